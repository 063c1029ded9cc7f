package homeostat.trial.heart;

/// What happens to a person, or breaks, from a second of the run on.
///
/// @param kind what
/// @param at second of the run at which it begins
/// @param seconds how long it lasts
/// @param amount what it means is said at its [Kind]
public record HeartEvent(Kind kind, double at, double seconds, double amount) {

    /// The menu.
    public enum Kind {
        /// `amount` mL more are held by the veins without pressure, so that less returns; negative
        /// for more return.
        POOL,
        /// The resistance of the body is `amount` times as high.
        RESISTANCE,
        /// `amount` mL are given over its time, negative when lost.
        INFUSION,
        /// The left pressure is not sent.
        LEFT_SILENT,
        /// The right pressure is not sent.
        RIGHT_SILENT,
        /// The left pressure repeats itself.
        LEFT_STUCK,
        /// The right pressure repeats itself.
        RIGHT_STUCK,
        /// The left pressure is not a number.
        LEFT_NAN,
        /// The left pressure reads `amount` mmHg too high.
        LEFT_JUMP,
        /// The right pressure reads `amount` mmHg too high.
        RIGHT_JUMP
    }

    boolean isAt(double second) {
        return second >= at && second < at + seconds;
    }
}
