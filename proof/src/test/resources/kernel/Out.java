package homeostat.kernel;

public final class Out {
    private final double lowBase;
    private final double highBase;
    private final Reading working = new Reading();

    public Out(double lowBase, double highBase) {
        this.lowBase = lowBase;
        this.highBase = highBase;
    }

    public void set(double value) {
        working.base = value;
        working.quality = Quality.GOOD;
    }

    public void grade(double value) {
        working.base = value;
        boolean inRange = value >= lowBase && value <= highBase;
        working.quality = inRange ? Quality.GOOD : Quality.IMPLAUSIBLE;
    }

    public void gradeByTheWrongTest(double value) {
        working.base = value;
        working.quality = value < lowBase || value > highBase
                ? Quality.IMPLAUSIBLE : Quality.GOOD;
    }

    public void gradeAbove(double value) {
        working.base = value;
        working.quality = value <= highBase ? Quality.GOOD : Quality.IMPLAUSIBLE;
    }

    public void gradeTooLate(double value) {
        boolean inRange = working.base >= lowBase && working.base <= highBase;
        working.base = value;
        working.quality = inRange ? Quality.GOOD : Quality.IMPLAUSIBLE;
    }

    public void clamp(double value) {
        working.base = value > highBase ? highBase : value >= lowBase ? value : lowBase;
        working.quality = Quality.GOOD;
    }

    public void missing() {
        working.base = Double.NaN;
        working.quality = Quality.MISSING;
    }
}
