// Defect: a pressure is given where a flow is asked for.
import homeostat.kernel.Estimate;
import homeostat.kernel.Flow;
import homeostat.kernel.Pressure;

final class WrongUnit {
    private final Estimate<Pressure> pressure = new Estimate<>();
    private double value;

    void step(long nowNs) {
        value = drive(pressure);
    }
    private static double drive(Estimate<Flow> flow) {
        return flow.in(Flow.LITRES_PER_MINUTE);
    }

    public static void main(String[] arguments) {
        WrongUnit device = new WrongUnit();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
