final class SynchronizedBehindACall {
    static class Account {
        private double units;

        void add(double more) {
            units += more;
        }
    }

    static final class Shared extends Account {
        @Override
        synchronized void add(double more) {
            super.add(more);
        }
    }

    private final Account account = new Shared();

    void step(long nowNs) {
        account.add(1);
    }
}
