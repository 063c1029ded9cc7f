package homeostat.trial.eeg;

import homeostat.record.eeg.SeizureScore;
import homeostat.record.eeg.SeizureSpan;
import homeostat.record.eeg.SzCore;
import homeostat.seed.Stream;
import homeostat.signal.eeg.EegMonitor;
import homeostat.signal.eeg.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Tries the seizure detector on synthetic heads: how many seizures it finds, how many alarms it
/// gives for nothing, and how late it is.
public final class EegTrial {
    /// The sampling frequency of a trial, in Hz.
    public static final double SAMPLES_PER_SECOND = 256;
    private static final double MAINS_HZ = 50;
    private static final double RAIL_MICROVOLTS = 3200;

    private EegTrial() {}

    /// What came of it.
    ///
    /// @param heads how many heads there were
    /// @param events by event
    /// @param samples by second
    /// @param latenciesSeconds alarm less onset of each seizure that was told, rising
    public record Result(int heads, SeizureScore events, SeizureScore samples,
            List<Double> latenciesSeconds) {
        /// No head yet.
        public static final Result NONE =
            new Result(0, SeizureScore.NONE, SeizureScore.NONE, List.of());

        /// The middle latency in seconds; not a number when nothing was told.
        public double latencyMedianSeconds() {
            return latenciesSeconds.isEmpty() ? Double.NaN
                : latenciesSeconds.get(latenciesSeconds.size() / 2);
        }

        /// The longest latency in seconds; not a number when nothing was told.
        public double latencyLongestSeconds() {
            return latenciesSeconds.isEmpty() ? Double.NaN : latenciesSeconds.getLast();
        }

        /// Both results pooled.
        public Result plus(Result other) {
            List<Double> all = new ArrayList<>(latenciesSeconds);
            all.addAll(other.latenciesSeconds);
            Collections.sort(all);
            return new Result(heads + other.heads, events.plus(other.events),
                samples.plus(other.samples), List.copyOf(all));
        }
    }

    /// A head and a script, drawn from a seed.
    ///
    /// @param seed of everything
    /// @param hours of recording
    /// @param leads of the head
    /// @param seizures in it
    public record Request(long seed, double hours, int leads, int seizures) {}

    /// One head, one recording.
    public static Result run(Request request) {
        Stream stream = Stream.of(request.seed()).split("eeg");
        EegScript script = EegScript.draw(stream.split("script"), request.hours(),
            request.leads(), request.seizures());
        SyntheticEeg head = new SyntheticEeg(stream.split("head"), SAMPLES_PER_SECOND,
            request.leads(), script);
        EegMonitor monitor = new EegMonitor(SAMPLES_PER_SECOND, MAINS_HZ, RAIL_MICROVOLTS,
            sides(request.leads()));
        double[] microvolts = new double[request.leads()];
        List<SeizureSpan> told = new ArrayList<>();
        List<Long> alarms = new ArrayList<>();
        boolean alarm = false;
        while (head.next(microvolts)) {
            if (monitor.step(microvolts) && monitor.seizure().alarm() != alarm) {
                alarm = !alarm;
                if (alarm) {
                    alarms.add(monitor.seizure().alarmSecond());
                } else {
                    told.add(new SeizureSpan(monitor.seizure().onsetSecond(), monitor.seconds()));
                }
            }
        }
        if (alarm) {
            told.add(new SeizureSpan(monitor.seizure().onsetSecond(), monitor.seconds()));
        }
        return score(script, told, alarms);
    }

    private static Result score(EegScript script, List<SeizureSpan> told, List<Long> alarms) {
        List<SeizureSpan> marked = new ArrayList<>();
        List<Double> latencies = new ArrayList<>();
        for (EegEvent seizure : script.seizures()) {
            marked.add(new SeizureSpan(seizure.startSeconds(), seizure.endSeconds()));
            for (long alarm : alarms) {
                if (alarm >= seizure.startSeconds() && alarm < seizure.endSeconds() + 60) {
                    latencies.add(alarm - seizure.startSeconds());
                    break;
                }
            }
        }
        Collections.sort(latencies);
        SzCore comparison = new SzCore(marked, told, script.hours() * 3600);
        return new Result(1, comparison.events(), comparison.samples(), List.copyOf(latencies));
    }

    /// Left, right, left ...: as [SyntheticEeg] places its leads.
    public static Side[] sides(int leads) {
        Side[] sides = new Side[leads];
        for (int i = 0; i < leads; i++) {
            sides[i] = i % 2 == 0 ? Side.LEFT : Side.RIGHT;
        }
        return sides;
    }
}
