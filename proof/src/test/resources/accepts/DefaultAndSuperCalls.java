final class DefaultAndSuperCalls {
    interface Named {
        default int code() {
            return 1;
        }
    }

    abstract static class Base implements Named {
        double next(double x) {
            return x + code();
        }

        @Override
        public int code() {
            return Named.super.code() + 1;
        }
    }

    static final class Derived extends Base {
        @Override
        double next(double x) {
            return super.next(x) * 2;
        }
    }

    private final Base base = new Derived();
    private double value;

    void step(long nowNs) {
        value = base.next(nowNs);
    }
}
