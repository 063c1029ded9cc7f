package homeostat.wire;

import java.util.List;

/// What the fleet has of an outbox, durably: the gateway may forget it, and is asked for the rest.
///
/// @param through all frames up to this number are there or were given up
/// @param missing the first stretches after it that are not there
/// @param epochMillis the fleet's wall clock, so that a gateway finds out that its own is wrong;
///     [#NO_TIME] from a fleet that does not say
public record Report(long outbox, long through, List<Ranges.Range> missing, long epochMillis) {
    /// No wall time is known.
    public static final long NO_TIME = Long.MIN_VALUE;

    /// The most stretches in one report; when they have come, another report names more.
    public static final int MISSING_MAX = 64;

    /// A report without a wall time.
    public Report(long outbox, long through, List<Ranges.Range> missing) {
        this(outbox, through, missing, NO_TIME);
    }

    /// Keeps a copy.
    public Report {
        missing = List.copyOf(missing);
    }

    /// The same, saying what time it is.
    public Report at(long now) {
        return new Report(outbox, through, missing, now);
    }
}
