final class BridgesAndGenerics {
    interface Stage<I, O> {
        O apply(I in);
    }

    static class Slot {
        double value;
    }

    static final class Doubling implements Stage<Slot, Slot> {
        private final Slot out = new Slot();

        @Override
        public Slot apply(Slot in) {
            out.value = 2 * in.value;
            return out;
        }
    }

    private final Stage<Slot, Slot> stage = new Doubling();
    private final Slot in = new Slot();
    private double value;

    void step(long nowNs) {
        in.value = nowNs;
        value = stage.apply(in).value;
    }
}
