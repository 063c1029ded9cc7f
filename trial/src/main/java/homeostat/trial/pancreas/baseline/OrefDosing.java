package homeostat.trial.pancreas.baseline;

/// The rules of [Oref] from the third on: what to do about a forecast.
final class OrefDosing {
    private static final double HALF_HOUR = 30;
    private static final double TWO_HOURS = 120;
    private static final double MS_PER_MINUTE = 60_000;

    private final OrefSituation now;
    private final OrefForecast forecast;
    private final OrefProfile profile;
    private final OrefDecision.Temp temp;
    private final double eventual;
    private final double naive;
    private final double lowest;
    private final double guard;
    private final double threshold;
    private final double target;
    private final double basal;
    private final double expectedChange;
    private final boolean micro;

    OrefDosing(OrefSituation now, OrefForecast forecast) {
        this.now = now;
        this.forecast = forecast;
        profile = now.profile();
        temp = now.given().temp();
        eventual = forecast.eventual();
        naive = now.naiveMgPerDl();
        lowest = forecast.lowest();
        guard = forecast.guard();
        threshold = now.threshold();
        target = now.targetMgPerDl();
        basal = now.basalUnitsPerHour();
        expectedChange = now.expectedChange();
        micro = isMicroEnabled() && !(guard < threshold) && !risesTooFast();
    }

    OrefDecision decide() {
        double change = now.leastChange();
        boolean recovering = now.mgPerDl() < threshold
                && now.onBoard().now().units() < -profile.basal().current() * 20 / 60
                && change > 0 && change > expectedChange;
        if (!recovering && (now.mgPerDl() < threshold || guard < threshold)) {
            double minutes = zeroMinutes(target - guard);
            return set(0, Math.min(TWO_HOURS, Math.max(HALF_HOUR, minutes)));
        }
        if (profile.basal().skipsNeutral() && now.nowMs() / MS_PER_MINUTE % 60 >= 55) {
            return set(0, 0);
        }
        if (eventual < now.range().lowest()) {
            return low(change);
        }
        boolean fallsFast = change < expectedChange;
        boolean inRange = Math.min(eventual, lowest) < now.range().highest();
        if ((fallsFast || inRange) && !micro) {
            return neutral();
        }
        return now.onBoard().now().units() > profile.dose().onBoardMax() ? neutral() : high();
    }

    /// Minutes without basal that are worth `mgPerDl`, to the next half hour.
    private double zeroMinutes(double mgPerDl) {
        return Decimals.whole(basalMinutes(mgPerDl) / HALF_HOUR) * HALF_HOUR;
    }

    private double basalMinutes(double mgPerDl) {
        return Decimals.whole(60 * (mgPerDl / now.sensitivity()) / profile.basal().current());
    }

    private OrefDecision set(double unitsPerHour, double minutes) {
        return temp.toward(unitsPerHour, minutes, profile.basal());
    }

    private OrefDecision neutral() {
        boolean runs = temp.minutes() > 15 && profile.basal().rounded(basal)
                == profile.basal().rounded(temp.unitsPerHour());
        return runs ? OrefDecision.NOTHING : set(basal, HALF_HOUR);
    }

    /// Glucose ends below the target range.
    private OrefDecision low(double change) {
        if (change > expectedChange && change > 0 && !needsCarbohydrate()) {
            return naive < 40 ? set(0, HALF_HOUR) : neutral();
        }
        double required = Decimals.hundredths(
                2 * Math.min(0, (eventual - target) / now.sensitivity()));
        double naiveRequired = Decimals.hundredths(
                Math.min(0, (naive - target) / now.sensitivity()));
        if (change < 0 && change > expectedChange) {
            required = Decimals.hundredths(required * (change / expectedChange));
        }
        double rate = profile.basal().rounded(basal + 2 * required);
        if (scheduledUnits() < Math.min(required, naiveRequired) - basal * 0.3) {
            return set(rate, HALF_HOUR);
        }
        if (temp.minutes() > 5 && rate >= temp.unitsPerHour() * 0.8) {
            return OrefDecision.NOTHING;
        }
        if (rate <= 0) {
            double minutes = Math.min(TWO_HOURS, zeroMinutes(target - naive));
            if (minutes > 0) {
                return set(rate, minutes);
            }
        }
        return set(rate, HALF_HOUR);
    }

    /// What the rate that runs will bring beyond basal, U.
    private double scheduledUnits() {
        return temp.minutes() * (temp.unitsPerHour() - basal) / 60;
    }

    /// Whether somebody has to eat, by more than the forecast of insulin and of the last meal.
    private boolean needsCarbohydrate() {
        double ends = naive < 40 ? Math.min(guard, naive) : naive;
        double withheld = profile.basal().current() * now.sensitivity()
                * forecast.minutesAbove(threshold) / 60;
        double eaten = Math.max(0, now.meal().onBoardGrams() - 0.25 * now.meal().grams());
        double grams = Decimals.whole(
                (threshold - ends - withheld) / now.mgPerDlPerGram() - eaten);
        return grams != 0 && !Double.isNaN(grams);
    }

    /// Glucose ends above the target: what brings the lowest forecast down to it.
    private OrefDecision high() {
        double required = Decimals.hundredths(
                (Math.min(lowest, eventual) - target) / now.sensitivity());
        double room = profile.dose().onBoardMax() - now.onBoard().now().units();
        if (required > room) {
            required = room;
        }
        double rate = profile.basal().rounded(basal + 2 * required);
        required = Decimals.thousandths(required);
        double units = Double.NaN;
        if (micro && now.mgPerDl() > threshold) {
            OrefDecision decision = micro(required);
            if (decision.minutes() > 0) {
                return decision;
            }
            units = decision.microUnits();
        }
        if (rate > profile.basal().safeMax()) {
            rate = profile.basal().rounded(profile.basal().safeMax());
        }
        boolean enough = temp.minutes() > 5 && profile.basal().rounded(rate)
                <= profile.basal().rounded(temp.unitsPerHour());
        boolean tooMuch = scheduledUnits() >= required * 2;
        OrefDecision decision = enough && !tooMuch ? OrefDecision.NOTHING : set(rate, HALF_HOUR);
        return decision.withMicro(units);
    }

    /// Half of what is required at once, and no basal for as long as it takes to take it back.
    private OrefDecision micro(double required) {
        OrefProfile.Micro habits = profile.micro();
        double increment = habits.increment() > 0 ? habits.increment() : 0.1;
        double perUnit = 1 / increment;
        double dose = Math.floor(Math.min(required / 2, microMax()) * perUnit) / perUnit;
        double minutes = basalMinutes(target - (naive + forecast.lowestByInsulin()) / 2);
        double rate = 0;
        if (required > 0 && dose < increment || minutes <= 0) {
            minutes = 0;
        } else if (minutes >= HALF_HOUR) {
            minutes = Math.min(60, Decimals.whole(minutes / HALF_HOUR) * HALF_HOUR);
        } else {
            rate = Decimals.hundredths(basal * minutes / HALF_HOUR);
            minutes = HALF_HOUR;
        }
        double interval = habits.intervalMin() > 0
                ? Math.min(10, Math.max(1, habits.intervalMin())) : 3;
        double agoMin = Decimals.tenths(
                (now.nowMs() - now.onBoard().lastBolusAtMs()) / MS_PER_MINUTE);
        double units = agoMin > interval && dose > 0 ? dose : Double.NaN;
        return new OrefDecision(rate, minutes, units);
    }

    private double microMax() {
        OrefProfile.Micro habits = profile.micro();
        double minutes = habits.minutes();
        double meal = Decimals.thousandths(
                now.meal().onBoardGrams() / profile.dose().gramsPerUnit());
        double units = now.onBoard().now().units();
        if (Double.isNaN(minutes)) {
            minutes = HALF_HOUR;
        } else if (units > meal && units > 0) {
            minutes = habits.unannouncedMinutes() > 0 ? habits.unannouncedMinutes() : HALF_HOUR;
        }
        return Decimals.tenths(profile.basal().current() * minutes / 60);
    }

    private boolean isMicroEnabled() {
        OrefProfile.Enabled when = profile.micro().enabled();
        OrefProfile.Target wanted = profile.target();
        boolean forbidden = !now.given().context().microAllowed()
                || wanted.temporary() && target > 100 && !when.withHighTarget()
                || now.meal().wizardUsed() && !when.afterWizard();
        boolean wished = when.always()
                || when.withCarbohydrate() && now.meal().onBoardGrams() > 0
                || when.afterCarbohydrate() && now.meal().grams() > 0
                || when.withLowTarget() && wanted.temporary() && target < 100
                || now.mgPerDl() >= when.aboveMgPerDl();
        return wished && !forbidden;
    }

    private boolean risesTooFast() {
        double part = profile.micro().risePartMax();
        double most = Double.isNaN(part) ? 0.2 : Math.min(part, 0.3);
        OrefGlucose glucose = now.given().glucose();
        double change = Math.max(glucose.change(),
                Math.max(glucose.shortChange(), glucose.longChange()));
        return change > most * now.mgPerDl();
    }
}
