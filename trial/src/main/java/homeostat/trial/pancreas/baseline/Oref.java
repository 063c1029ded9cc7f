package homeostat.trial.pancreas.baseline;

import homeostat.trial.pancreas.baseline.OrefSituation.Band;
import homeostat.trial.pancreas.baseline.OrefSituation.Context;
import homeostat.trial.pancreas.baseline.OrefSituation.Given;

/// The decision that openaps/oref0 0.7.1 takes every five minutes: a temporary rate for half an
/// hour or longer, and sometimes a microbolus.
///
/// The rules in the order in which they are asked; the first that applies decides:
///
/// 1. the sensor is not to be believed: end a high rate, shorten a long zero rate;
/// 2. the pump runs something else than its history says: end it;
/// 3. glucose is or will be below the threshold: zero, for as long as it takes;
/// 4. glucose ends below the target range: less than basal, unless it rises already;
/// 5. glucose falls faster than it needs to, or ends in the range: basal;
/// 6. too much insulin is on board: basal;
/// 7. otherwise what takes the lowest forecast down to the target, half of it at once as a
///    microbolus where those are allowed, the rest by the rate.
///
/// Written anew from the documented behaviour; the recorded decisions of the original are the
/// test. openaps/oref0 is under the MIT licence, Copyright (c) 2015 its contributors.
final class Oref {
    private static final double MINUTES_OLD_MAX = 12;
    private static final double HALF_HOUR = 30;

    private Oref() {}

    /// What to do now.
    static OrefDecision decide(Given given) {
        OrefProfile profile = given.profile();
        OrefProfile.Basal basal = profile.basal();
        if (Double.isNaN(basal.current())) {
            return OrefDecision.NOTHING;
        }
        if (isSensorBad(given)) {
            return withoutSensor(given.temp(), basal.rounded(basal.current()));
        }
        boolean unknown = Double.isNaN(profile.target().lowest())
                || Double.isNaN(profile.target().highest()) || given.onBoard() == null;
        if (unknown || Double.isNaN(given.onBoard().now().units())
                || Double.isNaN(given.onBoard().now().activity())) {
            return OrefDecision.NOTHING;
        }
        if (isPumpAstray(given)) {
            return given.temp().toward(0, 0, basal);
        }
        OrefSituation situation = situation(given);
        return Double.isNaN(situation.eventualMgPerDl()) ? OrefDecision.NOTHING
                : new OrefDosing(situation, new OrefForecast(situation)).decide();
    }

    private static boolean isSensorBad(Given given) {
        OrefGlucose glucose = given.glucose();
        double ageMin = Decimals.tenths((given.context().nowMs() - glucose.atMs()) / 60_000);
        boolean flat = glucose.mgPerDl() > 60 && glucose.change() == 0
                && Math.abs(glucose.shortChange()) < 1 && Math.abs(glucose.longChange()) < 1;
        boolean error = glucose.mgPerDl() <= 10 || glucose.mgPerDl() == 38;
        return error || flat || glucose.noise() >= 3 || ageMin > MINUTES_OLD_MAX || ageMin < -5;
    }

    private static OrefDecision withoutSensor(OrefDecision.Temp temp, double basalUnitsPerHour) {
        if (temp.unitsPerHour() > basalUnitsPerHour) {
            return new OrefDecision(basalUnitsPerHour, HALF_HOUR, Double.NaN);
        }
        return temp.unitsPerHour() == 0 && temp.minutes() > HALF_HOUR
                ? new OrefDecision(0, HALF_HOUR, Double.NaN) : OrefDecision.NOTHING;
    }

    private static boolean isPumpAstray(Given given) {
        OrefOnBoard history = given.onBoard();
        if (Double.isNaN(history.lastTempAtMs())) {
            return false;
        }
        OrefDecision.Temp temp = given.temp();
        double ageMin = Decimals.whole(
                (given.context().nowMs() - history.lastTempAtMs()) / 60_000);
        boolean different = given.context().microAllowed() && temp.minutes() > 0
                && temp.unitsPerHour() != history.lastTempRate();
        boolean outlived = temp.minutes() > 0 && ageMin - history.lastTempMinutes() > 5;
        return ageMin > 10 && (different || outlived);
    }

    private static OrefSituation situation(Given given) {
        OrefProfile profile = given.profile();
        double autosens = given.context().autosensRatio();
        double ratio = ratio(given);
        boolean adjusted = ratio != 0 && !Double.isNaN(ratio);
        double basal = profile.basal().rounded(
                adjusted ? profile.basal().current() * ratio : profile.basal().current());
        double sensitivity = Double.isNaN(autosens) ? profile.dose().sensitivity()
                : Decimals.tenths(profile.dose().sensitivity() / ratio);
        return new OrefSituation(given, ratio, basal, sensitivity, range(given));
    }

    /// A temporary target far from 100 mg/dL says how sensitive the person is, or else autosens
    /// does.
    private static double ratio(Given given) {
        OrefProfile.Target target = given.profile().target();
        OrefProfile.Exercise exercise = target.exercise();
        double middle = (target.lowest() + target.highest()) / 2;
        boolean raised = exercise.highRaisesSensitivity() && middle > 100;
        boolean lowered = exercise.lowLowersSensitivity() && middle < 100;
        if (!target.temporary() || !raised && !lowered) {
            return given.context().autosensRatio();
        }
        double half = exercise.halfBasalTarget() > 0 ? exercise.halfBasalTarget() : 160;
        double span = half - 100;
        double whole = span + middle - 100;
        double ratio = span * whole <= 0 ? exercise.ratioMax() : span / whole;
        return Decimals.hundredths(Math.min(ratio, exercise.ratioMax()));
    }

    private static Band range(Given given) {
        OrefProfile.Target target = given.profile().target();
        double autosens = given.context().autosensRatio();
        Band range = new Band(target.lowest(), (target.lowest() + target.highest()) / 2,
                target.highest());
        boolean moves = target.exercise().sensitivityRaises() && autosens < 1
                || target.exercise().resistanceLowers() && autosens > 1;
        if (!target.temporary() && moves) {
            range = new Band(moved(range.lowest(), autosens),
                    Math.max(80, moved(range.target(), autosens)),
                    moved(range.highest(), autosens));
        }
        if (given.glucose().noise() >= 2) {
            double multiple = Math.max(1.1, target.noisyMultiple());
            range = new Band(noisy(range.lowest(), multiple), noisy(range.target(), multiple),
                    noisy(range.highest(), multiple));
        }
        return range;
    }

    private static double moved(double mgPerDl, double ratio) {
        return Decimals.whole((mgPerDl - 60) / ratio) + 60;
    }

    private static double noisy(double mgPerDl, double multiple) {
        return Decimals.whole(Math.min(200, mgPerDl * multiple));
    }

    /// A situation in which nothing is known but these, for whoever runs oref0 without autosens.
    static Context context(OrefMeal meal, boolean microAllowed, double nowMs) {
        return new Context(meal, 1, microAllowed, nowMs);
    }
}
