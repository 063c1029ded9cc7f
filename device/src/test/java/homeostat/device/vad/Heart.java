package homeostat.device.vad;

import homeostat.kernel.AlarmState;
import homeostat.kernel.Device;
import homeostat.kernel.Quality;

/// A ventricle that only looks like one, for the tests of this package: what its sensors say is
/// what the test says.
final class Heart {
    static final int INLET = 0;
    static final int FLOW = 1;
    static final int POWER = 2;
    static final int TURNING = 3;
    static final int SPEED = 0;
    static final int PULSE = 1;
    static final long STEP_NS = 20_000_000L;
    private static final int STEPS_A_BEAT = 40;

    /// What is wrong with a sensor.
    enum Fault {
        NONE, PRESSURE_SILENT, PRESSURE_NAN, PRESSURE_STUCK, PRESSURE_UP, PRESSURE_DOWN,
        PRESSURE_OUT_OF_RANGE, FLOW_SILENT, FLOW_NAN, FLOW_STUCK, FLOW_LOW, POWER_SILENT,
        POWER_NAN, SPEED_SILENT, SPEED_NAN, SPEED_ZERO
    }

    final Device device;
    double fillingMmHg = 5;
    boolean sucks;
    double flowLPerMin = 5;
    /// By how much flow rises while the heart contracts, and falls while the wall is drawn in.
    double strokeLPerMin = 2;
    double dipLPerMin = 3;
    Fault fault = Fault.NONE;
    long step;
    double highestRiseRpm;
    double lowestRpm = Double.POSITIVE_INFINITY;
    double highestRpm;
    private double lastRpm = Double.NaN;
    private double heldMmHg = 5;
    private double heldLPerMin = 5;

    Heart() {
        this(Vad.assemble());
        device.confirm();
    }

    Heart(Device device) {
        this.device = device;
    }

    /// A heart whose pump has been regulating for a while.
    static Heart regulating() {
        Heart heart = new Heart();
        heart.live(600);
        return heart;
    }

    void live(int steps) {
        for (int i = 0; i < steps; i++) {
            step();
        }
    }

    void step() {
        long nowNs = step * STEP_NS;
        int phase = (int) (step % STEPS_A_BEAT);
        offer(phase, nowNs);
        device.advance(nowNs + STEP_NS / 2);
        watch();
        step++;
    }

    private void offer(int phase, long nowNs) {
        boolean isSystole = phase < STEPS_A_BEAT / 3;
        double flow = flowLPerMin + (isSystole ? strokeLPerMin : 0) + 0.01 * (step % 7)
                - (sucks && phase > 30 ? dipLPerMin : 0);
        double costs = 0.0677 / 0.06 * flow;
        double mmHg = fillingMmHg + (isSystole ? 50 : 0.2 * (phase % 5)) - costs
                - (sucks && phase > 30 ? 40 : 0);
        boolean isPressureStuck = fault == Fault.PRESSURE_STUCK;
        double shownMmHg = switch (fault) {
            case PRESSURE_NAN -> Double.NaN;
            case PRESSURE_UP -> mmHg + 20;
            case PRESSURE_DOWN -> mmHg - 20;
            case PRESSURE_OUT_OF_RANGE -> 900;
            default -> isPressureStuck ? heldMmHg : mmHg;
        };
        heldMmHg = isPressureStuck ? heldMmHg : mmHg;
        double shownFlow = switch (fault) {
            case FLOW_NAN -> Double.NaN;
            case FLOW_STUCK -> heldLPerMin;
            case FLOW_LOW -> flow - 4;
            default -> flow;
        };
        heldLPerMin = fault == Fault.FLOW_STUCK ? heldLPerMin : flow;
        if (fault != Fault.PRESSURE_SILENT) {
            device.offer(INLET, shownMmHg, Quality.GOOD.code(), nowNs);
        }
        if (fault != Fault.FLOW_SILENT) {
            device.offer(FLOW, shownFlow, Quality.GOOD.code(), nowNs);
        }
        if (fault != Fault.POWER_SILENT) {
            device.offer(POWER, fault == Fault.POWER_NAN ? Double.NaN : 4.5,
                    Quality.GOOD.code(), nowNs);
        }
        if (fault != Fault.SPEED_SILENT) {
            double rpm = fault == Fault.SPEED_NAN ? Double.NaN : fault == Fault.SPEED_ZERO ? 0
                    : device.orderSequence(SPEED) == 0 ? 5400 : device.orderBase(SPEED);
            device.offer(TURNING, rpm, Quality.GOOD.code(), nowNs);
        }
    }

    private void watch() {
        if (device.orderSequence(SPEED) == 0) {
            return;
        }
        double rpm = speedRpm();
        if (!Double.isNaN(lastRpm)) {
            highestRiseRpm = Math.max(highestRiseRpm, rpm - lastRpm);
        }
        lastRpm = rpm;
        lowestRpm = Math.min(lowestRpm, rpm);
        highestRpm = Math.max(highestRpm, rpm);
    }

    double speedRpm() {
        return device.orderBase(SPEED);
    }

    String mode() {
        return device.sheet().modeName(0, device.modes(0).publishedCode());
    }

    boolean sounds(String alarm) {
        AlarmState state = device.alarm(device.sheet().alarm(alarm).index()).state();
        return state.isVisible();
    }
}
