final class StaticWriteBehindAnInterface {
    interface Sink {
        void take(long nowNs);
    }

    static final class Global implements Sink {
        private static long last;

        @Override
        public void take(long nowNs) {
            last = nowNs;
        }
    }

    private final Sink sink = new Global();

    void step(long nowNs) {
        sink.take(nowNs);
    }
}
