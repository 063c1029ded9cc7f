package homeostat.device.kidney;

import homeostat.kernel.Proposal;
import homeostat.kernel.Span;

/// How fast to draw off, at what sodium, how warm.
///
/// Water is drawn off faster at first, while the tissue is full and refills the blood quickly, and
/// slower at the end: the rate is [#FRONT] times what is left over the time that is left, which
/// ends at the goal whatever happened before. *Strain*, 0 to 1, says what speaks against it: a
/// systolic pressure near where people feel it, or a blood volume near its floor. With strain, the
/// session may be longer, the dialysate has more sodium, which draws water out of the cells, and is
/// cooler, which narrows the vessels of the skin; and the rate is cut as either comes to its
/// floor.
///
/// The floor of blood volume is learnt: where pressure was too low once, blood volume is not taken
/// there again. Sodium given is taken back while there is no strain, so that the session is neutral
/// as far as it can be.
///
/// Source of the ideas: Santoro et al., "Blood volume controlled hemodialysis in hypotension-prone
/// patients", Kidney International 62 (2002) 1034-1045; Gabrielli et al., Journal of Nephrology
/// 22 (2009) 232-240. Gains: our own, found on trials after the cohort was frozen.
final class SessionController {
    private static final long VALID_NS = Span.seconds(10);
    private static final double FRONT = 1.4;
    private static final double MINUTES_PER_HOUR = 60;
    private static final double MINUTES_LEAST = 2;
    private static final double EASY_MMHG = 120;
    private static final double STRAINED_MMHG = 100;
    private static final double CUFF_BAND_MMHG = 8;
    private static final double SHARE_BAND = 0.015;
    private static final double LEARNT_MMHG = 94;
    private static final double LEARNT_BELOW = 0.01;
    private static final double SODIUM_MORE_MMOL_PER_L = 3;
    private static final double SODIUM_LESS_MMOL_PER_L = -1;
    private static final double COOLER_CELSIUS = 1;
    private static final double STRAIN_SMOOTHING = 1.0 / 60;

    private final KidneyTherapy therapy;
    private final TreatmentLedger ledger;
    private double floorShare;
    private double strain;

    SessionController(KidneyTherapy therapy, TreatmentLedger ledger) {
        this.therapy = therapy;
        this.ledger = ledger;
    }

    /// Takes what is known; NaN for what is not. `isFresh`: the cuff has just spoken.
    void look(double share, double systolicMmHg, boolean isFresh) {
        if (isFresh && systolicMmHg < LEARNT_MMHG && share > 0) {
            floorShare = Math.max(floorShare, Math.min(1, share - LEARNT_BELOW));
        }
        double now = Math.max(cuffStrain(systolicMmHg), 1 - shareLeft(share));
        strain += STRAIN_SMOOTHING * (Math.max(0, Math.min(1, now)) - strain);
        strain = Math.max(0, Math.min(1, strain));
    }

    private static double cuffStrain(double mmHg) {
        return Double.isNaN(mmHg) ? 0
                : Math.max(0, Math.min(1, (EASY_MMHG - mmHg) / (EASY_MMHG - STRAINED_MMHG)));
    }

    /// 1 well above the floor of blood volume, 0 at it; 1 when it is not known.
    private double shareLeft(double share) {
        double floor = Math.max(floorShare, therapy.lowestBloodVolume());
        return Double.isNaN(share) ? 1
                : Math.max(0, Math.min(1, (share - floor) / SHARE_BAND));
    }

    private double cuffLeft(double mmHg) {
        return Double.isNaN(mmHg) ? 1 : Math.max(0,
                Math.min(1, (mmHg - therapy.lowestSystolicMmHg()) / CUFF_BAND_MMHG));
    }

    double leftMl() {
        return therapy.goalMl() - ledger.removedMl();
    }

    /// Until the end, with as much of the extension as strain asks for; 0 when nothing more is to
    /// be done.
    double minutesLeft() {
        double end = therapy.lengthMinutes() + therapy.extensionMinutes() * strain;
        return isDone() ? 0 : Math.max(0, end - ledger.minutes());
    }

    /// What is left, spread over the time that is left, mL/h.
    private double evenMlPerHour() {
        return leftMl() / Math.max(MINUTES_LEAST, minutesLeft()) * MINUTES_PER_HOUR;
    }

    /// Whether there is nothing more to do: all is drawn off or all time is over.
    boolean isDone() {
        boolean isOver = ledger.minutes()
                >= therapy.lengthMinutes() + therapy.extensionMinutes();
        boolean isLong = ledger.minutes() >= therapy.lengthMinutes();
        return isOver || isLong && leftMl() < 1;
    }

    /// Guided by blood volume and pressure.
    void proposeGuided(double share, double systolicMmHg, long nowNs, Proposal<FluidRate> out) {
        double most = therapy.rateMaxMlPerHour();
        double wanted = Math.min(most, FRONT * evenMlPerHour());
        double allowed = most * Math.min(shareLeft(share), cuffLeft(systolicMmHg));
        out.set(FluidRate.ML_PER_HOUR, Math.max(0, Math.min(wanted, allowed)), nowNs,
                nowNs + VALID_NS);
    }

    /// Without blood volume: no faster than the mean that the prescription means, and by the cuff.
    void proposeEven(double systolicMmHg, long nowNs, Proposal<FluidRate> out) {
        double even = evenMlPerHour();
        double mean = therapy.goalMl() / therapy.lengthMinutes() * MINUTES_PER_HOUR;
        double allowed = therapy.rateMaxMlPerHour() * cuffLeft(systolicMmHg);
        out.set(FluidRate.ML_PER_HOUR, Math.max(0, Math.min(Math.min(even, mean), allowed)),
                nowNs, nowNs + VALID_NS);
    }

    /// Sodium above the prescription that strain asks for, or less to take back what was given.
    double sodiumAboveMmolPerL() {
        double back = ledger.sodiumExcess() > 0 ? SODIUM_LESS_MMOL_PER_L : 0;
        return SODIUM_MORE_MMOL_PER_L * strain + back * (1 - strain);
    }

    double celsius() {
        return therapy.celsius() - COOLER_CELSIUS * strain;
    }

    double strain() {
        return strain;
    }
}
