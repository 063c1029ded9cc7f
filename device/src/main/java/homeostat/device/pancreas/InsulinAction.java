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
/// (2004). `fade` is fitted to boluses and meals of the thirty virtual patients of Kovatchev and
/// others (2009). `τ` fitted so is 86 min; 114 is taken, because the late end of the action is
/// what brings nights low, and the slowest of the patients are as slow as that.
final class InsulinAction {
    static final double PART_PER_MIN = 0.0088;
    static final double FADE_PER_MIN = 0.0055;

    private double depotUnits;
    private double plasmaUnits;
    private double effectUnits;

    /// Adds a dose.
    void give(double units) {
        depotUnits += units;
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

    /// Becomes a copy of `other`.
    void copy(InsulinAction other) {
        depotUnits = other.depotUnits;
        plasmaUnits = other.plasmaUnits;
        effectUnits = other.effectUnits;
    }

    /// Forgets everything.
    void clear() {
        depotUnits = 0;
        plasmaUnits = 0;
        effectUnits = 0;
    }

    /// Insulin that has yet to act.
    double onBoardUnits() {
        return depotUnits + plasmaUnits;
    }

    /// Insulin whose action glucose shows now.
    double effectUnits() {
        return effectUnits;
    }
}
