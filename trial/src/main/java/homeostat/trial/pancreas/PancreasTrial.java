package homeostat.trial.pancreas;

import homeostat.kernel.Digest;
import homeostat.record.glucose.GlucoseTally;
import homeostat.trial.OrderedRuns;
import homeostat.trial.ProgressListener;
import homeostat.trial.TrialException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/// An in-silico trial of the artificial pancreas: every patient, every seed, every fault asked for.
///
/// Runs share nothing, so workers take them in any order; their results are folded together in the
/// order of patients, seeds and faults as they come, and then forgotten. So the result is the
/// same, bit for bit, with any number of workers and however often the trial was killed and went on
/// from its checkpoint; and a million patients take no more memory than thirty.
public final class PancreasTrial {
    private static final int HIGHEST_MG_PER_DL = 600;

    private final TrialRequest request;
    private final TrialKeeping keeping;
    private final TrialRuns runs;
    private final TrialFold fold;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    private PancreasTrial(TrialRequest request, TrialKeeping keeping) {
        this.request = request;
        this.keeping = keeping;
        runs = new TrialRuns(request);
        fold = new TrialFold(runs);
    }

    /// Does what `request` asks; `listener` hears of each finished run.
    ///
    /// @throws TrialException when the calling thread is interrupted meanwhile
    public static TrialResult run(TrialRequest request, ProgressListener listener) {
        return run(request, TrialKeeping.NOTHING, listener);
    }

    /// The same, keeping what `keeping` says, and going on from there if it was kept before.
    ///
    /// @throws TrialException also when the checkpoint is of another trial or another build, or a
    ///         file cannot be written
    public static TrialResult run(TrialRequest request, TrialKeeping keeping,
            ProgressListener listener) {
        return new PancreasTrial(request, keeping).runAll(listener);
    }

    private TrialResult runAll(ProgressListener listener) {
        long startNs = System.nanoTime();
        int total = Math.toIntExact(runs.count());
        TrialCheckpoint checkpoint = new TrialCheckpoint(keeping, request);
        checkpoint.resume(fold);
        if (fold.done() > 0 && runOrSayWhich(0).digest() != fold.firstDigest()) {
            throw new TrialException("the checkpoint is of another build: file="
                    + keeping.checkpoint() + ", expected one whose first run has the same digest");
        }
        listener.progress((int) fold.done(), total, 0);
        OrderedRuns.run(fold.done(), total, request.workers(), this::runOrSayWhich, run -> {
            addRow(run);
            fold.add(run);
            checkpoint.tick(fold);
            listener.progress((int) fold.done(), total, System.nanoTime() - startNs);
        });
        checkpoint.write(fold);
        try {
            keeping.table().end();
        } catch (IOException e) {
            throw unwritable(e);
        }
        return fold.result(request);
    }

    private void addRow(RunResult run) {
        try {
            keeping.table().add(RunRow.of(run));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static TrialException unwritable(IOException e) {
        return new TrialException("could not write the table of runs: reason=\"" + e
                + "\", expected a folder that can be written and room in it", e);
    }

    private RunResult runOrSayWhich(long number) {
        TrialRun run = runs.at(number);
        try {
            return runOne(number, run);
        } catch (RuntimeException e) {
            throw new TrialException("a run of the trial failed: reason=\"" + e.getMessage()
                    + "\" replay=\"" + run.replayCommand() + "\", expected it to finish", e);
        }
    }

    private RunResult runOne(long number, TrialRun run) {
        long startNs = threads.getCurrentThreadCpuTime();
        GlucoseTally tally = new GlucoseTally();
        short[] mgPerDl = new short[run.days() * Scenario.MINUTES_PER_DAY];
        long[] digest = {Digest.start()};
        PancreasBed bed = PancreasBed.of(run, (minute, world, device) -> {
            double glucoseMgPerDl = world.glucoseMgPerDl();
            tally.add(glucoseMgPerDl);
            mgPerDl[(int) minute - 1] = (short) Math.max(0,
                    Math.min(HIGHEST_MG_PER_DL, Math.floor(glucoseMgPerDl)));
            digest[0] = Digest.fold(Digest.fold(digest[0], device.digest()), glucoseMgPerDl);
        });
        bed.live();
        return new RunResult(number, run, tally, mgPerDl, bed.world().finish(), digest[0],
                threads.getCurrentThreadCpuTime() - startNs);
    }
}
