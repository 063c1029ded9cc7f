package homeostat.trial.kidney;

import homeostat.kernel.Admission;
import homeostat.kernel.Device;
import homeostat.kernel.Regime;
import homeostat.kernel.Sheet;
import homeostat.trial.organ.Finding;
import homeostat.trial.organ.Findings;
import java.util.List;

/// Watches one session by the [KidneyRule]s. It knows the truth, which the device does not.
final class KidneyWatch {
    private static final double ROUNDING = 1e-6;
    private static final double SAME_SECONDS = 300;
    private static final double LOW_MMHG = 90;
    private static final double WELL_MMHG = 100;
    private static final double GATE_SECONDS = 1.5;

    private final Findings findings;
    private final double mostMlPerHour;
    private final double goalMl;
    private final int controlLost;
    private final int bloodStopped;
    private double airMl;
    private double lowSeconds;
    private boolean falling;
    private int events;
    private double pressureLowSeconds;
    private double noFlowSeconds;

    KidneyWatch(String replay, Sheet sheet, double mostMlPerHour, double goalMl) {
        this.findings = new Findings(replay, SAME_SECONDS);
        this.mostMlPerHour = mostMlPerHour;
        this.goalMl = goalMl;
        this.controlLost = sheet.alarm("control lost").index();
        this.bloodStopped = sheet.alarm("blood stopped").index();
    }

    void refused(Admission why, double seconds) {
        findings.add(KidneyRule.REFUSED_AT_GATE, seconds, why.toString());
    }

    /// The control ordered a rate; `shownSystolicMmHg` is what the cuff said last.
    void rate(double mlPerHour, double shownSystolicMmHg, double seconds) {
        if (mlPerHour > mostMlPerHour + ROUNDING) {
            findings.add(KidneyRule.ORDERED_TOO_FAST, seconds, "%.0f mL/h", mlPerHour);
        }
        if (mlPerHour > ROUNDING && noFlowSeconds > GATE_SECONDS) {
            findings.add(KidneyRule.DRAWN_WITHOUT_FLOW, seconds, "%.0f mL/h", mlPerHour);
        }
        boolean isLow = shownSystolicMmHg < KidneyOrgan.LOWEST_SYSTOLIC_MMHG
                && pressureLowSeconds > GATE_SECONDS;
        if (mlPerHour > ROUNDING && isLow) {
            findings.add(KidneyRule.DRAWN_AT_LOW_PRESSURE, seconds, "%.0f mL/h", mlPerHour);
        }
    }

    /// One sample of the truth.
    ///
    /// @param shownSystolicMmHg what the cuff said last, NaN for nothing
    void sample(KidneyWorld world, Device device, double shownSystolicMmHg, double step) {
        double seconds = world.seconds();
        DialysisMachine machine = world.machine();
        double systolic = world.body().pressure().systolicMmHg();
        noFlowSeconds = machine.bloodLPerMin() > 0 ? 0 : noFlowSeconds + step;
        pressureLowSeconds = shownSystolicMmHg < KidneyOrgan.LOWEST_SYSTOLIC_MMHG
                ? pressureLowSeconds + step : 0;
        findings.last(KidneyRule.DRAWN_BEYOND_GOAL, machine.trueMl() > goalMl + 300, seconds, 0);
        findings.last(KidneyRule.BALANCE_UNKNOWN,
                Math.abs(machine.trueMl() - machine.countedMl()) > 400, seconds, 0);
        fall(systolic, seconds, step);
        boolean isFlowing = machine.bloodLPerMin() > 0;
        airMl = isFlowing && world.airMlPerSecond() > 0 ? airMl + world.airMlPerSecond() * step
                : 0;
        findings.last(KidneyRule.AIR_PASSED, airMl > 5, seconds, 0);
        findings.last(KidneyRule.LEAK_GOES_ON, isFlowing && world.leakMlPerMin() >= 0.5, seconds,
                10);
        findings.last(KidneyRule.BLED_FROM_NEEDLE, isFlowing && world.isNeedleOut(), seconds, 6);
        findings.last(KidneyRule.WRONG_DIALYSATE, world.isDialysateWrong(), seconds, 5);
        findings.last(KidneyRule.BLOOD_STOOD, noFlowSeconds > 300, seconds, 0);
        findings.last(KidneyRule.SODIUM_CHANGED, Math.abs(world.sodiumChangeMmolPerL()) > 8,
                seconds, 0);
        lost(device, seconds);
    }

    private void fall(double systolic, double seconds, double step) {
        lowSeconds = systolic < LOW_MMHG ? lowSeconds + step : 0;
        if (lowSeconds >= 120 && !falling) {
            falling = true;
            events++;
            findings.add(KidneyRule.HYPOTENSION, seconds, "%.0f mmHg", systolic);
        }
        falling &= systolic <= WELL_MMHG;
    }

    private void lost(Device device, double seconds) {
        boolean isOpen = device.modes(0).publishedRegime() == Regime.FALLBACK;
        boolean isStopped = device.modes(1).publishedRegime() == Regime.FALLBACK;
        boolean isSilent = isOpen && !device.alarm(controlLost).state().isVisible()
                || isStopped && !device.alarm(bloodStopped).state().isVisible();
        findings.last(KidneyRule.LOSS_NOT_ALARMED, isSilent, seconds, 2);
        findings.last(KidneyRule.TASK_TRAPPED, device.isDistrusted(0) || device.isDistrusted(1),
                seconds, 0);
    }

    int events() {
        return events;
    }

    List<Finding> all() {
        return findings.all();
    }
}
