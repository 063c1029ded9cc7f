final class GenericSlotOfParts {
    static final class Slot<T> {
        private T value;

        Slot(T value) {
            this.value = value;
        }

        T value() {
            return value;
        }
    }

    static final class Gain {
        private double factor = 2;
    }

    private final Slot<Gain> slot = new Slot<>(new Gain());
    private double value;

    void step(long nowNs) {
        value = slot.value().factor * nowNs;
    }
}
