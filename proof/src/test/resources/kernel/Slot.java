package homeostat.kernel;

public class Slot {
    public double base;
}
