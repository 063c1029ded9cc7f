package homeostat.app.entry;

import homeostat.signal.eeg.EegBand;
import homeostat.signal.eeg.EegMonitor;
import homeostat.signal.eeg.Side;
import homeostat.signal.eeg.Symmetry;

/// A device that would watch a brain: every figure of the monitor is asked for.
public final class EegEntry {
    private final EegMonitor monitor =
            new EegMonitor(256, 50, 3000, new Side[] {Side.LEFT, Side.RIGHT, Side.MIDDLE});
    private final double[] microvolts = new double[3];
    private double sink;

    public EegEntry() {}

    public void step(long nowNs) {
        microvolts[0] = nowNs % 200;
        microvolts[1] = nowNs % 170;
        if (monitor.step(microvolts)) {
            sink += monitor.lead(0).spectral().share(EegBand.ALPHA)
                    + monitor.lead(0).spectral().edgeHz() + monitor.lead(0).spectral().entropy()
                    + monitor.lead(1).shape().kurtosis() + monitor.lead(1).shape().complexity()
                    + monitor.lead(1).amplitude().lowerMicrovolts()
                    + monitor.lead(2).suppression().ratioPercent()
                    + monitor.symmetry().index() + monitor.symmetry().balance(EegBand.DELTA)
                    + monitor.seizure().score();
            sink += monitor.leads() + monitor.lead(0).filteredMicrovolts() + sides();
            if (monitor.lead(2).suppression().suppressed() && monitor.seizure().learned(0)) {
                sink++;
            }
            if (monitor.seizure().alarm() || monitor.lead(0).good()) {
                sink += monitor.seizure().onsetSecond();
            }
        }
    }

    private double sides() {
        Symmetry symmetry = monitor.symmetry();
        double sum = symmetry.leftSquareMicrovolts(EegBand.THETA)
                + symmetry.rightSquareMicrovolts(EegBand.THETA);
        for (int k = 0; k < symmetry.bins(); k++) {
            sum += symmetry.leftDensity(k) - symmetry.rightDensity(k);
        }
        return sum;
    }
}
