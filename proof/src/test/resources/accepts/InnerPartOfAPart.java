final class InnerPartOfAPart {
    private double total;

    private final class Meter {
        private double reading;

        void add(double more) {
            reading += more;
            total += more;
        }
    }

    private final Meter meter = new Meter();

    void step(long nowNs) {
        meter.add(nowNs);
    }
}
