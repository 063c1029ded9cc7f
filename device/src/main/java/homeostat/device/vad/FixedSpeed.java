package homeostat.device.vad;

import homeostat.kernel.Guard;
import homeostat.kernel.Proposal;
import homeostat.kernel.Span;
import homeostat.kernel.Task;
import homeostat.kernel.Verdict;

// [impl->req~fallback-is-a-safe-speed~1]
/// The declared fallback: the clinic's safe speed, never a stop. It looks at no sensor, so that
/// none can mislead it, and has a guard of its own.
final class FixedSpeed implements Task {
    private static final long REPEAT_NS = Span.milliseconds(400);
    private static final long VALID_NS = Span.seconds(2);

    private final VadTherapy therapy;
    private final Guard<RotationSpeed> guard;
    private final Proposal<RotationSpeed> proposal = new Proposal<>();
    private long orderedNs = Long.MIN_VALUE / 2;

    FixedSpeed(VadTherapy therapy, Guard<RotationSpeed> guard) {
        this.therapy = therapy;
        this.guard = guard;
    }

    @Override
    public void step(long nowNs) {
        Verdict _ = order(nowNs);
    }

    /// Orders the safe speed, and says what the guard made of it: [Verdict#NOTHING] while the last
    /// order is young.
    Verdict order(long nowNs) {
        if (nowNs - orderedNs < REPEAT_NS) {
            return Verdict.NOTHING;
        }
        proposal.set(RotationSpeed.RPM, therapy.safeRpm(), nowNs, nowNs + VALID_NS);
        Verdict verdict = guard.order(proposal, nowNs);
        if (verdict != Verdict.REFUSED) {
            orderedNs = nowNs;
        }
        return verdict;
    }
}
