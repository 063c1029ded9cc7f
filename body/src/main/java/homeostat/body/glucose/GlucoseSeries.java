package homeostat.body.glucose;

/// Glucose of the S2008 model in plasma, tissue and under the skin, as a power series in time.
///
/// What comes out of the gut and out of the liver, and how much insulin lets the tissue use, is
/// known for the whole minute before glucose moves ([StomachSeries], [InsulinChain]): here they are
/// two cubics in time. That of insulin's action passes through both ends with the slopes it has
/// there. That of supply passes through both ends and carries exactly as much glucose as the gut
/// lost, which is what counts: in the minute in which a stomach closes, slopes at the ends tell
/// nothing of what lies between.
///
/// Four Taylor coefficients follow from each other, with one division. Where the last of them
/// matters the step is halved. The model's corners (the liver stops producing, the kidney starts to
/// excrete, plasma is empty) are decided where a step begins, and are roots of the polynomials: a
/// step that passes one ends there.
///
/// Source: as [StomachSeries].
final class GlucoseSeries {

    private static final double THIRD = 1.0 / 3;
    private static final double TWELFTH = 1.0 / 12;

    /// Glucose in plasma, tissue and under the skin, mg/kg.
    double gp;
    double gt;
    double gs;

    private final StomachSeries stomach;
    private final InsulinChain insulin;
    private final GlucoseCoefficients.Liver liver;
    private final GlucoseCoefficients.Exchange exchange;
    private final GlucoseCoefficients.Tissue tissue;
    private final double share;
    private final double appearance;
    private final double perTolerance;
    /// Which side of its corners the model is on, one or minus one, and what follows from it: a
    /// glucose mass below zero stands still. The model says the same of insulin, which cannot get
    /// there. What takes away is negative.
    private double producing;
    private double excreting;
    private double constant;
    private double leaving;
    private double returning;
    private double suppressing;
    private double appearing;
    private double absorbing;
    private double entering;
    private double lost;
    private double vm0;
    private double vmx;
    private double diffusing;
    /// What comes into plasma, mg/kg/min, and the largest use in tissue, mg/kg/min, by powers of
    /// the time since the step began.
    private double p0;
    private double p1;
    private double p2;
    private double p3;
    private double v0;
    private double v1;
    private double v2;
    private double v3;
    /// Taylor coefficients of the three.
    private double gp1;
    private double gp2;
    private double gp3;
    private double gp4;
    private double gt1;
    private double gt2;
    private double gt3;
    private double gt4;
    private double gs1;
    private double gs2;
    private double gs3;
    private double gs4;

    /// @param toleranceMgPerKg largest last terms of a step
    GlucoseSeries(GlucoseCoefficients coefficients, StomachSeries stomach, InsulinChain insulin,
            double toleranceMgPerKg) {
        this.stomach = stomach;
        this.insulin = insulin;
        liver = coefficients.liver();
        exchange = coefficients.exchange();
        tissue = coefficients.tissue();
        share = coefficients.gut().f() / coefficients.bodyWeightKg();
        appearance = share * coefficients.gut().kabs();
        perTolerance = 1 / toleranceMgPerKg;
    }

    /// Decides on which side of its corners the model is, `signal` being the delayed insulin.
    void takeSides(double signal) {
        boolean produces = productionMgPerKgPerMin(gp, signal) > 0;
        boolean excretes = gp > exchange.ke2();
        double plasmaMoves = gp >= 0 ? 1 : 0;
        double tissueMoves = gt >= 0 ? 1 : 0;
        double made = produces ? plasmaMoves : 0;
        double excreted = excretes ? plasmaMoves * exchange.ke1() : 0;
        producing = produces ? 1 : -1;
        excreting = excretes ? 1 : -1;
        constant = made * liver.kp1() - plasmaMoves * tissue.fsnc() + excreted * exchange.ke2();
        leaving = -(made * liver.kp2() + excreted + plasmaMoves * exchange.k1());
        returning = plasmaMoves * exchange.k2();
        suppressing = -made * liver.kp3();
        appearing = plasmaMoves * appearance;
        absorbing = plasmaMoves * share;
        entering = tissueMoves * exchange.k1();
        lost = -tissueMoves * exchange.k2();
        vm0 = -tissueMoves * tissue.vm0();
        vmx = -tissueMoves * tissue.vmx();
        diffusing = gs >= 0 ? exchange.ksc() : 0;
    }

    /// Lives the minute that stomach and insulin have just lived.
    void minute() {
        supply();
        expand();
        double done = advance(0);
        while (done < 1) {
            supply();
            shift(done);
            expand();
            done += advance(done);
        }
    }

    /// Writes the two cubics as powers of the time since the minute began.
    private void supply() {
        double before = Math.fma(appearing, stomach.gutBeforeMg,
                Math.fma(suppressing, insulin.signalBefore, constant));
        double more = Math.fma(appearing, stomach.q3,
                Math.fma(suppressing, insulin.id, constant)) - before;
        double rates = Math.fma(appearing, stomach.gutRateBefore + stomach.gutRateAfter,
                suppressing * (insulin.signalRateBefore + insulin.signalRate));
        double meanSignal = Math.fma(TWELFTH, insulin.signalRateBefore - insulin.signalRate,
                0.5 * (insulin.signalBefore + insulin.id));
        double mean = Math.fma(absorbing, stomach.absorbedMg,
                Math.fma(suppressing, meanSignal, constant));
        p0 = before;
        p3 = Math.fma(-2, more, rates);
        p1 = Math.fma(6, mean - before, Math.fma(-2, more, 0.5 * p3));
        p2 = more - p3 - p1;
        v0 = Math.fma(vmx, insulin.actionBefore, vm0);
        v1 = vmx * insulin.actionRateBefore;
        more = Math.fma(vmx, insulin.x, vm0) - v0;
        v3 = Math.fma(-2, more, Math.fma(vmx, insulin.actionRate, v1));
        v2 = more - v3 - v1;
    }

    /// The same cubics as powers of the time since `by` later.
    private void shift(double by) {
        double thrice = 3 * by;
        p0 = Math.fma(Math.fma(Math.fma(p3, by, p2), by, p1), by, p0);
        p1 = Math.fma(Math.fma(p3, thrice, 2 * p2), by, p1);
        p2 = Math.fma(p3, thrice, p2);
        v0 = Math.fma(Math.fma(Math.fma(v3, by, v2), by, v1), by, v0);
        v1 = Math.fma(Math.fma(v3, thrice, 2 * v2), by, v1);
        v2 = Math.fma(v3, thrice, v2);
    }

    /// The Taylor coefficients; `used` are those of `Gt/(Km0 + Gt)`, each the one of `Gt` times
    /// `free` and what the lower ones take from it.
    private void expand() {
        double perHalfUse = 1 / (tissue.km0() + gt);
        double used0 = gt * perHalfUse;
        double free = perHalfUse * (1 - used0);
        gp1 = Math.fma(returning, gt, Math.fma(leaving, gp, p0));
        gt1 = Math.fma(entering, gp, Math.fma(lost, gt, v0 * used0));
        gs1 = diffusing * (gp - gs);
        double used1 = free * gt1;
        double taken1 = -perHalfUse * used1;
        gp2 = 0.5 * Math.fma(returning, gt1, Math.fma(leaving, gp1, p1));
        gt2 = 0.5 * Math.fma(entering, gp1, Math.fma(lost, gt1, Math.fma(v1, used0, v0 * used1)));
        gs2 = 0.5 * diffusing * (gp1 - gs1);
        double used2 = Math.fma(free, gt2, taken1 * gt1);
        double taken2 = -perHalfUse * used2;
        gp3 = THIRD * Math.fma(returning, gt2, Math.fma(leaving, gp2, p2));
        gt3 = THIRD * Math.fma(entering, gp2, Math.fma(lost, gt2,
                Math.fma(v2, used0, Math.fma(v1, used1, v0 * used2))));
        gs3 = THIRD * diffusing * (gp2 - gs2);
        double used3 = Math.fma(free, gt3, Math.fma(taken1, gt2, taken2 * gt1));
        gp4 = 0.25 * Math.fma(returning, gt3, Math.fma(leaving, gp3, p3));
        gt4 = 0.25 * Math.fma(entering, gp3, Math.fma(lost, gt3, Math.fma(v3, used0,
                Math.fma(v2, used1, Math.fma(v1, used2, v0 * used3)))));
        gs4 = 0.25 * diffusing * (gp3 - gs3);
    }

    /// Moves the present along the series from `done` on, to a corner, to where they are no longer
    /// good, or to the end of the minute; says how far that was.
    private double advance(double done) {
        double h = 1 - done;
        while (isBeyondReach(h) && h > GlucoseBody.STEP_MINUTES_MIN) {
            h *= 0.5;
        }
        boolean passes = passesCorner(done, h);
        if (passes && gp >= 0) {
            h = toCorner(done, h);
        }
        gs = Math.fma(Math.fma(Math.fma(Math.fma(gs4, h, gs3), h, gs2), h, gs1), h, gs);
        gt = Math.fma(Math.fma(Math.fma(Math.fma(gt4, h, gt3), h, gt2), h, gt1), h, gt);
        gp = plasmaAt(h);
        if (passes) {
            takeSides(insulin.signalAt(done + h));
        }
        return h;
    }

    private boolean isBeyondReach(double minutes) {
        double scale = perTolerance * (minutes * minutes * minutes);
        double plasma =
                Math.fma(Math.abs(gp4), minutes, StomachSeries.LAST_BUT_ONE * Math.abs(gp3));
        double held =
                Math.fma(Math.abs(gt4), minutes, StomachSeries.LAST_BUT_ONE * Math.abs(gt3));
        return plasma * scale > 1 || held * scale > 1;
    }

    /// Where a step that passes a corner has just passed it.
    private double toCorner(double done, double step) {
        double before = 0;
        double after = step;
        while (after - before > GlucoseBody.STEP_MINUTES_MIN) {
            double middle = 0.5 * (before + after);
            if (passesCorner(done, middle)) {
                after = middle;
            } else {
                before = middle;
            }
        }
        return after;
    }

    /// Whether the liver, the kidney or the emptiness of plasma has changed sides after a step.
    /// Plasma that is empty has: then the sides are looked at each minute.
    private boolean passesCorner(double done, double step) {
        double plasma = plasmaAt(step);
        double production = productionMgPerKgPerMin(plasma, insulin.signalAt(done + step));
        return producing * production < 0 || excreting * (plasma - exchange.ke2()) < 0
                || plasma < 0;
    }

    private double plasmaAt(double minutes) {
        return Math.fma(Math.fma(Math.fma(Math.fma(gp4, minutes, gp3), minutes, gp2), minutes,
                gp1), minutes, gp);
    }

    /// Endogenous production before it is cut off at zero, mg/kg/min.
    private double productionMgPerKgPerMin(double plasmaMgPerKg, double insulinSignal) {
        return Math.fma(-liver.kp3(), insulinSignal,
                Math.fma(-liver.kp2(), plasmaMgPerKg, liver.kp1()));
    }
}
