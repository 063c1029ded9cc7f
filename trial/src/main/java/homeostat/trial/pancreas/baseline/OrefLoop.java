package homeostat.trial.pancreas.baseline;

import homeostat.trial.pancreas.baseline.OrefSituation.Given;
import java.util.ArrayList;
import java.util.List;

/// oref0 with its rig: the histories of sensor, pump and meals that [Oref] is asked with every five
/// minutes, and the person who gives a bolus by the carbohydrate ratio at an announced meal.
///
/// The settings are those of the recorded decisions: rapid-acting insulin over six hours, at most
/// 15 % of the daily insulin on board (or 2 U) beyond basal, no autosens. With `micro`,
/// microboluses are always on, worth up to 90 minutes of basal, and rises are carried on whether
/// or not a meal was announced.
final class OrefLoop implements Baseline {
    private static final int EVERY_MINUTES = 5;
    private static final double MS_PER_MINUTE = 60_000;
    private static final int KEPT_MINUTES = 10 * 60;
    private static final double DURATION_HOURS = 6;
    private static final double MICRO_MINUTES = 90;

    private final boolean micro;
    private final List<OrefGlucose.Sample> glucose = new ArrayList<>();
    private final List<PumpEvent> pump = new ArrayList<>();
    private final List<OrefCarbohydrate.Meal> meals = new ArrayList<>();
    private double tempUnitsPerHour = Double.NaN;
    private double tempEndsMinute;

    OrefLoop(boolean micro) {
        this.micro = micro;
    }

    @Override
    public void minute(Sight sight, Wish wish) {
        double nowMs = sight.minute() * MS_PER_MINUTE;
        Numbers clinic = sight.clinic();
        if (sight.announcedGrams() > 0) {
            double units = Math.rint(sight.announcedGrams() / clinic.gramsPerUnit() * 20) / 20;
            meals.addFirst(new OrefCarbohydrate.Meal(nowMs, sight.announcedGrams()));
            pump.addFirst(new PumpEvent.Bolus(nowMs, units));
            wish.bolus(units);
        }
        if (sight.minute() % EVERY_MINUTES != 0 || Double.isNaN(sight.glucose().mgPerDl())) {
            return;
        }
        if (glucose.isEmpty() || glucose.getFirst().atMs()
                < sight.glucose().minute() * MS_PER_MINUTE) {
            glucose.addFirst(new OrefGlucose.Sample(sight.glucose().minute() * MS_PER_MINUTE,
                    Math.rint(sight.glucose().mgPerDl())));
        }
        forget(nowMs);
        decide(clinic, nowMs, wish);
    }

    private void decide(Numbers clinic, double nowMs, Wish wish) {
        OrefProfile profile = profile(clinic);
        double basal = profile.basal().current();
        OrefHistory.Basal schedule = new OrefHistory.Basal(new OrefProfile.Schedule(List.of(0),
                List.of(basal)), basal, 1, false);
        OrefHistory history = new OrefHistory(pump, schedule, profile.dose().curve(), nowMs);
        OrefMeal meal = new OrefCarbohydrate(glucose, meals, history, profile).at(nowMs);
        double minute = nowMs / MS_PER_MINUTE;
        OrefDecision.Temp temp = minute < tempEndsMinute
                ? new OrefDecision.Temp(tempUnitsPerHour, tempEndsMinute - minute)
                : new OrefDecision.Temp(0, 0);
        OrefDecision decision = Oref.decide(new Given(OrefGlucose.of(glucose), temp,
                history.onBoard(), profile, Oref.context(meal, micro, nowMs)));
        if (!Double.isNaN(decision.unitsPerHour())) {
            tempUnitsPerHour = decision.unitsPerHour();
            tempEndsMinute = minute + decision.minutes();
            pump.addFirst(new PumpEvent.TempBasal(nowMs, decision.unitsPerHour(),
                    decision.minutes()));
            wish.rate(decision.unitsPerHour(), decision.minutes());
        }
        if (decision.microUnits() > 0) {
            pump.addFirst(new PumpEvent.Bolus(nowMs, decision.microUnits()));
            wish.bolus(decision.microUnits());
        }
    }

    private void forget(double nowMs) {
        double earliestMs = nowMs - KEPT_MINUTES * MS_PER_MINUTE;
        glucose.removeIf(sample -> sample.atMs() < earliestMs);
        pump.removeIf(event -> event.atMs() < earliestMs);
        meals.removeIf(meal -> meal.atMs() < earliestMs);
    }

    private OrefProfile profile(Numbers clinic) {
        double current = Math.rint(clinic.basalUnitsPerHour() * 40) / 40;
        double minutes = micro ? MICRO_MINUTES : 30;
        double target = clinic.targetMgPerDl();
        return new OrefProfile(
                new OrefProfile.Basal(current, current, 4 * current, 3, 4, true, false),
                new OrefProfile.Target(target, target, false, OrefProfile.Exercise.NONE, 1.3),
                new OrefProfile.Dose(clinic.mgPerDlPerUnit(), clinic.gramsPerUnit(),
                        Math.max(2, 0.15 * clinic.unitsPerDay()),
                        InsulinCurve.named("rapid-acting", DURATION_HOURS, Double.NaN)),
                new OrefProfile.Meal(90, 1, 120, 8, micro),
                new OrefProfile.Micro(new OrefProfile.Enabled(micro, false, false, false,
                        Double.NaN, false, false), minutes, minutes, 0.1, 3, 0.2));
    }
}
