package homeostat.trial.service;

import homeostat.device.kidney.Kidney;
import homeostat.kernel.Device;
import homeostat.kernel.Elementary;
import homeostat.kernel.Sheet;
import java.util.List;

/// The kidney on a bench: a machine that does as it is told and blood that only looks like some,
/// with everything that can be made wrong with them. The session is two hours long, the shortest
/// that may be prescribed.
public final class KidneyTestBench implements TestBench {
    private static final double SAMPLE_SECONDS = 0.2;
    private static final double FROM_SECONDS = 60;
    private static final double SESSION_SECONDS = 7200;
    private static final double THINNING_SECONDS = 280;
    private double removedMl;

    /// The bench.
    public KidneyTestBench() {
    }

    @Override
    public Device assemble() {
        Device device = Kidney.assemble();
        for (Sheet.ParameterRow row : device.sheet().parameters()) {
            switch (row.name()) {
                case "session length" -> device.stage(row.index(), SESSION_SECONDS);
                case "longest extension" -> device.stage(row.index(), 0);
                default -> { }
            }
        }
        return device;
    }

    @Override
    public double signal(String port, double seconds, Subject device, String provoked) {
        boolean isOn = seconds >= FROM_SECONDS || provoked.equals("session not started")
                || provoked.equals("no blood pressure");
        String fault = isOn ? provoked : NOTHING;
        double jitter = 1e-4 * Elementary.sin(37 * seconds);
        double set = isThrough(device) ? order(device, "ultrafiltration") : 0;
        return switch (port) {
            case "relative blood volume" -> bloodVolume(fault, seconds) + jitter;
            case "transmembrane pressure" -> fault.equals("membrane pressure high") ? 350
                    : 15 + set / 12;
            case "ultrafiltrate" -> fault.equals("control lost") ? Double.NaN
                    : removed(set, seconds);
            case "measured blood flow" -> bloodFlow(fault, device);
            case "clearance" -> fault.equals("dose out of reach") ? 0.08 : 0.25;
            case "systolic pressure" -> systolic(fault);
            case "diastolic pressure" -> systolic(fault) - 50;
            case "measured dialysate flow" -> isThrough(device) ? 0.5 : 0;
            default -> protective(port, fault, set);
        };
    }

    private static double bloodVolume(String fault, double seconds) {
        return switch (fault) {
            case "blood volume lost" -> Double.NaN;
            case "blood volume low" -> 1 - 0.22 * Math.min(1,
                    (seconds - FROM_SECONDS) / THINNING_SECONDS);
            default -> 1;
        };
    }

    private double removed(double set, double seconds) {
        removedMl = seconds == 0 ? 0 : removedMl + set * SAMPLE_SECONDS / 3600;
        return removedMl;
    }

    private static double bloodFlow(String fault, Subject device) {
        return switch (fault) {
            case "session not started" -> Double.NaN;
            case "no blood flow" -> 0;
            default -> order(device, "clamp permission") > 0.5 ? 0.3 : 0;
        };
    }

    private static double systolic(String fault) {
        return switch (fault) {
            case "blood pressure low", "fluid left" -> 70;
            case "no blood pressure" -> Double.NaN;
            default -> 130;
        };
    }

    private static double protective(String port, String fault, double set) {
        return switch (port) {
            case "air" -> switch (fault) {
                case "air in the blood line", "blood stopped" -> 1;
                case "protective sensor lost" -> Double.NaN;
                default -> 0;
            };
            case "blood leak" -> fault.equals("blood leak") ? 1 : 0;
            case "venous pressure" -> fault.equals("venous pressure wrong") ? 400 : 130;
            case "arterial line pressure" -> fault.equals("arterial line pressure wrong") ? -350
                    : -150;
            case "protective temperature" -> fault.equals("dialysate temperature wrong") ? 45
                    : 36.5;
            case "protective conductivity" -> fault.equals("dialysate mixture wrong") ? 170 : 138;
            case "protective balance" -> fault.equals("balance wrong") ? set + 2000 : set;
            case "ultrafiltration setting" -> set;
            default -> Double.NaN;
        };
    }

    private static boolean isThrough(Subject device) {
        return order(device, "clamp permission") > 0.5
                && order(device, "dialysate permission") > 0.5;
    }

    private static double order(Subject device, String port) {
        int index = device.sheet().port(port).index();
        return device.orderSequence(index) == 0 ? 0 : device.orderBase(index);
    }

    @Override
    public double sampleSeconds() {
        return SAMPLE_SECONDS;
    }

    @Override
    public int seconds() {
        return 420;
    }

    @Override
    public int secondsMax(String provoked) {
        return switch (provoked) {
            case "fluid left" -> (int) SESSION_SECONDS + 200;
            case "dose out of reach" -> 3600;
            default -> seconds();
        };
    }

    @Override
    public List<Channel> channels() {
        return List.of(
                new Channel("transmembrane pressure", "mmHg", 0, 400, 2, 0.01, 2, 1),
                new Channel("venous pressure", "mmHg", -50, 400, 2, 0.01, 3, 1),
                new Channel("arterial line pressure", "mmHg", -350, 50, 2, 0.01, 3, 1),
                new Channel("measured blood flow", "mL/min", 0, 500, 2, 0.03, 5, 2),
                new Channel("protective temperature", "°C", 33, 41, 0.3, 0.005, 0.05, 0.1),
                new Channel("protective conductivity", "mmol/L", 125, 155, 1, 0.01, 0.3, 0.3));
    }
}
