import homeostat.kernel.Mode;

/// The only implementor that allocates is made by task code itself, on its first transition.
final class LateImplementorAllocates {
    interface Phase {
        double gain(double sample);
    }

    static final class Rest implements Phase {
        @Override
        public double gain(double sample) {
            return 0;
        }
    }

    record Pulse(long sinceNs) implements Phase, Mode {
        @Override
        public double gain(double sample) {
            return new double[] {sample}[0];
        }
    }

    private Phase phase = new Rest();
    private double value;

    void step(long nowNs) {
        value = phase.gain(nowNs);
        if (nowNs == 5) {
            phase = new Pulse(nowNs);
        }
    }
}
