final class IgnoredAnswerBehindAnInterface {
    interface Sensor {
        long read(long nowNs);
    }

    static final class Still implements Sensor {
        @Override
        public long read(long nowNs) {
            return nowNs;
        }
    }

    private final Sensor sensor = new Still();

    void step(long nowNs) {
        sensor.read(nowNs);
    }
}
