package homeostat.trial.organ;

import homeostat.kernel.Digest;
import homeostat.trial.ProgressListener;
import homeostat.trial.TrialException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// An in-silico trial of an organ-support device: every person, every fault asked for, every arm.
///
/// Runs share nothing, so a fixed pool of workers takes them in any order; results stand in the
/// order of people, faults and arms. So they are the same, bit for bit, with any number of workers.
public final class OrganTrial {
    private OrganTrial() {}

    /// Does what `request` asks; `listener` hears of each finished run.
    ///
    /// @throws TrialException when the calling thread is interrupted meanwhile
    public static <K extends Kind> OrganResult<K> run(OrganRequest<K> request,
            ProgressListener listener) {
        Organ<K> organ = request.organ();
        Course<K> course = organ.course(request.course());
        List<Run<K>> runs = new ArrayList<>();
        for (String person : organ.people(request.patients())) {
            for (String fault : organ.faults(request.faults())) {
                for (String arm : organ.arms()) {
                    runs.add(new Run<>(organ, person, request.seed(), course, fault, arm));
                }
            }
        }
        List<OrganRunResult<K>> results = runAll(runs, request.workers(), listener);
        long digest = Digest.start();
        for (OrganRunResult<K> each : results) {
            digest = Digest.fold(digest, each.digest());
        }
        return new OrganResult<>(request, results, digest);
    }

    private static <K extends Kind> List<OrganRunResult<K>> runAll(List<Run<K>> runs,
            int workers, ProgressListener listener) {
        long startNs = System.nanoTime();
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            CompletionService<Integer> finished = new ExecutorCompletionService<>(pool);
            List<OrganRunResult<K>> results = new ArrayList<>();
            for (int i = 0; i < runs.size(); i++) {
                int index = i;
                results.add(null);
                finished.submit(() -> results.set(index, runOne(runs.get(index))), index);
            }
            listener.progress(0, runs.size(), 0);
            for (int done = 1; done <= runs.size(); done++) {
                finished.take().get();
                listener.progress(done, runs.size(), System.nanoTime() - startNs);
            }
            return List.copyOf(results);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrialException("the trial was interrupted, expected it to finish", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a worker failed", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    /// Lives one run.
    public static <K extends Kind> OrganRunResult<K> runOne(Run<K> run) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long startNs = threads.getCurrentThreadCpuTime();
        OrganBed bed = run.organ().bed(run);
        bed.live();
        long digest = Digest.fold(Digest.start(), bed.host().device().digest());
        for (Map.Entry<String, Double> each : bed.world().figures().entrySet()) {
            digest = Digest.fold(digest, each.getValue());
        }
        return new OrganRunResult<>(run, bed.world().figures(), bed.world().trend(),
                run.organ().portrait(bed.world()), bed.world().findings(), digest,
                threads.getCurrentThreadCpuTime() - startNs);
    }
}
