package homeostat.wire;

import java.util.List;

/// What the fleet has of an outbox, durably: the gateway may forget it, and is asked for the rest.
///
/// @param through all frames up to this number are there or were given up
/// @param missing the first stretches after it that are not there
public record Report(long outbox, long through, List<Ranges.Range> missing) {
    /// The most stretches in one report; when they have come, another report names more.
    public static final int MISSING_MAX = 64;

    /// Keeps a copy.
    public Report {
        missing = List.copyOf(missing);
    }
}
