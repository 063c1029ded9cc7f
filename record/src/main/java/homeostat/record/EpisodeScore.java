package homeostat.record;

import java.util.List;

/// How well the episodes of one rhythm were found: by their number and by their length.
///
/// An episode is found when a claim overlaps it, and a claim is confirmed when an episode overlaps
/// it, however little; how much is what the seconds tell.
///
/// Source: ANSI/AAMI EC57:1998, 4.3.4 and 4.3.5; WFDB Applications Guide, epicmp(1).
///
/// @param found          real episodes with a claim
/// @param missed         real episodes without
/// @param confirmed      claims with a real episode
/// @param extra          claims without
/// @param seconds        length of the real episodes
/// @param claimedSeconds length of the claims
/// @param bothSeconds    length of what is both
public record EpisodeScore(long found, long missed, long confirmed, long extra, double seconds,
        double claimedSeconds, double bothSeconds) {
    /// None, and none claimed.
    public static final EpisodeScore NONE = new EpisodeScore(0, 0, 0, 0, 0, 0, 0);

    /// A stretch of time, in seconds.
    record Span(double from, double to) {
        double seconds() {
            return to - from;
        }

        double overlap(Span other) {
            return Math.max(0, Math.min(to, other.to) - Math.max(from, other.from));
        }
    }

    /// Compares spans that do not overlap among themselves.
    static EpisodeScore of(List<Span> truth, List<Span> claims) {
        long found = truth.stream().filter(one -> hit(one, claims)).count();
        long confirmed = claims.stream().filter(one -> hit(one, truth)).count();
        double both = 0;
        for (Span one : truth) {
            both += claims.stream().mapToDouble(one::overlap).sum();
        }
        return new EpisodeScore(found, truth.size() - found, confirmed,
            claims.size() - confirmed, truth.stream().mapToDouble(Span::seconds).sum(),
            claims.stream().mapToDouble(Span::seconds).sum(), both);
    }

    private static boolean hit(Span one, List<Span> others) {
        return others.stream().anyMatch(other -> one.overlap(other) > 0);
    }

    /// Both pooled.
    public EpisodeScore plus(EpisodeScore other) {
        return new EpisodeScore(found + other.found, missed + other.missed,
            confirmed + other.confirmed, extra + other.extra, seconds + other.seconds,
            claimedSeconds + other.claimedSeconds, bothSeconds + other.bothSeconds);
    }

    /// The real episodes, and those of them that were found.
    public BeatScore real() {
        return new BeatScore(found, missed, 0);
    }

    /// The claims, and those of them that are real.
    public BeatScore claimed() {
        return new BeatScore(confirmed, 0, extra);
    }

    /// The part of the real episodes that was claimed, in per cent; 100 when there is none.
    public double secondsSensitivityPercent() {
        return seconds > 0 ? 100 * bothSeconds / seconds : 100;
    }

    /// The part of the claims that is real, in per cent; 100 when there is none.
    public double secondsPredictivityPercent() {
        return claimedSeconds > 0 ? 100 * bothSeconds / claimedSeconds : 100;
    }
}
