package homeostat.app.entry;

import homeostat.signal.BeatClass;
import homeostat.signal.EcgMonitor;
import homeostat.signal.QtMeter;
import homeostat.signal.Rhythm;

/// A device that would watch two leads and measure the QT interval.
public final class BeatEntry {
    private final EcgMonitor monitor = new EcgMonitor(360, 2, 10);
    private final QtMeter qt = new QtMeter(360);
    private double sink;

    public BeatEntry() {}

    public void step(long nowNs) {
        qt.step(nowNs % 7 * 0.1);
        boolean isClassed = monitor.step(nowNs % 7 * 0.1, nowNs % 5 * 0.1);
        if (isClassed && monitor.beatClass() == BeatClass.NORMAL
                && qt.beat(monitor.classedSample(), 800) && qt.valid()) {
            sink += qt.qtMs() + qt.fridericiaMs() + qt.bazettMs();
        }
        if (monitor.rhythms().present(Rhythm.BIGEMINY) && monitor.trusted()) {
            sink += monitor.rhythms().fromSample(Rhythm.BIGEMINY);
        }
    }
}
