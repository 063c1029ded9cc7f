package homeostat.device.lung;

import homeostat.kernel.Flow;
import homeostat.kernel.Fraction;
import homeostat.kernel.Guard;
import homeostat.kernel.Proposal;
import homeostat.kernel.Span;
import homeostat.kernel.Task;
import homeostat.kernel.Verdict;

/// The declared fallback after a trap: the clinic's backup of oxygen, sweep and breath. It looks at
/// no sensor and has guards of its own.
final class BackupSettings implements Task {
    private static final long VALID_NS = Span.seconds(5);

    private final LungTherapy therapy;
    private final Guard<Fraction> oxygen;
    private final Guard<Flow> sweep;
    private final Guard<GasVolume> breath;
    private final Proposal<Fraction> oxygenWanted = new Proposal<>();
    private final Proposal<Flow> sweepWanted = new Proposal<>();
    private final Proposal<GasVolume> breathWanted = new Proposal<>();

    BackupSettings(LungTherapy therapy, Guard<Fraction> oxygen, Guard<Flow> sweep,
            Guard<GasVolume> breath) {
        this.therapy = therapy;
        this.oxygen = oxygen;
        this.sweep = sweep;
        this.breath = breath;
    }

    @Override
    public void step(long nowNs) {
        long untilNs = nowNs + VALID_NS;
        oxygenWanted.set(Fraction.ONE, therapy.backupOxygen(), nowNs, untilNs);
        Verdict _ = oxygen.order(oxygenWanted, nowNs);
        sweepWanted.set(Flow.LITRES_PER_MINUTE, therapy.backupSweepLPerMin(), nowNs, untilNs);
        Verdict _ = sweep.order(sweepWanted, nowNs);
        breathWanted.set(GasVolume.ML, therapy.tidalMl(), nowNs, untilNs);
        Verdict _ = breath.order(breathWanted, nowNs);
    }
}
