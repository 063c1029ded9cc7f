package homeostat.device.kidney;

import homeostat.kernel.Flow;
import homeostat.kernel.In;
import homeostat.kernel.Lasting;
import homeostat.kernel.OrderPort;
import homeostat.kernel.Reading;

/// The account of a session: minutes at the filter, water drawn off, blood cleared, sodium given
/// beyond what is prescribed.
///
/// While the balance is silent, what was ordered counts as drawn off; a balance that comes back
/// corrects that. Minutes count while blood flows. The account survives a reset; what cannot be
/// read is feared: all of the water counts as drawn off.
final class TreatmentLedger implements Lasting {
    private static final double MINUTES_PER_STEP = 1.0 / 60;
    private static final double HOURS_PER_STEP = 1.0 / 3600;
    private static final double ML_PER_L = 1000;
    private static final double FLOWING_L_PER_MIN = 0.05;
    private static final double MINUTES_MAX = 10_000;
    private static final double VOLUME_MAX_ML = 20_000;
    private static final double CLEARED_MAX_ML = 1e6;
    private static final double EXCESS_MAX = 1e5;
    /// A balance counts on by no more than this in a second.
    private static final double COUNT_MAX_ML = 2;

    private final In<Flow> bloodFlow;
    private final In<FluidVolume> balance;
    private final In<Flow> clearance;
    private final OrderPort<FluidRate> rate;
    private double minutes;
    private double removedMl;
    private double clearedMl;
    private double sodiumExcess;
    private double lastCountMl = Double.NaN;
    private double assumedMl;
    private boolean flowing;
    private boolean counting;

    TreatmentLedger(KidneyPorts ports) {
        bloodFlow = ports.bloodFlow;
        balance = ports.removed;
        clearance = ports.clearance;
        rate = ports.rate;
    }

    /// Takes one second; `sodiumAbove` is by how much dialysate sodium is above the prescription.
    void observe(double sodiumAbove, long nowNs) {
        Reading<Flow> flow = bloodFlow.reading();
        flowing = flow.isGood() && flow.in(Flow.LITRES_PER_MINUTE) > FLOWING_L_PER_MIN;
        count(nowNs);
        if (!flowing) {
            return;
        }
        minutes = Math.min(MINUTES_MAX, minutes + MINUTES_PER_STEP);
        Reading<Flow> cleared = clearance.reading();
        if (cleared.isGood()) {
            clearedMl = Math.min(CLEARED_MAX_ML, clearedMl
                    + cleared.in(Flow.LITRES_PER_MINUTE) * ML_PER_L * MINUTES_PER_STEP);
        }
        if (Double.isFinite(sodiumAbove)) {
            sodiumExcess = Math.max(-EXCESS_MAX, Math.min(EXCESS_MAX,
                    sodiumExcess + sodiumAbove * MINUTES_PER_STEP));
        }
    }

    private void count(long nowNs) {
        Reading<FluidVolume> reading = balance.reading();
        boolean isRunning = nowNs < rate.published().expiresNs();
        double ordered = isRunning ? rate.published().in(FluidRate.ML_PER_HOUR) * HOURS_PER_STEP
                : 0;
        counting = reading.isGood();
        if (!counting) {
            assumedMl = Math.min(VOLUME_MAX_ML, assumedMl + ordered);
            removedMl = Math.min(VOLUME_MAX_ML, removedMl + ordered);
            return;
        }
        double ml = reading.in(FluidVolume.ML);
        if (!Double.isNaN(lastCountMl)) {
            double gone = ml - lastCountMl;
            double believed = Math.max(0, Math.min(gone, COUNT_MAX_ML + assumedMl));
            removedMl = Math.max(0, Math.min(VOLUME_MAX_ML, removedMl - assumedMl + believed));
        }
        assumedMl = 0;
        lastCountMl = ml;
    }

    /// Whether blood passes the filter.
    boolean isFlowing() {
        return flowing;
    }

    /// Whether the balance speaks.
    boolean isCounting() {
        return counting;
    }

    double minutes() {
        return minutes;
    }

    double removedMl() {
        return removedMl;
    }

    double clearedMl() {
        return clearedMl;
    }

    /// Sodium above the prescription, summed over time, mmol/L·min.
    double sodiumExcess() {
        return sodiumExcess;
    }

    @Override
    public int words() {
        return 4;
    }

    @Override
    public void save(long[] memory, int from, long nowNs) {
        memory[from] = Double.doubleToRawLongBits(minutes);
        memory[from + 1] = Double.doubleToRawLongBits(removedMl);
        memory[from + 2] = Double.doubleToRawLongBits(clearedMl);
        memory[from + 3] = Double.doubleToRawLongBits(sodiumExcess);
    }

    @Override
    public boolean restore(long[] memory, int from) {
        double thenMinutes = Double.longBitsToDouble(memory[from]);
        double thenRemoved = Double.longBitsToDouble(memory[from + 1]);
        double thenCleared = Double.longBitsToDouble(memory[from + 2]);
        double thenExcess = Double.longBitsToDouble(memory[from + 3]);
        boolean isSense = thenMinutes >= 0 && thenMinutes <= MINUTES_MAX && thenRemoved >= 0
                && thenRemoved <= VOLUME_MAX_ML && thenCleared >= 0
                && thenCleared <= CLEARED_MAX_ML && Math.abs(thenExcess) <= EXCESS_MAX;
        if (isSense) {
            minutes = thenMinutes;
            removedMl = thenRemoved;
            clearedMl = thenCleared;
            sodiumExcess = thenExcess;
        }
        return isSense;
    }

    @Override
    public void assumeWorst() {
        minutes = 0;
        removedMl = VOLUME_MAX_ML;
        clearedMl = 0;
        sodiumExcess = 0;
    }
}
