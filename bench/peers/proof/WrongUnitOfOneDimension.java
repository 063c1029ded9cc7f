// Defect: a number in mmol/L is used where mg/dL is meant.
import homeostat.kernel.Estimate;
import homeostat.kernel.Glucose;

final class WrongUnitOfOneDimension {
    private final Estimate<Glucose> glucose = new Estimate<>();
    private boolean value;

    void step(long nowNs) {
        value = isLow(5.5 * nowNs);
    }
    private boolean isLow(Estimate<Glucose> now) {
        return now.in(Glucose.MG_PER_DL) < 70;
    }

    public static void main(String[] arguments) {
        WrongUnitOfOneDimension device = new WrongUnitOfOneDimension();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
