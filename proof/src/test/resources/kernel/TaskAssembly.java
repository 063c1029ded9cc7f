package homeostat.kernel;

public final class TaskAssembly {
    private TaskAssembly() {
    }

    public static Guard guard(double lowBase, double highBase) {
        return new Guard(new OrderPort(lowBase, highBase));
    }
}
