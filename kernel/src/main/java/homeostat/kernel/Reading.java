package homeostat.kernel;

/// What a sensor said: the first stage of a loop.
public final class Reading<Q extends Dimension> extends Slot<Q> {
    Quality quality = Quality.MISSING;

    /// A reading that says nothing yet: NaN, [Quality#MISSING], at instant 0.
    public Reading() {
        base = Double.NaN;
    }

    /// Overwrites this reading.
    public void set(Unit<Q> unit, double value, Quality quality, long atNs) {
        this.base = unit.toBase(value);
        this.quality = quality;
        this.atNs = atNs;
    }

    /// How far it may be trusted.
    public Quality quality() {
        return quality;
    }

    /// Whether it may drive therapy: [Quality#GOOD] and nothing less.
    public boolean isGood() {
        return quality == Quality.GOOD;
    }

    void copy(Reading<Q> other) {
        base = other.base;
        quality = other.quality;
        atNs = other.atNs;
    }
}
