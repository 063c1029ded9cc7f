package homeostat.trial;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Does jobs that share nothing on a fixed number of threads.
///
/// They are taken in any order, and their results stand in the order of the jobs: so a trial is the
/// same, bit for bit, with any number of workers.
public final class Workers {
    private static final int WORKERS_MAX = 256;

    private Workers() {}

    /// @throws TrialException when that is no number of workers
    public static void check(int workers) {
        if (workers < 1 || workers > WORKERS_MAX) {
            throw new TrialException("not a number of workers: workers=" + workers
                    + ", expected 1 to " + WORKERS_MAX);
        }
    }

    /// The results of all jobs; `listener` hears of each finished one.
    ///
    /// @throws TrialException when a job throws it, or the calling thread is interrupted meanwhile
    public static <R> List<R> all(List<Callable<R>> jobs, int workers,
            ProgressListener listener) {
        long startNs = System.nanoTime();
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            CompletionService<Integer> finished = new ExecutorCompletionService<>(pool);
            List<R> results = new ArrayList<>(Collections.nCopies(jobs.size(), null));
            for (int i = 0; i < jobs.size(); i++) {
                int index = i;
                finished.submit(() -> {
                    results.set(index, jobs.get(index).call());
                    return index;
                });
            }
            listener.progress(0, jobs.size(), 0);
            for (int done = 1; done <= jobs.size(); done++) {
                finished.take().get();
                listener.progress(done, jobs.size(), System.nanoTime() - startNs);
            }
            return List.copyOf(results);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrialException("the trial was interrupted, expected it to finish", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TrialException refusal) {
                throw refusal;
            }
            throw new IllegalStateException("a worker failed", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
