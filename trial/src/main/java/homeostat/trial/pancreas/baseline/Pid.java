package homeostat.trial.pancreas.baseline;

/// Proportional, integral and derivative action on glucose, less what insulin is estimated to be in
/// the blood already; and at an announced meal four fifths of what the carbohydrate ratio says.
///
/// The feedback of insulin does for a slow depot what the beta cell does by itself: the more is on
/// its way, the less is asked for. The integral is clamped, so that it holds at most basal and is
/// never wound up by a meal.
///
/// Source: Steil and others, "Feasibility of automating insulin delivery for the treatment of type
/// 1 diabetes", Diabetes 55 (2006), for the form and the time constants; Steil and others, "The
/// effect of insulin feedback on closed loop glucose control", Journal of Clinical Endocrinology
/// and Metabolism 96 (2011), for the feedback of half of the plasma insulin; Weinzimer and others,
/// Diabetes Care 31 (2008), for a meal bolus beside a closed loop. The gain is what takes glucose
/// back in ninety minutes by the clinic's correction factor.
final class Pid implements Baseline {
    private static final double HOURS_TO_CORRECT = 1.5;
    private static final double INTEGRAL_MIN = 150;
    private static final double DERIVATIVE_MIN = 66;
    private static final double FEEDBACK = 0.5;
    private static final double PLASMA_MIN = 55;
    private static final double MEAL_PART = 0.8;
    private static final double BASAL_MULTIPLE_MAX = 4;
    private static final double SMOOTHING = 0.2;
    private static final double SUSPEND_MG_PER_DL = 70;

    private double integralUnitsPerHour = Double.NaN;
    private double smoothMgPerDl = Double.NaN;
    private double slopeMgPerDlPerMin;
    private long lastMinute;
    private double rateUnitsPerHour;
    private double bolusUnits;
    private double depotUnitsPerHour;
    private double plasmaUnitsPerHour;

    @Override
    public void minute(Sight sight, Wish wish) {
        Numbers clinic = sight.clinic();
        double basal = clinic.basalUnitsPerHour();
        if (Double.isNaN(integralUnitsPerHour)) {
            integralUnitsPerHour = basal;
            rateUnitsPerHour = basal;
            depotUnitsPerHour = basal;
            plasmaUnitsPerHour = basal;
        }
        double givenUnitsPerHour = rateUnitsPerHour + bolusUnits * 60;
        depotUnitsPerHour += (givenUnitsPerHour - depotUnitsPerHour) / PLASMA_MIN;
        plasmaUnitsPerHour += (depotUnitsPerHour - plasmaUnitsPerHour) / PLASMA_MIN;
        bolusUnits = 0;
        if (sight.announcedGrams() > 0) {
            bolusUnits = MEAL_PART * sight.announcedGrams() / clinic.gramsPerUnit();
            wish.bolus(bolusUnits);
        }
        if (sight.glucose().isNew()) {
            take(sight.glucose());
        }
        if (!Double.isNaN(smoothMgPerDl) && sight.minute() % 5 == 0) {
            rateUnitsPerHour = rate(clinic);
            wish.rate(rateUnitsPerHour, 30);
        }
    }

    private void take(Reading reading) {
        if (Double.isNaN(smoothMgPerDl)) {
            smoothMgPerDl = reading.mgPerDl();
        } else {
            double before = smoothMgPerDl;
            smoothMgPerDl += SMOOTHING * (reading.mgPerDl() - smoothMgPerDl);
            double slope = (smoothMgPerDl - before) / (reading.minute() - lastMinute);
            slopeMgPerDlPerMin += SMOOTHING * (slope - slopeMgPerDlPerMin);
        }
        lastMinute = reading.minute();
    }

    private double rate(Numbers clinic) {
        double basal = clinic.basalUnitsPerHour();
        double gain = 1 / (clinic.mgPerDlPerUnit() * HOURS_TO_CORRECT);
        double error = smoothMgPerDl - clinic.targetMgPerDl();
        integralUnitsPerHour = Math.max(0, Math.min(basal * (1 + FEEDBACK),
                integralUnitsPerHour + gain * error * 5 / INTEGRAL_MIN));
        double asked = integralUnitsPerHour + gain * (error
                + DERIVATIVE_MIN * slopeMgPerDlPerMin);
        double left = asked - FEEDBACK * (plasmaUnitsPerHour - basal);
        return smoothMgPerDl < SUSPEND_MG_PER_DL ? 0
                : Math.max(0, Math.min(BASAL_MULTIPLE_MAX * basal, left));
    }
}
