package homeostat.device.pancreas;

/// How insulin under the skin comes to act on glucose: two compartments in a row and a fading
/// effect.
///
/// ```
/// given ─▶ depot ─1/τ▶ plasma ─1/τ▶ effect ─fade▶
/// ```
///
/// `effect` is the insulin whose action glucose still shows: glucose is lower by it times the
/// sensitivity, and recovers as it fades, because a body whose glucose is off its balance drifts
/// back. All three are in units.
///
/// Source: two equal compartments are those of Hovorka and others, Physiological Measurement 25
/// (2004). `τ` is 81 min and `fade` half in two hours and a half: chosen with the other constants
/// of the control law on half of the thirty virtual patients of Kovatchev and others (2009);
/// boluses alone would say 86 min and a little less than that.
final class InsulinAction {
    /// How many words it takes to keep it.
    static final int WORDS = 3;

    /// More than this cannot be under anybody's skin: five times the largest daily insulin.
    private static final double PLAUSIBLE_UNITS = 1000;

    static final double PART_PER_MIN = 0.0123;
    static final double FADE_PER_MIN = 0.0046;

    private double depotUnits;
    private double plasmaUnits;
    private double effectUnits;

    /// Adds a dose.
    void give(double units) {
        depotUnits += units;
    }

    /// Adds a dose that has left the depot already.
    void absorb(double units) {
        plasmaUnits += units;
    }

    /// Lives one minute.
    void minute() {
        double acting = plasmaUnits * PART_PER_MIN;
        double moving = depotUnits * PART_PER_MIN;
        effectUnits += acting - effectUnits * FADE_PER_MIN;
        plasmaUnits += moving - acting;
        depotUnits -= moving;
    }

    /// Takes `part` of `other` out of this.
    void take(InsulinAction other, double part) {
        depotUnits -= part * other.depotUnits;
        plasmaUnits -= part * other.plasmaUnits;
        effectUnits -= part * other.effectUnits;
    }

    /// Forgets everything.
    void clear() {
        depotUnits = 0;
        plasmaUnits = 0;
        effectUnits = 0;
    }

    /// Writes the compartments to `memory` from word `from` on.
    void save(long[] memory, int from) {
        memory[from] = Double.doubleToRawLongBits(depotUnits);
        memory[from + 1] = Double.doubleToRawLongBits(plasmaUnits);
        memory[from + 2] = Double.doubleToRawLongBits(effectUnits);
    }

    /// Takes them from there; false when a number cannot be.
    boolean restore(long[] memory, int from) {
        depotUnits = Double.longBitsToDouble(memory[from]);
        plasmaUnits = Double.longBitsToDouble(memory[from + 1]);
        effectUnits = Double.longBitsToDouble(memory[from + 2]);
        return isPlausible(depotUnits) && isPlausible(plasmaUnits) && isPlausible(effectUnits);
    }

    /// Whether so much insulin can be or have been; what is not a number cannot.
    static boolean isPlausible(double units) {
        return Math.abs(units) <= PLAUSIBLE_UNITS;
    }

    /// Insulin that has yet to act.
    double onBoardUnits() {
        return depotUnits + plasmaUnits;
    }

    /// Insulin that is still where it was given.
    double depotUnits() {
        return depotUnits;
    }

    /// Insulin on its way from there to where it acts.
    double plasmaUnits() {
        return plasmaUnits;
    }

    /// Insulin whose action glucose shows now.
    double effectUnits() {
        return effectUnits;
    }
}
