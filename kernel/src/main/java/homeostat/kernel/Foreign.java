package homeostat.kernel;

/// A filter that is somebody else's C on the target and its twin in Java everywhere else.
///
/// What must be known of it is declared: the range of what it is given, of what it gives, and how
/// many numbers it remembers. Both ranges are checked at every call, on the JVM as on the target;
/// who breaks one traps, and the fallback acts. The prover believes the declaration and not the
/// twin: to it a result is any number of the declared range, and what is remembered is any number.
/// The twin is proved like all code of class C, and the bytecodes that it takes count for the step;
/// its bits are compared with those of the C by every recorded run.
///
/// On the target the class `MainsNotch` calls
/// `double mains_notch(double *state, int32_t words, double value)`, which may touch nothing but
/// that state. A subclass has no fields of its own: what it remembers is the state.
public abstract class Foreign {
    private final double lowIn;
    private final double highIn;
    private final double lowOut;
    private final double highOut;
    private final double[] state;

    /// A filter from `lowIn` to `highIn` into `lowOut` to `highOut`, ends included, that remembers
    /// `words` numbers, at first 0.
    protected Foreign(double lowIn, double highIn, double lowOut, double highOut, int words) {
        Check.that(lowIn <= highIn && lowOut <= highOut, "a range runs from low to high");
        this.lowIn = lowIn;
        this.highIn = highIn;
        this.lowOut = lowOut;
        this.highOut = highOut;
        this.state = new double[words];
    }

    /// What it makes of `value`. Traps when either is outside its range; NaN always is.
    public final double next(double value) {
        Check.that(value >= lowIn && value <= highIn, "a foreign filter is given what it declared");
        double result = compute(state, value);
        Check.that(result >= lowOut && result <= highOut,
                "a foreign filter gives what it declared");
        return result;
    }

    /// The twin: what the C computes, bit for bit, from its state and nothing else.
    protected abstract double compute(double[] state, double value);
}
