package homeostat.trial;

/// A device and its surroundings on a virtual clock that jumps from event to event.
///
/// An instant is visited when either side has something to do at it, so an order is carried out
/// when it appears, not at the next full minute, and nothing is polled.
public final class ClosedLoop {
    private final Host host;
    private final Surroundings surroundings;
    private long nowNs;

    public ClosedLoop(Host host, Surroundings surroundings) {
        this.host = host;
        this.surroundings = surroundings;
    }

    /// Goes to the next instant at which something happens, and returns it.
    public long step() {
        visit(Math.min(surroundings.nextEventNs(), host.nextEventNs()));
        return nowNs;
    }

    /// Lives through everything that happens up to and at `untilNs`.
    public void runUntil(long untilNs) {
        while (Math.min(surroundings.nextEventNs(), host.nextEventNs()) <= untilNs) {
            step();
        }
        nowNs = Math.max(nowNs, untilNs);
    }

    /// The instant that was reached.
    public long nowNs() {
        return nowNs;
    }

    private void visit(long instantNs) {
        nowNs = Math.max(nowNs, instantNs);
        surroundings.before(nowNs, host);
        host.advance(nowNs);
        surroundings.after(nowNs, host);
    }
}
