package homeostat.device.kidney;

import homeostat.kernel.Bounds;
import homeostat.kernel.Limit;
import homeostat.kernel.Reason;

/// Dialysate between 35 and 37.5 °C, and never warmer than prescribed.
final class TemperatureLimit implements Limit<Temperature> {
    private static final double LEAST_CELSIUS = 35;

    private final KidneyTherapy therapy;

    TemperatureLimit(KidneyTherapy therapy) {
        this.therapy = therapy;
    }

    @Override
    public void bound(long nowNs, Bounds<Temperature> bounds) {
        bounds.atLeast(Temperature.CELSIUS, LEAST_CELSIUS, Reason.RANGE);
        bounds.atMost(Temperature.CELSIUS, therapy.celsius(), Reason.RANGE);
    }
}
