package homeostat.trial.heart;

import homeostat.trial.TrialException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What happens to a person with an artificial heart, from a second of the run on.
///
/// @param kind what
/// @param at second of the run at which it begins
/// @param seconds how long it lasts
/// @param amount what it means is said at its [Kind]
public record HeartLife(Kind kind, double at, double seconds, double amount) {

    /// What can happen.
    public enum Kind {
        /// Work, `amount` from 0 to 1.
        WORK,
        /// `amount` mL of blood lost in its time.
        BLEED,
        /// `amount` mL of blood or fluid given in its time.
        INFUSE,
        /// The veins hold `amount` mL more without pressure: less returns.
        POOL,
        /// The veins hold `amount` mL less: more returns.
        RETURN,
        /// The resistance of the body's vessels is `amount` times as high.
        RESIST,
        /// The lung's resistance is `amount` times as high.
        LUNG;

        /// As in files.
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// The kind of that name.
        ///
        /// @throws TrialException when there is none; its sentence names those that exist
        public static Kind named(String label) {
            return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findFirst()
                    .orElseThrow(() -> new TrialException("no such event: kind=" + label
                            + ", expected " + Arrays.stream(values()).map(Kind::label)
                                    .collect(Collectors.joining(", "))));
        }
    }

    boolean isAt(double second) {
        return second >= at && second < at + seconds;
    }
}
