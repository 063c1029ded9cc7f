import homeostat.kernel.PartList;

final class ListOfParts {
    interface Stage {
        double next(double sample);
    }

    record Gain(double factor) implements Stage {
        @Override
        public double next(double sample) {
            return factor * sample;
        }
    }

    private final PartList<Stage> stages = new PartList<>(3);
    private double value;

    ListOfParts() {
        stages.add(new Gain(2));
        stages.add(new Gain(0.5));
    }

    void step(long nowNs) {
        double sample = nowNs;
        for (int i = 0; i < stages.size(); i++) {
            sample = stages.at(i).next(sample);
        }
        value = sample;
    }
}
