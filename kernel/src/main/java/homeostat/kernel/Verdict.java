package homeostat.kernel;

/// What a [Guard] made of a proposal.
public enum Verdict {
    /// Nothing was proposed, nothing was ordered.
    NOTHING,
    /// Ordered as proposed.
    ORDERED,
    /// Ordered, but less or more than proposed: a limit counted.
    LIMITED,
    /// Nothing could be allowed: the device must fall back.
    REFUSED
}
