package homeostat.record;

import homeostat.signal.Rhythm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/// What detector and classifier achieved on a folder of annotated recordings.
///
/// @param entries  the results of each record, by name
/// @param effort   what it cost
/// @param leadsMax how many leads were used at most
/// @param decibels the signal-to-noise ratio when noise was added, else NaN
public record EcgReport(SortedMap<String, Entry> entries, Effort effort, int leadsMax,
        double decibels) {

    /// The records of the MIT-BIH Arrhythmia Database that are kept for tests; the others without
    /// a pacemaker are DS1.
    ///
    /// Source: P. de Chazal, M. O'Dwyer and R. Reilly, IEEE Trans. Biomed. Eng. 51 (2004).
    private static final Set<String> DS2 = Set.of("100", "103", "105", "111", "113", "117", "121",
        "123", "200", "202", "210", "212", "213", "214", "219", "221", "222", "228", "231", "232",
        "233", "234");
    private static final Set<String> DS1 = Set.of("101", "106", "108", "109", "112", "114", "115",
        "116", "118", "119", "122", "124", "201", "203", "205", "207", "208", "209", "215", "220",
        "223", "230");

    /// The results of one record.
    ///
    /// @param beats     beat by beat, 150 ms
    /// @param narrow    beat by beat, 50 ms
    /// @param firstLead beat by beat with the first lead alone
    /// @param classes   beats by class
    /// @param runs      runs of ventricular beats
    /// @param rhythms   episodes of each rhythm that is annotated
    /// @param shutdown  how long the monitor said not to believe it, and what is left
    /// @param paced     true when the record has paced beats
    public record Entry(BeatScore beats, BeatScore narrow, BeatScore firstLead,
            ClassMatrix classes, RunScore runs, Map<Rhythm, EpisodeScore> rhythms,
            Shutdown shutdown, boolean paced) { }

    /// How long the monitor said that it must not be believed. Detection goes on meanwhile and is
    /// scored with the rest, so shutdown can make no score better; the score without it says what a
    /// controller that listens would have met.
    ///
    /// @param ofSeconds the length of the recording
    /// @param seconds   how much of it was shut down
    /// @param trusted   beat by beat outside of shutdown, 150 ms
    public record Shutdown(double ofSeconds, double seconds, BeatScore trusted) {
        /// Nothing was recorded.
        public static final Shutdown NONE = new Shutdown(0, 0, BeatScore.NONE);

        /// Both pooled.
        public Shutdown plus(Shutdown other) {
            return new Shutdown(ofSeconds + other.ofSeconds, seconds + other.seconds,
                trusted.plus(other.trusted));
        }
    }

    /// What it cost in computing time and in waiting.
    ///
    /// @param samplesPerCpuSecond samples of all leads through the detector per second of
    ///     processor time, files not counted
    /// @param classifiedPerCpuSecond the same through the whole monitor
    /// @param medianMs            median latency: confirmation less reference beat, milliseconds
    /// @param p99Ms               its 99th percentile
    /// @param maxMs               its maximum
    public record Effort(double samplesPerCpuSecond, double classifiedPerCpuSecond,
            double medianMs, double p99Ms, double maxMs) { }

    /// Copies the map, so a report cannot change.
    public EcgReport {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    private static final Predicate<Map.Entry<String, Entry>> UNPACED = e -> !e.getValue().paced();

    /// Pooled over the records without a pacemaker.
    public BeatScore gross() {
        return pool(UNPACED, Entry::beats);
    }

    /// Pooled over the records with one.
    public BeatScore paced() {
        return pool(UNPACED.negate(), Entry::beats);
    }

    /// Pooled over all.
    public BeatScore all() {
        return gross().plus(paced());
    }

    /// As `gross`, with a match window of 50 ms: how exactly beats are placed.
    public BeatScore window50ms() {
        return pool(UNPACED, Entry::narrow);
    }

    /// As `gross`, with the first lead alone.
    public BeatScore firstLead() {
        return pool(UNPACED, Entry::firstLead);
    }

    /// Ventricular beats, over the records without a pacemaker.
    public BeatScore ventricular() {
        return pool(UNPACED, e -> e.classes().ventricular());
    }

    /// Supraventricular beats, over the same.
    public BeatScore supraventricular() {
        return pool(UNPACED, e -> e.classes().supraventricular());
    }

    /// Runs of ventricular beats, over the same.
    public RunScore runs() {
        RunScore runs = RunScore.NONE;
        for (Entry entry : entries.values()) {
            runs = entry.paced() ? runs : runs.plus(entry.runs());
        }
        return runs;
    }

    /// Episodes of a rhythm, over all records.
    public EpisodeScore rhythm(Rhythm rhythm) {
        EpisodeScore score = EpisodeScore.NONE;
        for (Entry entry : entries.values()) {
            score = score.plus(entry.rhythms().getOrDefault(rhythm, EpisodeScore.NONE));
        }
        return score;
    }

    /// The rhythms that are scored.
    public static List<Rhythm> rhythms() {
        List<Rhythm> rhythms = new ArrayList<>(RhythmTruth.NAMED);
        rhythms.addFirst(Rhythm.VENTRICULAR_FIBRILLATION);
        return rhythms;
    }

    /// Shutdown over the records without a pacemaker.
    public Shutdown shutdown() {
        Shutdown shutdown = Shutdown.NONE;
        for (Entry entry : entries.values()) {
            shutdown = entry.paced() ? shutdown : shutdown.plus(entry.shutdown());
        }
        return shutdown;
    }

    /// Beats by class, over the same.
    public ClassMatrix classes() {
        ClassMatrix classes = new ClassMatrix();
        for (Entry entry : entries.values()) {
            if (!entry.paced()) {
                classes.add(entry.classes());
            }
        }
        return classes;
    }

    /// Pooled over the records of de Chazal's first or second half.
    public BeatScore half(boolean second, Function<Entry, BeatScore> what) {
        Set<String> names = second ? DS2 : DS1;
        return pool(e -> names.contains(e.getKey()), what);
    }

    private BeatScore pool(Predicate<Map.Entry<String, Entry>> which,
            Function<Entry, BeatScore> what) {
        BeatScore pooled = BeatScore.NONE;
        for (Map.Entry<String, Entry> entry : entries.entrySet()) {
            pooled = which.test(entry) ? pooled.plus(what.apply(entry.getValue())) : pooled;
        }
        return pooled;
    }

    /// The report for programs; see [EcgJson].
    public String toJson() {
        return EcgJson.of(this);
    }
}
