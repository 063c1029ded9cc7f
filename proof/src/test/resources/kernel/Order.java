package homeostat.kernel;

public final class Order extends Slot {
}
