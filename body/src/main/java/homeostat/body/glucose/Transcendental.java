package homeostat.body.glucose;

/// The one place where this package reaches for a transcendental function.
final class Transcendental {

    private Transcendental() {}

    static double tanh(double argument) {
        return StrictMath.tanh(argument);
    }

    static double sinh(double argument) {
        return StrictMath.sinh(argument);
    }
}
