package homeostat.trial.vad;

import homeostat.kernel.AlarmState;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;

/// How well suction is seen, beat by beat.
///
/// A beat of suction counts as seen when the device said so by the end of the next beat; a beat
/// without, and without one right before or after it, counts against the device when it said so.
final class SuctionCount {
    private static final double SETTLING_SECONDS = 20;

    private final int alarm;
    private long seen;
    private long missed;
    private long clear;
    private long falsely;
    private boolean saidNow;
    private boolean saidBefore;
    private boolean suckedBefore;
    private boolean suckedLong;
    private long beats;

    SuctionCount(Sheet sheet) {
        alarm = sheet.alarm("suction").index();
    }

    /// Looks at a sample.
    void sample(Device device) {
        saidNow |= device.alarm(alarm).state() == AlarmState.ACTIVE;
    }

    /// Looks at a beat that has just ended; the one before it is judged.
    void beat(double seconds, boolean isSucked) {
        if (beats > 1 && seconds > SETTLING_SECONDS) {
            judge(isSucked);
        }
        beats++;
        suckedLong = suckedBefore;
        suckedBefore = isSucked;
        saidBefore = saidNow;
        saidNow = false;
    }

    private void judge(boolean isSuckedNow) {
        if (suckedBefore && (saidBefore || saidNow)) {
            seen++;
        } else if (suckedBefore) {
            missed++;
        } else if (!isSuckedNow && !suckedLong && saidBefore) {
            falsely++;
        } else if (!isSuckedNow && !suckedLong) {
            clear++;
        }
    }

    long seen() {
        return seen;
    }

    long missed() {
        return missed;
    }

    long clear() {
        return clear;
    }

    long falsely() {
        return falsely;
    }
}
