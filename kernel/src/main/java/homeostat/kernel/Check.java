package homeostat.kernel;

/// Assertions that stay on in production: a violated one is our own bug.
///
/// The message is a literal, so that building it allocates nothing; what the values were is in the
/// [Journal]. A failed check is a *trap*: [Executive] discards the step, distrusts the parts of
/// its task and hands control to the fallback. Nobody in class C catches one.
public final class Check {
    private Check() {}

    /// Traps with the literal `message` unless `condition` holds.
    public static void that(boolean condition, String message) {
        if (!condition) {
            throw new CheckFailure(message);
        }
    }

    /// An index in `0 .. length-1`, handed through; traps otherwise.
    public static int index(int index, int length) {
        if (index < 0 || index >= length) {
            throw new CheckFailure("index out of range");
        }
        return index;
    }
}
