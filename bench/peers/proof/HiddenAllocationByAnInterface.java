// Defect: one of several filters behind an interface allocates.
final class HiddenAllocationByAnInterface {
    interface Filter {
        double next(double sample);
    }

    static final class Mean implements Filter {
        private double mean;

        @Override
        public double next(double sample) {
            mean += (sample - mean) / 8;
            return mean;
        }
    }

    static final class Middle implements Filter {
        @Override
        public double next(double sample) {
            double[] three = {sample, 1, 2};
            return Math.max(Math.min(three[0], three[1]), Math.min(three[1], three[2]));
        }
    }

    private final Filter[] filters = {new Mean(), new Middle()};
    private double value;

    void step(long nowNs) {
        value = nowNs;
        for (Filter filter : filters) {
            value = filter.next(value);
        }
    }

    public static void main(String[] arguments) {
        HiddenAllocationByAnInterface device = new HiddenAllocationByAnInterface();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
