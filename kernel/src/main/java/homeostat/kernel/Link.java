package homeostat.kernel;

/// A wire from one task's output to another's input: the only thing two tasks share.
final class Link<Q extends Dimension> {
    private final Out<Q> from;
    private final In<Q> to;

    Link(Out<Q> from, In<Q> to) {
        this.from = from;
        this.to = to;
    }

    /// Offers what is published; called whenever anything was published.
    void carry() {
        Reading<Q> reading = from.published();
        to.offer(reading.base, reading.quality, reading.atNs);
    }
}
