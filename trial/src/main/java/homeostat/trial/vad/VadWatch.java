package homeostat.trial.vad;

import homeostat.body.circulation.BeatMeter;
import homeostat.kernel.Admission;
import homeostat.kernel.Device;
import homeostat.kernel.Regime;
import homeostat.kernel.Sheet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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

    private final VadRun run;
    private final int controlLost;
    private final List<VadFinding> findings = new ArrayList<>();
    private final Map<VadRule, Double> since = new EnumMap<>(VadRule.class);
    private double lastRpm = Double.NaN;
    private long lastNs;
    private double seenSeconds;
    private int suckedBeats;
    private int suckedInRow;
    private boolean rowUnderFault;
    private int longestRow;

    VadWatch(VadRun run, Sheet sheet) {
        this.run = run;
        this.controlLost = sheet.alarm("control lost").index();
    }

    /// The device ordered a speed.
    void speed(double rpm, long atNs, VadWorld world) {
        double seconds = atNs / NS_PER_S;
        if (!(rpm >= LOWEST_RPM - ROUNDING && rpm <= HIGHEST_RPM + ROUNDING)) {
            add(VadRule.SPEED_OUT_OF_LIMITS, seconds, "%.0f/min", rpm);
        }
        if (!Double.isNaN(lastRpm)) {
            double most = lastRpm + RISE_RPM_PER_S * (atNs - lastNs) / NS_PER_S + ROUNDING;
            if (rpm > most) {
                add(VadRule.RAISED_TOO_FAST, seconds, "to %.0f/min", rpm);
            }
            boolean isBlind = seconds - seenSeconds > BLIND_SECONDS;
            if (isBlind && rpm > lastRpm + ROUNDING && rpm > VadBed.SAFE_RPM + ROUNDING) {
                add(VadRule.RAISED_BLIND, seconds, "to %.0f/min", rpm);
            }
        }
        lastRpm = rpm;
        lastNs = atNs;
    }

    /// What a gate said of a new order.
    void admission(Admission admission, long nowNs) {
        if (admission != Admission.ADMITTED) {
            findings.add(new VadFinding(VadRule.ORDER_REFUSED_AT_GATE, run, nowNs / NS_PER_S,
                    admission.toString()));
        }
    }

    /// Looks at a sample.
    void sample(double seconds, VadWorld world, Device device) {
        if (!world.isPressureLost()) {
            seenSeconds = seconds;
        }
        boolean isOpen = device.modes(0).publishedRegime() == Regime.FALLBACK;
        boolean isSilent = isOpen && !device.alarm(controlLost).state().isVisible();
        last(VadRule.LOSS_OF_CONTROL_NOT_ALARMED, isSilent, seconds, ALARM_SECONDS);
        last(VadRule.TASK_TRAPPED, device.isDistrusted(0), seconds, 0);
    }

    /// Looks at a beat that has just ended.
    void beat(double seconds, VadWorld world) {
        if (seconds < SETTLING_SECONDS) {
            return;
        }
        BeatMeter beat = world.patient().beat();
        if (world.patient().isSuckedBeat()) {
            rowUnderFault = suckedInRow == 0 ? world.isFailing() : rowUnderFault
                    || world.isFailing();
            suckedBeats++;
            suckedInRow++;
            longestRow = Math.max(longestRow, suckedInRow);
            if (suckedInRow == RELEASE_BEATS + 1) {
                add(rowUnderFault ? VadRule.SUCTION_UNDER_FAULT : VadRule.SUCTION_NOT_RELEASED,
                        seconds, "at %.0f/min", world.speedRpm());
            }
        } else {
            suckedInRow = 0;
        }
        last(VadRule.LOW_OUTPUT, beat.outputLPerMin() < 3, seconds, 30);
        last(VadRule.LOW_PRESSURE, beat.aorta().mean() < 60, seconds, 30);
        last(VadRule.CONGESTION, beat.pulmonaryVein().mean() > 25, seconds, 60);
        last(VadRule.BACKFLOW, beat.pumpLPerMin() < 0, seconds, 0);
    }

    /// A condition that becomes a finding once it has lasted.
    private void last(VadRule rule, boolean isPresent, double seconds, double length) {
        if (!isPresent) {
            since.remove(rule);
            return;
        }
        double from = since.computeIfAbsent(rule, ignored -> seconds);
        if (from >= 0 && seconds - from >= length) {
            add(rule, from, "for %.0f s or more", length);
            since.put(rule, -1.0);
        }
    }

    /// What follows within [#SAME_SECONDS] of the like is the same thing going on.
    private void add(VadRule rule, double seconds, String form, double number) {
        for (VadFinding each : findings) {
            if (each.rule() == rule && seconds - each.at() < SAME_SECONDS) {
                return;
            }
        }
        findings.add(new VadFinding(rule, run, seconds,
                String.format(Locale.ROOT, form, number)));
    }

    int suckedBeats() {
        return suckedBeats;
    }

    int longestRow() {
        return longestRow;
    }

    List<VadFinding> finish() {
        return List.copyOf(findings);
    }
}
