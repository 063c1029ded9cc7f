package homeostat.kernel;

/// Guards nothing: what it is given, it orders.
public final class Guard {
    private final OrderPort port;

    Guard(OrderPort port) {
        this.port = port;
    }

    public void order(double amount) {
        port.write(amount);
    }

    public double lowBase() {
        return port.lowBase;
    }

    public double highBase() {
        return port.highBase;
    }
}
