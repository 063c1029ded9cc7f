package homeostat.trial.service;

import homeostat.device.heart.ArtificialHeart;
import homeostat.kernel.Device;
import homeostat.kernel.Elementary;
import java.util.List;

/// The artificial heart on a bench: two atria at their usual pressures, a drive that moves what it
/// is told, and everything that can be made wrong with them. Pressures that are made wrong move
/// slowly: a jump would not be believed, and rightly.
public final class HeartTestBench implements TestBench {
    private static final double FROM_SECONDS = 30;
    private static final double MMHG_PER_SECOND = 0.5;
    private static final double LITRES_PER_ML = 1e-3;

    /// The bench.
    public HeartTestBench() {
    }

    @Override
    public Device assemble() {
        return ArtificialHeart.assemble();
    }

    @Override
    public double signal(String port, double seconds, Subject device, String provoked) {
        boolean isOn = seconds >= FROM_SECONDS || provoked.equals("control not started");
        String fault = isOn ? provoked : NOTHING;
        double jitter = 0.1 * Elementary.sin(37 * seconds);
        double moved = MMHG_PER_SECOND * (seconds - FROM_SECONDS);
        return switch (port) {
            case "left inflow pressure" -> left(fault, moved) + jitter;
            case "right inflow pressure" -> right(fault, moved) + jitter;
            case "left flow" -> flow(fault, device, "left stroke");
            case "right flow" -> flow(fault, device, "right stroke");
            default -> Double.NaN;
        };
    }

    private static double left(String fault, double moved) {
        return switch (fault) {
            case "control lost", "control not started", "one inflow pressure lost" -> Double.NaN;
            case "left atrial pressure high" -> Math.min(9 + moved, 22);
            case "inflow low" -> Math.max(9 - moved, -1);
            default -> 9;
        };
    }

    private static double right(String fault, double moved) {
        return switch (fault) {
            case "control lost", "control not started" -> Double.NaN;
            case "right atrial pressure high" -> Math.min(5 + moved, 18);
            default -> 5;
        };
    }

    private static double flow(String fault, Subject device, String stroke) {
        int rate = device.sheet().port("beat rate").index();
        int side = device.sheet().port(stroke).index();
        double ordered = device.orderBase(rate) * device.orderBase(side) * LITRES_PER_ML;
        return switch (fault) {
            case "flow not known" -> Double.NaN;
            case "drive does not follow" -> 0.75 * ordered;
            case "output low" -> 3;
            default -> ordered;
        };
    }

    @Override
    public double sampleSeconds() {
        return 0.02;
    }

    @Override
    public int seconds() {
        return 100;
    }

    @Override
    public List<Channel> channels() {
        return List.of(
                new Channel("left inflow pressure", "mmHg", -5, 30, 0.5, 0.01, 0.3, 0.1),
                new Channel("right inflow pressure", "mmHg", -5, 30, 0.5, 0.01, 0.3, 0.1),
                new Channel("left flow", "L/min", 3, 8, 0, 0.02, 0.05, 0.03),
                new Channel("right flow", "L/min", 3, 8, 0, 0.02, 0.05, 0.03));
    }
}
