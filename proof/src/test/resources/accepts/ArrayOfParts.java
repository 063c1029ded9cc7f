final class ArrayOfParts {
    interface Stage {
        double next(double sample);
    }

    record Gain(double factor) implements Stage {
        @Override
        public double next(double sample) {
            return factor * sample;
        }
    }

    record Offset(double shift) implements Stage {
        @Override
        public double next(double sample) {
            return sample + shift;
        }
    }

    private final Stage[] stages = {new Gain(2), new Offset(1), new Gain(0.5)};
    private double value;

    void step(long nowNs) {
        double sample = nowNs;
        for (Stage stage : stages) {
            sample = stage.next(sample);
        }
        value = sample;
    }
}
