package homeostat.trial.pancreas;

import homeostat.body.glucose.GlucosePatient;
import homeostat.kernel.Digest;
import homeostat.record.glucose.GlucoseProfile;
import homeostat.record.glucose.GlucoseTally;
import homeostat.trial.ProgressListener;
import homeostat.trial.TrialException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// An in-silico trial of the artificial pancreas: every patient, every seed, every fault asked for.
///
/// Runs share nothing, so a fixed pool of workers takes them in any order; results are combined in
/// the order of patients, seeds and faults, and sums are sums of integers. So the result is the
/// same, bit for bit, with any number of workers; only the speed is not.
public final class PancreasTrial {
    private static final double NS_PER_S = 1e9;

    private final TrialRequest request;
    private final List<GlucosePatient> patients;
    private final List<FaultKind> faults;
    private final Scenario scenario;
    private final List<GlucoseProfile> profiles = new ArrayList<>();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    private PancreasTrial(TrialRequest request) {
        this.request = request;
        this.patients = request.selectedPatients();
        this.faults = FaultKind.select(request.course().faults());
        this.scenario = request.selectedScenario();
        for (int i = 0; i < patients.size(); i++) {
            profiles.add(new GlucoseProfile());
        }
    }

    /// Does what `request` asks; `listener` hears of each finished run.
    ///
    /// @throws TrialException when the calling thread is interrupted meanwhile
    public static TrialResult run(TrialRequest request, ProgressListener listener) {
        PancreasTrial trial = new PancreasTrial(request);
        return trial.combine(trial.runAll(listener));
    }

    private List<RunResult> runAll(ProgressListener listener) {
        long startNs = System.nanoTime();
        int total = patients.size() * request.seeds().count() * faults.size();
        ExecutorService pool = Executors.newFixedThreadPool(request.workers());
        try {
            CompletionService<Integer> finished = new ExecutorCompletionService<>(pool);
            RunResult[] results = new RunResult[total];
            for (int i = 0; i < total; i++) {
                int index = i;
                finished.submit(() -> results[index] = runOrSayWhich(runAt(index)), index);
            }
            listener.progress(0, total, 0);
            for (int done = 1; done <= total; done++) {
                finished.take().get();
                listener.progress(done, total, System.nanoTime() - startNs);
            }
            return List.of(results);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrialException("the trial was interrupted, expected it to finish", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof TrialException said ? said
                    : new IllegalStateException("a worker failed", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private TrialRun runAt(int index) {
        int seedAndFault = index % (request.seeds().count() * faults.size());
        return new TrialRun(
                patients.get(index / (request.seeds().count() * faults.size())),
                request.seeds().first() + seedAndFault / faults.size(),
                faults.get(seedAndFault % faults.size()),
                request.days(), scenario, request.controller(),
                request.course().disturbances());
    }

    private RunResult runOrSayWhich(TrialRun run) {
        try {
            return runOne(run);
        } catch (RuntimeException e) {
            throw new TrialException("a run of the trial failed: reason=\"" + e.getMessage()
                    + "\" replay=\"" + run.replayCommand() + "\", expected it to finish", e);
        }
    }

    private RunResult runOne(TrialRun run) {
        long startNs = threads.getCurrentThreadCpuTime();
        GlucoseTally tally = new GlucoseTally();
        GlucoseProfile profile = new GlucoseProfile();
        long[] digest = {Digest.start()};
        PancreasBed bed = PancreasBed.of(run, (minute, world, device) -> {
            double glucoseMgPerDl = world.glucoseMgPerDl();
            tally.add(glucoseMgPerDl);
            profile.add(minute - 1, glucoseMgPerDl);
            digest[0] = Digest.fold(Digest.fold(digest[0], device.digest()), glucoseMgPerDl);
        });
        bed.live();
        GlucoseProfile ofPatient = profiles.get(patients.indexOf(run.patient()));
        synchronized (ofPatient) {
            ofPatient.add(profile);
        }
        return new RunResult(run, tally, bed.world().finish(), digest[0],
                threads.getCurrentThreadCpuTime() - startNs);
    }

    private TrialResult combine(List<RunResult> runs) {
        GlucoseTally pooled = new GlucoseTally();
        List<SafetyEvent> events = new ArrayList<>();
        long digest = Digest.start();
        long cpuNs = 0;
        for (RunResult run : runs) {
            pooled.add(run.glucose());
            events.addAll(run.events());
            digest = Digest.fold(digest, run.digest());
            cpuNs += run.cpuNs();
        }
        GlucoseProfile profile = new GlucoseProfile();
        List<TrialResult.PatientResult> byPatient = new ArrayList<>();
        int runsEach = runs.size() / patients.size();
        for (int i = 0; i < patients.size(); i++) {
            profile.add(profiles.get(i));
            byPatient.add(ofPatient(i, runs.subList(i * runsEach, (i + 1) * runsEach)));
        }
        List<TrialResult.GroupResult> groups = groups(byPatient);
        byPatient.sort(Comparator.comparing(TrialResult.PatientResult::glucose,
                GlucoseTally::worseThan));
        double days = (double) runs.size() * request.days();
        return new TrialResult(request, pooled, groups, List.copyOf(byPatient), profile,
                List.copyOf(events), cpuNs == 0 ? 0 : days / (cpuNs / NS_PER_S), digest);
    }

    private TrialResult.PatientResult ofPatient(int index, List<RunResult> runs) {
        GlucoseTally glucose = new GlucoseTally();
        RunResult worst = runs.getFirst();
        for (RunResult run : runs) {
            glucose.add(run.glucose());
            if (run.glucose().worseThan(worst.glucose()) < 0) {
                worst = run;
            }
        }
        return new TrialResult.PatientResult(patients.get(index), glucose, profiles.get(index),
                worst.run(), worst.glucose());
    }

    private static List<TrialResult.GroupResult> groups(List<TrialResult.PatientResult> all) {
        List<TrialResult.GroupResult> groups = new ArrayList<>();
        for (GlucosePatient.Group group : GlucosePatient.Group.values()) {
            GlucoseTally glucose = new GlucoseTally();
            int count = 0;
            for (TrialResult.PatientResult each : all) {
                if (each.patient().group() == group) {
                    glucose.add(each.glucose());
                    count++;
                }
            }
            if (count > 0) {
                groups.add(new TrialResult.GroupResult(group, count, glucose));
            }
        }
        return groups;
    }
}
