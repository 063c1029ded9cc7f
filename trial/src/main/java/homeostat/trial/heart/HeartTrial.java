package homeostat.trial.heart;

import homeostat.body.circulation.Recipient;
import homeostat.kernel.Digest;
import homeostat.trial.ProgressListener;
import homeostat.trial.Workers;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// An in-silico trial of the artificial heart: every person, every fault asked for.
public final class HeartTrial {
    private static final double REST_SECONDS = 10;
    private static final double END_SECONDS = 15;

    private HeartTrial() {}

    /// Does what `request` asks; `listener` hears of each finished run.
    ///
    /// @throws homeostat.trial.TrialException when the calling thread is interrupted meanwhile
    public static HeartResult run(HeartRequest request, ProgressListener listener) {
        List<Callable<HeartRunResult>> jobs = new ArrayList<>();
        HeartCourse course = HeartCourse.named(request.course());
        for (Recipient person : request.people()) {
            for (HeartFault.Kind fault : HeartFault.Kind.select(request.faults())) {
                HeartRun run = new HeartRun(person, request.seed(), course, fault);
                jobs.add(() -> one(run));
            }
        }
        List<HeartRunResult> results = Workers.all(jobs, request.workers(), listener);
        long digest = Digest.start();
        for (HeartRunResult each : results) {
            digest = Digest.fold(digest, each.digest());
        }
        return new HeartResult(request, results, digest);
    }

    /// Lives one run.
    public static HeartRunResult one(HeartRun run) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long startNs = threads.getCurrentThreadCpuTime();
        HeartFigures rest = new HeartFigures();
        HeartFigures end = new HeartFigures();
        HeartRecord record = new HeartRecord(run.course());
        long[] digest = {Digest.start()};
        HeartBed bed = HeartBed.of(run, (seconds, world, device) -> {
            if (seconds > HeartCourse.SETTLED_SECONDS - REST_SECONDS
                    && seconds <= HeartCourse.SETTLED_SECONDS) {
                rest.add(world);
            }
            if (seconds > run.course().seconds() - END_SECONDS) {
                end.add(world);
            }
            record.sample(seconds, world);
            digest[0] = Digest.fold(Digest.fold(digest[0], device.digest()),
                    world.body().outputLPerMin());
        });
        bed.live();
        return new HeartRunResult(run, rest, end, record.leftLow(), record.leftHigh(),
                record.rightLow(), record.rightHigh(), record.settledSeconds(),
                bed.world().findings(), digest[0],
                threads.getCurrentThreadCpuTime() - startNs);
    }

    /// Lives a run again and keeps what a report draws of it.
    static HeartRecord draw(HeartRun run) {
        HeartRecord record = new HeartRecord(run.course());
        HeartBed.of(run, (seconds, world, device) -> record.sample(seconds, world)).live();
        return record;
    }
}
