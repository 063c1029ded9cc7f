final class TextOfARecord {
    record Dose(double units) {
    }

    private final Dose dose = new Dose(1);
    private String text;

    void step(long nowNs) {
        text = dose.toString();
    }
}
