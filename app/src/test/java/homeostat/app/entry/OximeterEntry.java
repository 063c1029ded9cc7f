package homeostat.app.entry;

import homeostat.signal.ppg.PulseDetector;
import homeostat.signal.ppg.PulseOximeter;

/// A device that would watch the oxygen in blood.
public final class OximeterEntry {
    private final PulseOximeter oximeter =
            new PulseOximeter(100, PulseOximeter.Calibration.TEXTBOOK);
    private final PulseDetector pulses = new PulseDetector(100);
    private double sink;

    public OximeterEntry() {}

    public void step(long nowNs) {
        if (pulses.step(nowNs % 1000)) {
            sink += pulses.latencyMaxSamples();
        }
        if (oximeter.step(nowNs % 1000, nowNs % 900) || oximeter.valid()) {
            sink += oximeter.saturationPercent() + oximeter.perMinute()
                    + oximeter.perfusionPercent() + oximeter.quality();
        }
    }
}
