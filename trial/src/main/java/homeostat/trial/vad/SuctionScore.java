package homeostat.trial.vad;

import homeostat.body.circulation.HeartFailure;
import homeostat.kernel.AlarmState;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.trial.ClosedLoop;
import java.util.List;

/// How well suction is seen when nothing is done about it: the pump is held at a rising speed on
/// each person, with each fault of the sensors in turn, and every beat is counted.
///
/// A beat of suction counts as seen when the device said so by the end of the next beat; a beat
/// without, and without one right before it, counts against the device when it said so in it.
///
/// @param seen beats of suction that were seen
/// @param missed beats of suction that were not
/// @param clear other beats in which nothing was said
/// @param falsely other beats in which suction was
public record SuctionScore(long seen, long missed, long clear, long falsely) {
    private static final int RUN_SECONDS = 90;
    private static final double FROM_RPM = 5000;
    private static final double UNTIL_RPM = 9000;

    /// Over everybody and every fault.
    public static SuctionScore of(List<HeartFailure> patients, List<VadFaultKind> faults) {
        SuctionScore all = new SuctionScore(0, 0, 0, 0);
        for (HeartFailure patient : patients) {
            for (VadFaultKind fault : faults) {
                all = all.plus(ofOne(patient, fault));
            }
        }
        return all;
    }

    /// Share of the beats of suction that were seen.
    public double sensitivityPercent() {
        return 100.0 * seen / Math.max(seen + missed, 1);
    }

    /// Share of the other beats in which nothing was said.
    public double specificityPercent() {
        return 100.0 * clear / Math.max(clear + falsely, 1);
    }

    private SuctionScore plus(SuctionScore other) {
        return new SuctionScore(seen + other.seen, missed + other.missed, clear + other.clear,
                falsely + other.falsely);
    }

    private static SuctionScore ofOne(HeartFailure patient, VadFaultKind fault) {
        VadRun run = new VadRun(patient, 1,
                new VadCourse("sweep", RUN_SECONDS, List.of(), List.of()), fault);
        Counter counter = new Counter();
        VadBed bed = VadBed.of(run, counter);
        bed.world().holdSpeed(FROM_RPM);
        new ClosedLoop(bed.host(), bed.world()).runUntil(bed.world().endNs());
        return new SuctionScore(counter.seen, counter.missed, counter.clear, counter.falsely);
    }

    /// Counts beat by beat; a beat is judged when the next one ends.
    private static final class Counter implements VadWorld.SampleListener {
        private static final double SETTLING_SECONDS = 20;
        private long seen;
        private long missed;
        private long clear;
        private long falsely;
        private long beats = -1;
        private boolean saidNow;
        private boolean saidBefore;
        private boolean suckedBefore;
        private boolean suckedLong;

        @Override
        public void sample(double seconds, VadWorld world, Device device) {
            world.holdSpeed(FROM_RPM + (UNTIL_RPM - FROM_RPM) * seconds / RUN_SECONDS);
            Sheet.AlarmRow row = device.sheet().alarm("suction");
            if (world.patient().beats() != beats) {
                boolean sucked = world.patient().isSuckedBeat();
                if (beats > 0 && seconds > SETTLING_SECONDS) {
                    judge(sucked);
                }
                suckedLong = suckedBefore;
                suckedBefore = sucked;
                beats = world.patient().beats();
                saidBefore = saidNow;
                saidNow = false;
            }
            saidNow |= device.alarm(row.index()).state() == AlarmState.ACTIVE;
        }

        /// Judges the beat before the one that ended now.
        private void judge(boolean suckedNow) {
            if (suckedBefore) {
                if (saidBefore || saidNow) {
                    seen++;
                } else {
                    missed++;
                }
            } else if (!suckedNow && !suckedLong) {
                if (saidBefore) {
                    falsely++;
                } else {
                    clear++;
                }
            }
        }
    }
}
