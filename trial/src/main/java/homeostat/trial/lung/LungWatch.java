package homeostat.trial.lung;

import homeostat.kernel.Admission;
import homeostat.kernel.Device;
import homeostat.kernel.Regime;
import homeostat.kernel.Sheet;
import homeostat.trial.organ.Finding;
import homeostat.trial.organ.Findings;
import java.util.List;

/// Watches one run by the [LungRule]s. It knows the truth, which the device does not.
final class LungWatch {
    private static final double ROUNDING = 1e-6;
    private static final double SAME_SECONDS = 300;
    private static final double BLIND_SECONDS = 10;
    private static final double LOW_SECONDS = 60;
    private static final int QUARTER_ROWS = 45;
    private static final double ROW_SECONDS = 20;

    private final Findings findings;
    private final int[] lost = new int[2];
    private final double weightKg;
    private final double[] quarter = new double[QUARTER_ROWS];
    private long rows;
    private double lastOxygen = Double.NaN;
    private double sentSeconds;
    private double lowSeconds;
    private double lastSeconds;

    LungWatch(String replay, Sheet sheet, double weightKg) {
        findings = new Findings(replay, SAME_SECONDS);
        this.weightKg = weightKg;
        lost[0] = sheet.alarm("oxygen control lost").index();
        lost[1] = sheet.alarm("carbon dioxide control lost").index();
    }

    void refused(Admission why, double seconds) {
        findings.add(LungRule.REFUSED_AT_GATE, seconds, why.toString());
    }

    /// The device ordered an inspired oxygen.
    void oxygen(double share, LungWorld world) {
        String detail = "to %.3f";
        double seconds = world.seconds();
        if (share < LungOrgan.LEAST_OXYGEN - ROUNDING) {
            findings.add(LungRule.ROOM_AIR, seconds, detail, share);
        }
        boolean isLower = share < lastOxygen - ROUNDING;
        boolean isBlind = seconds - sentSeconds > BLIND_SECONDS;
        if (isLower && isBlind && share < LungOrgan.BACKUP_OXYGEN - ROUNDING) {
            findings.add(LungRule.LOWERED_BLIND, seconds, detail, share);
        }
        if (isLower && !isBlind && lowSeconds > LOW_SECONDS) {
            findings.add(LungRule.LOWERED_WHILE_LOW, seconds, detail, share);
        }
        lastOxygen = share;
    }

    /// The device ordered a breath.
    void breath(double ml, double seconds) {
        if (ml > 8 * weightKg + ROUNDING) {
            findings.add(LungRule.BREATH_TOO_LARGE, seconds, "%.0f mL", ml);
        }
    }

    /// One sample of the truth.
    void sample(LungWorld world, Device device) {
        double seconds = world.seconds();
        double step = seconds - lastSeconds;
        lastSeconds = seconds;
        boolean isSent = !world.isNow(LungKind.SATURATION_SILENT)
                && !world.isNow(LungKind.SATURATION_NAN);
        sentSeconds = isSent ? seconds : sentSeconds;
        double saturation = world.saturation();
        boolean isTrue = !world.isNow(LungKind.SATURATION_STUCK)
                && !world.isNow(LungKind.SATURATION_DRIFT);
        lowSeconds = saturation < 0.85 && isTrue ? lowSeconds + step : 0;
        findings.last(LungRule.DESATURATION, saturation < 0.8, seconds, 30);
        findings.last(LungRule.CARBON_DIOXIDE_HIGH,
                world.arterialMmHg() > 80, seconds, 600);
        boolean isPressed = world.plateauCmH2o() > 31 && world.breathMl() > 4.1 * weightKg
                && !world.isNow(LungKind.PLATEAU_SILENT)
                && !world.isNow(LungKind.ORDERS_LOST);
        findings.last(LungRule.PLATEAU_KEPT_HIGH, isPressed, seconds, 120);
        boolean isSilent = false;
        for (int cell = 0; cell < lost.length; cell++) {
            isSilent |= device.modes(cell).publishedRegime() == Regime.FALLBACK
                    && !device.alarm(lost[cell]).state().isVisible();
        }
        findings.last(LungRule.LOSS_NOT_ALARMED, isSilent, seconds, 2);
        findings.last(LungRule.TASK_TRAPPED, device.isDistrusted(0), seconds, 0);
        fall(world, seconds);
    }

    private void fall(LungWorld world, double seconds) {
        if (seconds < rows * ROW_SECONDS) {
            return;
        }
        int row = (int) (rows % QUARTER_ROWS);
        double now = world.arterialMmHg();
        boolean isFast = rows >= QUARTER_ROWS && quarter[row] - now > 7;
        findings.last(LungRule.CARBON_DIOXIDE_FELL, isFast, seconds, 0);
        quarter[row] = now;
        rows++;
    }

    List<Finding> all() {
        return findings.all();
    }
}
