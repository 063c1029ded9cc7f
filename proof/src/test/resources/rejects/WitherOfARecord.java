final class WitherOfARecord {
    record Settings(double basal, double ratio) {
        Settings withBasal(double other) {
            return new Settings(other, ratio);
        }
    }

    private Settings settings = new Settings(1, 10);

    void step(long nowNs) {
        settings = settings.withBasal(nowNs);
    }
}
