package homeostat.kernel;

public final class OrderPort {
    public final double lowBase;
    public final double highBase;
    public final Order working = new Order();

    public OrderPort(double lowBase, double highBase) {
        this.lowBase = lowBase;
        this.highBase = highBase;
    }
}
