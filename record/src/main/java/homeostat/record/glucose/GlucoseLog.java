package homeostat.record.glucose;

import homeostat.record.CgmFile;
import homeostat.record.Note;
import homeostat.record.Outline;
import homeostat.record.RecordException;
import homeostat.record.Recording;
import homeostat.record.Timeline;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The readings in a log of a continuous glucose monitor, person by person.
///
/// What a sensor calls `Low` or `High` lies beyond its scale: it is known to be dangerous and not
/// how much. It counts as 39 and 401 mg/dL; to leave it out would make the worst hours vanish.
public final class GlucoseLog {
    private static final double LOWEST_MG_PER_DL = 10;
    private static final double HIGHEST_MG_PER_DL = 1000;
    private static final double LOW_MG_PER_DL = 39;
    private static final double HIGH_MG_PER_DL = 401;
    private static final long SECOND_NS = 1_000_000_000L;

    private GlucoseLog() {}

    /// The series of each person in the log.
    ///
    /// Throws `RecordException` when it is missing, not understood, or a reading is impossible.
    public static List<GlucoseSeries> read(Path path) {
        List<String> persons = CgmFile.persons(path);
        if (persons.isEmpty()) {
            try (Recording log = CgmFile.open(path)) {
                return List.of(series("", log));
            }
        }
        List<GlucoseSeries> all = new ArrayList<>();
        for (String person : persons) {
            try (Recording log = CgmFile.open(path, person)) {
                all.add(series(person, log));
            }
        }
        return all;
    }

    private static GlucoseSeries series(String person, Recording log) {
        Outline outline = log.outline();
        GlucoseUnit unit = GlucoseUnit.named(outline.signals().getFirst().units());
        if (unit == null) {
            throw new RecordException("unit of glucose unknown: file=" + outline.name() + " is="
                + outline.signals().getFirst().units() + ", expected mg/dL or mmol/L");
        }
        Map<Long, Double> beyond = beyond(log);
        Timeline timeline = outline.timeline();
        LocalDateTime start = timeline.start();
        List<Long> times = new ArrayList<>();
        List<Double> glucose = new ArrayList<>();
        for (Timeline.Stretch stretch : timeline.stretches()) {
            double[] values = new double[(int) stretch.frames()];
            log.physical(0, stretch.firstFrame(), values.length, values, 0);
            for (int i = 0; i < values.length; i++) {
                long second = Math.round(timeline.timeNs(stretch.firstFrame() + i) * 1e-9);
                Double mgPerDl = values[i] == values[i] ? Double.valueOf(unit.mgPerDl(values[i]))
                    : beyond.get(second);
                if (mgPerDl != null) {
                    times.add(start.toEpochSecond(ZoneOffset.UTC) + second);
                    glucose.add(possible(mgPerDl, outline.name(), start.plusSeconds(second)));
                }
            }
        }
        return GlucoseSeries.of(person, times.stream().mapToLong(Long::longValue).toArray(),
            glucose.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static Map<Long, Double> beyond(Recording log) {
        Map<Long, Double> beyond = new HashMap<>();
        for (Note note : log.notes()) {
            switch (note.text().toLowerCase(Locale.ROOT)) {
                case "glucose low", "glucose lo" ->
                    beyond.put(note.onsetNs() / SECOND_NS, LOW_MG_PER_DL);
                case "glucose high", "glucose hi" ->
                    beyond.put(note.onsetNs() / SECOND_NS, HIGH_MG_PER_DL);
                default -> { }
            }
        }
        return beyond;
    }

    private static double possible(double mgPerDl, String file, LocalDateTime when) {
        if (!(mgPerDl >= LOWEST_MG_PER_DL && mgPerDl <= HIGHEST_MG_PER_DL)) {
            throw new RecordException("impossible glucose: file=" + file + " time=" + when
                + " mg/dL=" + mgPerDl + ", expected 10 to 1000; is it the right unit?");
        }
        return mgPerDl;
    }
}
