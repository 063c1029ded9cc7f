package homeostat.record;

import homeostat.record.EpisodeScore.Span;
import homeostat.signal.Rhythm;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The rhythms that a recording's annotations say are there.
///
/// Fibrillation and flutter of the ventricles lie between marks of their own; other rhythms begin
/// with a mark whose text names them and end with the next such mark. What comes before 5:00 is cut
/// off, as with beats; fibrillation needs no learning and counts from the beginning.
///
/// Source of the names: MIT-BIH Arrhythmia Database Directory, "rhythm annotations".
final class RhythmTruth {
    /// The rhythms that are annotated in words.
    static final List<Rhythm> NAMED = List.of(Rhythm.ATRIAL_FIBRILLATION,
        Rhythm.VENTRICULAR_TACHYCARDIA, Rhythm.BIGEMINY, Rhythm.TRIGEMINY);

    private final Map<Rhythm, List<Span>> spans = new EnumMap<>(Rhythm.class);
    private final double end;
    private boolean named;

    RhythmTruth(List<Annotation> annotations, double samplesPerSecond, double seconds) {
        end = seconds;
        Rhythm now = null;
        double since = 0;
        double fibrillatesSince = -1;
        for (Annotation annotation : annotations) {
            double at = annotation.sample() / samplesPerSecond;
            if (annotation.code() == AnnotationCode.RHYTHM_CHANGE) {
                add(now, since, at);
                now = named(annotation.text());
                since = at;
                named = true;
            } else if (annotation.code() == AnnotationCode.FIBRILLATION_START) {
                fibrillatesSince = at;
            } else if (annotation.code() == AnnotationCode.FIBRILLATION_END
                    && fibrillatesSince >= 0) {
                add(Rhythm.VENTRICULAR_FIBRILLATION, fibrillatesSince, at);
                fibrillatesSince = -1;
            }
        }
        add(now, since, end);
        if (fibrillatesSince >= 0) {
            add(Rhythm.VENTRICULAR_FIBRILLATION, fibrillatesSince, end);
        }
    }

    private static Rhythm named(String text) {
        return switch (text.replace("\0", "")) {
            case "(AFIB", "(AFL" -> Rhythm.ATRIAL_FIBRILLATION;
            case "(VT" -> Rhythm.VENTRICULAR_TACHYCARDIA;
            case "(B" -> Rhythm.BIGEMINY;
            case "(T" -> Rhythm.TRIGEMINY;
            default -> null;
        };
    }

    private static double start(Rhythm rhythm) {
        return rhythm == Rhythm.VENTRICULAR_FIBRILLATION ? 0 : Ec57.LEARNING_SECONDS;
    }

    private void add(Rhythm rhythm, double from, double to) {
        double start = Math.max(from, start(rhythm));
        if (rhythm == null || to <= start) {
            return;
        }
        List<Span> all = spans.computeIfAbsent(rhythm, r -> new ArrayList<>());
        if (!all.isEmpty() && all.getLast().to() == from) {
            start = all.removeLast().from();
        }
        all.add(new Span(start, to));
    }

    /// How well `episodes` agree.
    Map<Rhythm, EpisodeScore> score(List<EcgEpisode> episodes) {
        Map<Rhythm, EpisodeScore> scores = new EnumMap<>(Rhythm.class);
        scores.put(Rhythm.VENTRICULAR_FIBRILLATION,
            score(Rhythm.VENTRICULAR_FIBRILLATION, episodes));
        for (Rhythm rhythm : NAMED) {
            scores.put(rhythm, named ? score(rhythm, episodes) : EpisodeScore.NONE);
        }
        return scores;
    }

    private EpisodeScore score(Rhythm rhythm, List<EcgEpisode> episodes) {
        List<Span> claims = episodes.stream().filter(e -> e.rhythm() == rhythm)
            .map(e -> new Span(Math.max(start(rhythm), e.fromSeconds()),
                Math.min(end, e.toSeconds())))
            .filter(e -> e.seconds() > 0).toList();
        return EpisodeScore.of(spans.getOrDefault(rhythm, List.of()), claims);
    }
}
