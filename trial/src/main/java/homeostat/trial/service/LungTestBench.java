package homeostat.trial.service;

import homeostat.device.lung.Lung;
import homeostat.kernel.Device;
import homeostat.kernel.Elementary;
import java.util.List;

/// The lung on a bench: gases that stand at their targets, a ventilator and a valve that do as they
/// are told, and everything that can be made wrong with them.
public final class LungTestBench implements TestBench {
    private static final double FROM_SECONDS = 60;

    /// The bench.
    public LungTestBench() {
    }

    @Override
    public Device assemble() {
        return Lung.assemble();
    }

    @Override
    public double signal(String port, double seconds, Subject device, String provoked) {
        boolean isOn = seconds >= FROM_SECONDS || provoked.equals("control not started");
        String fault = isOn ? provoked : NOTHING;
        double jitter = 1e-3 * Elementary.sin(37 * seconds);
        return switch (port) {
            case "oxygen saturation" -> saturation(fault) + jitter;
            case "arterial carbon dioxide" -> arterial(fault) + jitter;
            case "membrane carbon dioxide" -> 38 + jitter;
            case "plateau pressure" -> fault.equals("plateau high") ? 34 : 22;
            case "delivered oxygen" -> fault.equals("oxygen not delivered") ? 0.2
                    : Math.max(0.25, order(device, "inspired oxygen"));
            case "delivered sweep" -> fault.equals("sweep not delivered") ? 0
                    : order(device, "sweep gas");
            default -> Double.NaN;
        };
    }

    private static double saturation(String fault) {
        return switch (fault) {
            case "saturation lost", "oxygen control lost", "control not started" -> Double.NaN;
            case "saturation low" -> 0.82;
            default -> 0.92;
        };
    }

    private static double arterial(String fault) {
        return switch (fault) {
            case "carbon dioxide lost", "carbon dioxide control lost" -> Double.NaN;
            case "carbon dioxide out of bounds" -> 24;
            default -> 45;
        };
    }

    private static double order(Subject device, String port) {
        int index = device.sheet().port(port).index();
        return device.orderSequence(index) == 0 ? 0 : device.orderBase(index);
    }

    @Override
    public double sampleSeconds() {
        return 0.25;
    }

    @Override
    public int seconds() {
        return 240;
    }

    @Override
    public List<Channel> channels() {
        return List.of(
                new Channel("oxygen saturation", "%", 70, 100, 0.5, 0.005, 0.7, 0.3),
                new Channel("arterial carbon dioxide", "mmHg", 20, 90, 1, 0.02, 0.3, 0.2),
                new Channel("membrane carbon dioxide", "mmHg", 20, 90, 1, 0.02, 0.15, 0.15),
                new Channel("plateau pressure", "cmH2O", 0, 50, 0.3, 0.01, 0.3, 0.15),
                new Channel("delivered oxygen", "%", 21, 100, 0.5, 0.01, 0.5, 0.2),
                new Channel("delivered sweep", "L/min", 0, 10, 0.02, 0.02, 0.05, 0.02));
    }
}
