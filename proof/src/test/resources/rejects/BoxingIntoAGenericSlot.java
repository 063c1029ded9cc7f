final class BoxingIntoAGenericSlot {
    static final class Slot<T> {
        private T value;

        void set(T other) {
            value = other;
        }
    }

    private final Slot<Double> slot = new Slot<>();

    void step(long nowNs) {
        slot.set((double) nowNs);
    }
}
