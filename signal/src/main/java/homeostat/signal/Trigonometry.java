package homeostat.signal;

/// The one place where this module takes its sine and cosine from.
final class Trigonometry {
    private Trigonometry() { }

    static double sin(double angle) {
        return StrictMath.sin(angle);
    }

    static double cos(double angle) {
        return StrictMath.cos(angle);
    }
}
