package homeostat.trial.service;

import homeostat.device.vad.Vad;
import homeostat.kernel.Device;
import homeostat.kernel.Elementary;
import java.util.List;

/// The heart pump on a bench: a ventricle's pressure of 75 beats a minute at its inlet, a motor
/// that does as it is told, and everything that can be made wrong with them.
public final class VadTestBench implements TestBench {
    private static final double BEAT_SECONDS = 0.8;
    private static final double FROM_SECONDS = 30;
    private static final double PI = 3.141592653589793;

    /// The bench.
    public VadTestBench() {
    }

    @Override
    public Device assemble() {
        return Vad.assemble();
    }

    @Override
    public double signal(String port, double seconds, Subject device, String provoked) {
        boolean isOn = seconds >= FROM_SECONDS || provoked.equals("control not started");
        String fault = isOn ? provoked : NOTHING;
        double phase = seconds / BEAT_SECONDS - Math.floor(seconds / BEAT_SECONDS);
        double bump = phase < 0.4 ? Elementary.sin(PI * phase / 0.4) : 0;
        double jitter = 0.02 * Elementary.sin(37 * seconds);
        return switch (port) {
            case "inlet pressure" -> inlet(fault, phase, bump) + jitter;
            case "pump flow" -> flow(fault, bump) + jitter;
            case "power" -> fault.equals("power high") ? 25 : 6.5 + jitter;
            case "speed" -> speed(fault, device);
            default -> Double.NaN;
        };
    }

    private static double inlet(String fault, double phase, double bump) {
        double wave = 5 + 60 * bump;
        return switch (fault) {
            case "control lost", "control not started" -> Double.NaN;
            case "suction" -> phase > 0.8 ? -60 : wave;
            case "flow and filling disagree" -> wave + 7;
            default -> wave;
        };
    }

    private static double flow(String fault, double bump) {
        return switch (fault) {
            case "flow estimate lost" -> Double.NaN;
            case "flow low" -> 1 + 2 * bump;
            case "flow and filling disagree" -> -3 + 2 * bump;
            default -> 4 + 2.5 * bump;
        };
    }

    private static double speed(String fault, Subject device) {
        int order = device.sheet().port("speed order").index();
        double ordered = device.orderSequence(order) == 0 ? 5400 : device.orderBase(order);
        return switch (fault) {
            case "pump stopped" -> 0;
            case "pump does not follow" -> ordered - 800;
            default -> ordered;
        };
    }

    @Override
    public double sampleSeconds() {
        return 0.02;
    }

    @Override
    public int seconds() {
        return 80;
    }

    @Override
    public List<Channel> channels() {
        return List.of(
                new Channel("inlet pressure", "mmHg", -20, 160, 1, 0.01, 0.5, 0.2),
                new Channel("power", "W", 1, 20, 0.05, 0.03, 0.05, 0.05),
                new Channel("speed", "1/min", 3000, 9000, 0, 0.001, 5, 3));
    }
}
