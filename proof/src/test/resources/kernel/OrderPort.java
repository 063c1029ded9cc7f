package homeostat.kernel;

public final class OrderPort {
    final double lowBase;
    final double highBase;
    private final Order working = new Order();

    OrderPort(double lowBase, double highBase) {
        this.lowBase = lowBase;
        this.highBase = highBase;
    }

    void write(double base) {
        working.base = base;
    }
}
