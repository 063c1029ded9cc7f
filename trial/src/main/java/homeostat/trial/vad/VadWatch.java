package homeostat.trial.vad;

import homeostat.body.circulation.BeatMeter;
import homeostat.kernel.Admission;
import homeostat.kernel.Device;
import homeostat.kernel.Regime;
import homeostat.kernel.Sheet;
import homeostat.trial.organ.Finding;
import homeostat.trial.organ.Findings;
import java.util.List;

/// Watches one run by the [VadRule]s. It knows the truth, which the device does not.
final class VadWatch {
    private static final double NS_PER_S = 1e9;
    private static final double LOWEST_RPM = 4500;
    private static final double HIGHEST_RPM = 8200;
    private static final double RISE_RPM_PER_S = 100;
    private static final double ROUNDING = 1e-6;
    private static final double BLIND_SECONDS = 3;
    private static final double ALARM_SECONDS = 2;
    private static final int RELEASE_BEATS = 2;
    private static final double SAME_SECONDS = 30;
    private static final int SETTLING_SECONDS = 20;

    private final int controlLost;
    private final Findings findings;
    private double lastRpm = Double.NaN;
    private long lastNs;
    private double seenSeconds;
    private int suckedBeats;
    private int suckedInRow;
    private boolean rowUnderFault;
    private int longestRow;

    VadWatch(String replay, Sheet sheet) {
        this.findings = new Findings(replay, SAME_SECONDS);
        this.controlLost = sheet.alarm("control lost").index();
    }

    /// The device ordered a speed.
    void speed(double rpm, long atNs) {
        double seconds = atNs / NS_PER_S;
        if (!(rpm >= LOWEST_RPM - ROUNDING && rpm <= HIGHEST_RPM + ROUNDING)) {
            findings.add(VadRule.SPEED_OUT_OF_LIMITS, seconds, "%.0f/min", rpm);
        }
        if (!Double.isNaN(lastRpm)) {
            double most = lastRpm + RISE_RPM_PER_S * (atNs - lastNs) / NS_PER_S + ROUNDING;
            if (rpm > most) {
                findings.add(VadRule.RAISED_TOO_FAST, seconds, "to %.0f/min", rpm);
            }
            boolean isBlind = seconds - seenSeconds > BLIND_SECONDS;
            if (isBlind && rpm > lastRpm + ROUNDING && rpm > VadOrgan.SAFE_RPM + ROUNDING) {
                findings.add(VadRule.RAISED_BLIND, seconds, "to %.0f/min", rpm);
            }
        }
        lastRpm = rpm;
        lastNs = atNs;
    }

    /// A gate did not let an order through.
    void refused(Admission why, double seconds) {
        findings.add(VadRule.ORDER_REFUSED_AT_GATE, seconds, why.toString());
    }

    /// Looks at a sample.
    void sample(double seconds, VadWorld world, Device device) {
        if (!world.isPressureLost()) {
            seenSeconds = seconds;
        }
        boolean isOpen = device.modes(0).publishedRegime() == Regime.FALLBACK;
        boolean isSilent = isOpen && !device.alarm(controlLost).state().isVisible();
        findings.last(VadRule.LOSS_OF_CONTROL_NOT_ALARMED, isSilent, seconds, ALARM_SECONDS);
        findings.last(VadRule.TASK_TRAPPED, device.isDistrusted(0), seconds, 0);
    }

    /// Looks at a beat that has just ended.
    void beat(double seconds, VadWorld world) {
        if (seconds < SETTLING_SECONDS) {
            return;
        }
        BeatMeter beat = world.patient().beat();
        if (world.patient().isSuckedBeat()) {
            boolean isExcused = world.isFailing(0) || world.isNow(VadKind.HOLD);
            rowUnderFault = isExcused || suckedInRow > 0 && rowUnderFault;
            suckedBeats++;
            suckedInRow++;
            longestRow = Math.max(longestRow, suckedInRow);
            if (suckedInRow == RELEASE_BEATS + 1) {
                findings.add(rowUnderFault ? VadRule.SUCTION_UNDER_FAULT
                        : VadRule.SUCTION_NOT_RELEASED, seconds, "at %.0f/min", world.speedRpm());
            }
        } else {
            suckedInRow = 0;
        }
        findings.last(VadRule.LOW_OUTPUT, beat.outputLPerMin() < 3, seconds, 30);
        findings.last(VadRule.LOW_PRESSURE, beat.aorta().mean() < 60, seconds, 30);
        findings.last(VadRule.CONGESTION, beat.pulmonaryVein().mean() > 25, seconds, 60);
        findings.last(VadRule.BACKFLOW, beat.pumpLPerMin() < 0, seconds, 0);
    }

    int suckedBeats() {
        return suckedBeats;
    }

    int longestRow() {
        return longestRow;
    }

    List<Finding> all() {
        return findings.all();
    }
}
