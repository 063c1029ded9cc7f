package homeostat.kernel;

public final class Reading extends Slot {
    public Quality quality = Quality.MISSING;
}
