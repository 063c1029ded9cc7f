package homeostat.device.pancreas;

import homeostat.kernel.Guard;
import homeostat.kernel.InsulinRate;
import homeostat.kernel.Proposal;
import homeostat.kernel.Span;
import homeostat.kernel.Task;
import homeostat.kernel.Verdict;

/// The declared fallback: the clinic's basal rate, suspended while the patient is low.
///
/// It has its own watch on the sensor and its own guard, and knows nothing of meals, of the account
/// of insulin or of what went wrong. Without any reading it gives the basal rate: that is what
/// keeps a person alive, and what they would have without a loop. After a low reading that no
/// other has followed it gives nothing for [#LOW_MEMORY_NS], then basal again.
final class BasalFallback implements Task {
    private static final double LOW_MG_PER_DL = 80;
    private static final double AHEAD_MIN = 30;
    private static final long LOW_MEMORY_NS = Span.minutes(60);
    private static final long REPEAT_NS = Span.minutes(5);
    private static final long VALID_NS = Span.minutes(30);

    private final Therapy therapy;
    private final GlucoseWatch watch;
    private final Guard<InsulinRate> guard;
    private final Proposal<InsulinRate> proposal = new Proposal<>();
    private long orderedNs = Long.MIN_VALUE / 2;
    private double orderedUnitsPerHour = Double.NaN;

    BasalFallback(Therapy therapy, GlucoseWatch watch, Guard<InsulinRate> guard) {
        this.therapy = therapy;
        this.watch = watch;
        this.guard = guard;
    }

    @Override
    public void step(long nowNs) {
        watch.observe(nowNs);
        Verdict _ = order(nowNs);
    }

    /// Looks at the sensor without ordering, so that it knows the patient when it is needed.
    void observe(long nowNs) {
        watch.observe(nowNs);
    }

    /// Orders what it would, and says what the guard made of it: [Verdict#NOTHING] while the last
    /// order still runs.
    Verdict order(long nowNs) {
        return order(therapy.basalUnitsPerHour(), nowNs);
    }

    /// The same, with no more than `mostUnitsPerHour`.
    Verdict order(double mostUnitsPerHour, long nowNs) {
        double unitsPerHour = isLow(nowNs) ? 0
                : Math.min(mostUnitsPerHour, therapy.basalUnitsPerHour());
        boolean runs = unitsPerHour == orderedUnitsPerHour || unitsPerHour > 0
                && orderedUnitsPerHour > 0;
        if (runs && nowNs - orderedNs < REPEAT_NS) {
            return Verdict.NOTHING;
        }
        proposal.set(InsulinRate.UNITS_PER_HOUR, unitsPerHour, nowNs, nowNs + VALID_NS);
        Verdict verdict = guard.order(proposal, nowNs);
        if (verdict != Verdict.REFUSED) {
            orderedNs = nowNs;
            orderedUnitsPerHour = unitsPerHour;
        }
        return verdict;
    }

    /// Forgets what it ordered: somebody else has ordered since.
    void begin() {
        orderedUnitsPerHour = Double.NaN;
    }

    private boolean isLow(long nowNs) {
        if (!watch.hasReading() || nowNs - watch.lastAtNs() > LOW_MEMORY_NS) {
            return false;
        }
        double aheadMgPerDl = watch.lastMgPerDl()
                + AHEAD_MIN * Math.min(0, watch.trendMgPerDlPerMin());
        return aheadMgPerDl < LOW_MG_PER_DL || watch.isBelowFloor();
    }
}
