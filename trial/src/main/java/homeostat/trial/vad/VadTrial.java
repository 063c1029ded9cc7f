package homeostat.trial.vad;

import homeostat.body.circulation.HeartFailure;
import homeostat.kernel.Digest;
import homeostat.trial.ProgressListener;
import homeostat.trial.Workers;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// An in-silico trial of the heart pump: every person, every fault asked for.
///
/// Runs share nothing, so a fixed pool of workers takes them in any order; results stand in the
/// order of people and faults. So they are the same, bit for bit, with any number of workers.
public final class VadTrial {
    private static final double REST_FROM = VadCourse.SETTLED_SECONDS - 10;
    private static final double END_SECONDS = 15;
    private static final int SCORED_PEOPLE_MAX = 8;

    private VadTrial() {}

    /// Does what `request` asks; `listener` hears of each finished run.
    ///
    /// @throws homeostat.trial.TrialException when the calling thread is interrupted meanwhile
    public static VadResult run(VadRequest request, ProgressListener listener) {
        List<VadRun> runs = new ArrayList<>();
        VadCourse course = VadCourse.named(request.course());
        for (HeartFailure person : request.people()) {
            for (VadFaultKind fault : VadFaultKind.select(request.faults())) {
                runs.add(new VadRun(person, request.seed(), course, fault));
            }
        }
        List<Callable<VadRunResult>> jobs = new ArrayList<>();
        for (VadRun each : runs) {
            jobs.add(() -> runOne(each));
        }
        List<VadRunResult> results = Workers.all(jobs, request.workers(), listener);
        List<HeartFailure> scored = request.people();
        SuctionScore suction = SuctionScore.of(
                scored.subList(0, Math.min(scored.size(), SCORED_PEOPLE_MAX)),
                VadFaultKind.select(request.faults()));
        long digest = Digest.start();
        for (VadRunResult each : results) {
            digest = Digest.fold(digest, each.digest());
        }
        return new VadResult(request, results, suction, digest);
    }

    private static VadRunResult runOne(VadRun run) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long startNs = threads.getCurrentThreadCpuTime();
        VadFigures rest = new VadFigures();
        VadFigures end = new VadFigures();
        long[] digest = {Digest.start()};
        VadBed bed = VadBed.of(run, (seconds, world, device) -> {
            if (seconds > REST_FROM && seconds <= VadCourse.SETTLED_SECONDS) {
                rest.add(world);
            }
            if (seconds > run.course().seconds() - END_SECONDS) {
                end.add(world);
            }
            digest[0] = Digest.fold(Digest.fold(digest[0], device.digest()),
                    world.patient().pumpLPerMin());
        });
        bed.live();
        return new VadRunResult(run, rest, end, bed.world().suckedBeats(),
                bed.world().longestSuction(), bed.world().finish(), digest[0],
                threads.getCurrentThreadCpuTime() - startNs);
    }

    /// Lives a run again and keeps what a report draws of it.
    static VadRecord draw(VadRun run) {
        VadRecord record = new VadRecord(run.course());
        VadBed.of(run, (seconds, world, device) -> record.sample(seconds, world)).live();
        return record;
    }
}
