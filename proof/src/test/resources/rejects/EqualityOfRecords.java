final class EqualityOfRecords {
    record Dose(double units) {
    }

    private final Dose dose = new Dose(1);
    private final Dose other = new Dose(2);
    private boolean isSame;

    void step(long nowNs) {
        isSame = dose.equals(other);
    }
}
