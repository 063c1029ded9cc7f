package homeostat.device.lung;

import homeostat.kernel.Bounds;
import homeostat.kernel.Limit;
import homeostat.kernel.Reason;

/// Breaths of 4 to 8 mL for each kilogram of predicted weight.
final class BreathLimit implements Limit<GasVolume> {
    private static final double LEAST_ML_PER_KG = 4;
    private static final double MOST_ML_PER_KG = 8;

    private final LungTherapy therapy;

    BreathLimit(LungTherapy therapy) {
        this.therapy = therapy;
    }

    @Override
    public void bound(long nowNs, Bounds<GasVolume> bounds) {
        bounds.atLeast(GasVolume.ML, LEAST_ML_PER_KG * therapy.weightKg(), Reason.RANGE);
        bounds.atMost(GasVolume.ML, MOST_ML_PER_KG * therapy.weightKg(), Reason.RANGE);
    }
}
