package homeostat.trial.organ;

import homeostat.kernel.Digest;
import homeostat.trial.ProgressListener;
import homeostat.trial.Workers;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// An in-silico trial of an organ-support device: every person, every fault asked for, every arm.
///
/// The arms of one person and fault are lived by one worker, one after the other, since what is
/// done in one may depend on what came of the device's own. All else shares nothing, and results
/// stand in the order of people, faults and arms: they are the same, bit for bit, with any number
/// of workers.
public final class OrganTrial {
    private OrganTrial() {}

    /// Does what `request` asks; `listener` hears of each person and fault that is done.
    ///
    /// @throws homeostat.trial.TrialException when the calling thread is interrupted meanwhile
    public static <K extends Kind> OrganResult<K> run(OrganRequest<K> request,
            ProgressListener listener) {
        Organ<K> organ = request.organ();
        Course<K> course = organ.course(request.course());
        List<Callable<List<OrganRunResult<K>>>> jobs = new ArrayList<>();
        for (String person : organ.people().select(request.patients())) {
            for (String fault : organ.faults(request.faults())) {
                jobs.add(() -> arms(request, new Run<>(organ, person, request.seed(), course,
                        fault, organ.arms().getFirst())));
            }
        }
        List<OrganRunResult<K>> results = Workers.all(jobs, request.workers(), listener).stream()
                .flatMap(List::stream).toList();
        long digest = Digest.start();
        for (OrganRunResult<K> each : results) {
            digest = Digest.fold(digest, each.digest());
        }
        return new OrganResult<>(request, results, digest);
    }

    private static <K extends Kind> List<OrganRunResult<K>> arms(OrganRequest<K> request,
            Run<K> run) {
        List<OrganRunResult<K>> results = new ArrayList<>();
        OrganWorld<K> own = null;
        for (String arm : request.armNames()) {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long startNs = threads.getCurrentThreadCpuTime();
            OrganBed<K> bed = own == null ? run.organ().bed(run)
                    : run.organ().bed(run.in(arm), own);
            bed.live();
            own = own == null ? bed.world() : own;
            results.add(result(bed, threads.getCurrentThreadCpuTime() - startNs));
        }
        return results;
    }

    private static <K extends Kind> OrganRunResult<K> result(OrganBed<K> bed, long cpuNs) {
        OrganWorld<K> world = bed.world();
        Map<String, Double> figures = world.figures();
        long digest = Digest.fold(Digest.start(), bed.host().device().digest());
        for (double each : figures.values()) {
            digest = Digest.fold(digest, each);
        }
        return new OrganRunResult<>(world.run(), figures, world.trend(), world.portraits(),
                world.findings(), digest, cpuNs);
    }
}
