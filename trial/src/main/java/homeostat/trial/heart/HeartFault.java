package homeostat.trial.heart;

import homeostat.trial.TrialException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// One fault in one run: what, from when, how long, how bad.
///
/// @param kind what breaks
/// @param at second of the run at which it begins
/// @param seconds how long it lasts
/// @param severity from 0 to 1: what it scales is said at its [Kind]
public record HeartFault(Kind kind, double at, double seconds, double severity) {

    /// The fault menu: what can break between an artificial heart and its drive.
    public enum Kind {
        /// Nothing breaks.
        NONE,
        /// The left pressure is no longer sent.
        LEFT_SILENT,
        /// The right pressure is no longer sent.
        RIGHT_SILENT,
        /// The left pressure repeats itself with fresh time stamps.
        LEFT_STUCK,
        /// The right pressure repeats itself with fresh time stamps.
        RIGHT_STUCK,
        /// The left pressure is not a number.
        LEFT_NAN,
        /// The right pressure is not a number.
        RIGHT_NAN,
        /// The left pressure reads 8 to 20 mmHg too high (severity from 0.5) or too low.
        LEFT_JUMP,
        /// The right pressure reads 8 to 20 mmHg too high (severity from 0.5) or too low.
        RIGHT_JUMP,
        /// The left pressure drifts to 2 to 5 mmHg too high (severity from 0.5) or too low.
        LEFT_DRIFT,
        /// The right pressure drifts to 2 to 5 mmHg too high (severity from 0.5) or too low.
        RIGHT_DRIFT,
        /// Both pressures have noise of 1.5 to 3 mmHg.
        PRESSURES_NOISY,
        /// Half of the samples of both pressures are lost.
        PRESSURES_DROPOUT,
        /// Both pressures are no longer sent.
        PRESSURES_SILENT,
        /// The drive's flows are no longer sent.
        FLOW_SILENT,
        /// The drive's flows repeat themselves.
        FLOW_STUCK,
        /// The drive's flows read 1 to 2 L/min too high (severity from 0.5) or too low.
        FLOW_BIASED,
        /// The left side moves 70 to 80 % of what it was told.
        LEFT_WEAK,
        /// The right side moves 70 to 80 % of what it was told.
        RIGHT_WEAK,
        /// The drive beats 15 to 25 % more slowly than it was told.
        RATE_SLOW,
        /// Orders do not reach the drive.
        ORDERS_LOST;

        /// As on the command line.
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// Whether the left pressure says nothing any more, as anybody can see.
        boolean isLossOfLeft() {
            return this == LEFT_SILENT || this == LEFT_STUCK || this == LEFT_NAN
                    || this == PRESSURES_SILENT;
        }

        /// Whether the right pressure says nothing any more, as anybody can see.
        boolean isLossOfRight() {
            return this == RIGHT_SILENT || this == RIGHT_STUCK || this == RIGHT_NAN
                    || this == PRESSURES_SILENT;
        }

        /// Whether the drive does not do what it was told.
        boolean isOfDrive() {
            return this == LEFT_WEAK || this == RIGHT_WEAK || this == RATE_SLOW;
        }

        /// The fault of that name.
        ///
        /// @throws TrialException when there is none; its sentence names those that exist
        public static Kind named(String label) {
            return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findFirst()
                    .orElseThrow(() -> new TrialException("no such fault: fault=" + label
                            + ", expected " + Arrays.stream(values()).map(Kind::label)
                                    .collect(Collectors.joining(", ")) + " or all"));
        }

        /// One fault by name, or the whole menu, `none` included, for `all`.
        ///
        /// @throws TrialException when there is no such fault
        public static List<Kind> select(String labelOrAll) {
            return labelOrAll.equals("all") ? List.of(values()) : List.of(named(labelOrAll));
        }
    }

    boolean isAt(double second) {
        return second >= at && second < at + seconds;
    }

    /// From `least` to `most` of something, negative for a severity below one half.
    double signed(double least, double most) {
        double size = least + (most - least) * Math.abs(2 * severity - 1);
        return severity < 0.5 ? -size : size;
    }

    /// From `least` to `most`.
    double between(double least, double most) {
        return least + (most - least) * severity;
    }
}
