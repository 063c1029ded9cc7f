package homeostat.trial.organ;

/// One thing that happens or breaks in a run.
///
/// @param kind what
/// @param at second of the run at which it begins
/// @param seconds how long it lasts
/// @param amount from 0 to 1: what it scales is said at its kind
public record Happening<K extends Kind>(K kind, double at, double seconds, double amount) {

    /// Whether it goes on at that second.
    public boolean isAt(double second) {
        return second >= at && second < at + seconds;
    }

    /// How much of its time is over at that second, from 0 to 1.
    public double share(double second) {
        return (second - at) / seconds;
    }

    /// From `least` to `most` of something.
    public double between(double least, double most) {
        return least + (most - least) * amount;
    }

    /// From `least` to `most` of something, negative for an amount below one half.
    public double signed(double least, double most) {
        double size = least + (most - least) * Math.abs(2 * amount - 1);
        return amount < 0.5 ? -size : size;
    }
}
