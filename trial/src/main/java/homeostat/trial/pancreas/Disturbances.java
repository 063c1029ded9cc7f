package homeostat.trial.pancreas;

import homeostat.kernel.Elementary;
import homeostat.seed.Stream;
import java.util.Set;

/// The [Disturbance]s of one run, drawn from its seed: the same for every controller.
///
/// What insulin does is changed at the only place where a world may: in how much of it arrives. A
/// factor of 1.4 on everything that is infused is a person who is that much more sensitive,
/// with the delay of the depot under the skin.
final class Disturbances {
    private static final int DAY_MINUTES = Scenario.MINUTES_PER_DAY;
    private static final double COUNT_PART = 0.3;
    private static final int LATE_MINUTES_MAX = 25;
    private static final double EXERCISE_PART = 0.4;
    private static final double DAWN_PART = 0.3;
    private static final double DAWN_FROM_MINUTE = 3 * 60;
    private static final double DAWN_MINUTES = 6 * 60;
    private static final double BIAS_PART = 0.12;
    private static final int BIAS_DAYS = 3;
    private static final double COMPRESSION_CHANCE = 0.7;
    private static final double COMPRESSION_RAMP_MINUTES = 10;

    private final Set<Disturbance> chosen;
    private final Stream stream;
    private final double exercisePhase;
    private long biasOf = -1;
    private double bias;
    private long nightOf = -1;
    private double pressedFrom;
    private double pressedMinutes;
    private double pressedMgPerDl;

    Disturbances(Set<Disturbance> chosen, Stream stream) {
        this.chosen = chosen;
        this.stream = stream;
        exercisePhase = 2 * Math.PI * stream.split("exercise").uniform();
    }

    /// What somebody says who eats `grams` at `minute`.
    double announcedGrams(double grams, long minute) {
        if (!chosen.contains(Disturbance.CARBOHYDRATE)) {
            return grams;
        }
        double draw = stream.split("count").split(minute).uniform();
        return Math.max(1, grams * (1 + COUNT_PART * (2 * draw - 1)));
    }

    /// How many minutes after the first bite they say it.
    int lateMinutes(long minute) {
        return chosen.contains(Disturbance.CARBOHYDRATE)
                ? (int) (stream.split("late").split(minute).uniform() * LATE_MINUTES_MAX) : 0;
    }

    /// What part of ordinary a unit of insulin does that arrives at `minute`.
    double insulinFactor(long minute) {
        double factor = 1;
        double ofDay = minute % DAY_MINUTES;
        if (chosen.contains(Disturbance.EXERCISE)) {
            factor += EXERCISE_PART
                    * Elementary.sin(2 * Math.PI * ofDay / DAY_MINUTES + exercisePhase);
        }
        double since = ofDay - DAWN_FROM_MINUTE;
        if (chosen.contains(Disturbance.DAWN) && since > 0 && since < DAWN_MINUTES) {
            factor *= 1 - DAWN_PART * Elementary.sin(Math.PI * since / DAWN_MINUTES);
        }
        return factor;
    }

    /// What a sensor shows at `minute` that would show `mgPerDl`.
    double shown(double mgPerDl, long minute) {
        double shown = mgPerDl;
        if (chosen.contains(Disturbance.SENSOR_BIAS)) {
            long wear = minute / (BIAS_DAYS * (long) DAY_MINUTES);
            if (wear != biasOf) {
                biasOf = wear;
                bias = BIAS_PART * (2 * stream.split("bias").split(wear).uniform() - 1);
            }
            shown *= 1 + bias;
        }
        return chosen.contains(Disturbance.COMPRESSION) ? pressed(shown, minute) : shown;
    }

    private double pressed(double mgPerDl, long minute) {
        long day = minute / DAY_MINUTES;
        if (day != nightOf) {
            nightOf = day;
            Stream night = stream.split("night").split(day);
            pressedFrom = 6 * 60 * night.uniform();
            pressedMinutes = night.chance(COMPRESSION_CHANCE) ? 20 + 30 * night.uniform() : 0;
            pressedMgPerDl = 20 + 40 * night.uniform();
        }
        double since = minute % DAY_MINUTES - pressedFrom;
        double left = pressedMinutes - since;
        double edge = Math.min(since, left) / COMPRESSION_RAMP_MINUTES;
        return mgPerDl - pressedMgPerDl * Math.max(0, Math.min(1, edge));
    }
}
