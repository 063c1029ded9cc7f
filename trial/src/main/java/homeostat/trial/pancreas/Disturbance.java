package homeostat.trial.pancreas;

import homeostat.trial.TrialException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/// What makes an ordinary day worse than the model's, beside faults: nothing is broken.
public enum Disturbance {
    /// Carbohydrate is counted wrong by up to 30 % and announced up to 25 minutes late.
    CARBOHYDRATE("carbohydrate"),
    /// What insulin does waxes and wanes by 40 % in the course of each day, at another time of day
    /// for each run: exercise and its aftermath at their worst.
    EXERCISE("exercise"),
    /// Insulin does up to 30 % less in the small hours and until breakfast.
    DAWN("dawn"),
    /// The sensor is wrong by up to 12 %, for three days at a time.
    SENSOR_BIAS("sensor-bias"),
    /// Somebody sleeps on the sensor: up to 60 mg/dL too low for up to 50 minutes, most nights.
    COMPRESSION("compression");

    private final String label;

    Disturbance(String label) {
        this.label = label;
    }

    /// As on the command line.
    public String label() {
        return label;
    }

    /// Those of the names in `labels`, separated by commas: `none`, `all`, or some.
    ///
    /// @throws TrialException when one of them does not exist
    public static Set<Disturbance> select(String labels) {
        EnumSet<Disturbance> chosen = EnumSet.noneOf(Disturbance.class);
        if (labels.equals("none")) {
            return chosen;
        }
        if (labels.equals("all")) {
            return EnumSet.allOf(Disturbance.class);
        }
        for (String label : labels.split(",", -1)) {
            chosen.add(named(label));
        }
        return chosen;
    }

    private static Disturbance named(String label) {
        for (Disturbance each : values()) {
            if (each.label.equals(label)) {
                return each;
            }
        }
        throw new TrialException("no such disturbance: disturb=" + label
                + ", expected none, all or some of "
                + String.join(", ", Arrays.stream(values()).map(Disturbance::label).toList()));
    }
}
