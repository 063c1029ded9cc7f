package homeostat.app.entry;

import homeostat.signal.BeatClass;
import homeostat.signal.BeatClassifier;
import homeostat.signal.BeatWeights;
import homeostat.signal.EcgMonitor;
import homeostat.signal.FibrillationDetector;
import homeostat.signal.QrsDetector;
import homeostat.signal.QtMeter;
import homeostat.signal.Rhythm;

/// A device that would watch two leads, class beats, name rhythms and measure the QT interval.
public final class BeatEntry {
    private final EcgMonitor monitor = new EcgMonitor(360, 2, 10);
    private final BeatWeights weights = new BeatWeights();
    private final QtMeter qt = new QtMeter(360);
    private final BeatClassifier classifier = new BeatClassifier(360, 1);
    private final QrsDetector detector = new QrsDetector(360, 2);
    private final FibrillationDetector fibrillation = new FibrillationDetector(360, 1);
    private final QrsDetector single = new QrsDetector(360);
    private double sink;

    public BeatEntry() {}

    public void step(long nowNs) {
        qt.step(nowNs % 7 * 0.1);
        boolean isClassed = monitor.step(nowNs % 7 * 0.1, nowNs % 5 * 0.1);
        if (isClassed && monitor.beatClass() == BeatClass.NORMAL
                && qt.beat(monitor.classedSample(), 800) && qt.valid()) {
            sink += qt.qtMs() + qt.fridericiaMs() + qt.bazettMs();
        }
        if (monitor.rhythms().present(Rhythm.BIGEMINY) && monitor.trusted()
                && monitor.found()) {
            sink += monitor.rhythms().fromSample(Rhythm.BIGEMINY) + monitor.beatSample()
                    + monitor.rhythms().toSample(Rhythm.BIGEMINY) + monitor.rhythms().ended();
        }
        fibrillation.step(nowNs % 7 * 0.1);
        sink += fibrillation.present() ? fibrillation.delaySeconds() : 0;
        alone(nowNs);
    }

    private void alone(long nowNs) {
        boolean isClassed = classifier.step(nowNs % 7 * 0.1);
        if (detector.step(nowNs % 7 * 0.1, nowNs % 5 * 0.1)) {
            sink += detector.noisePerMille() + detector.firstWeightPerMille();
        }
        if (single.step(nowNs % 7 * 0.1)) {
            sink += single.nowSample();
        }
        if (nowNs % 300 == 0) {
            classifier.beat(nowNs / 2_777_777);
        }
        if (isClassed && classifier.beatClass() == BeatClass.VENTRICULAR) {
            sink += classifier.sample() + classifier.usualIntervalSeconds()
                    + classifier.irregularity() + classifier.measure(3)
                    + weights.weight(true, 3) + weights.constant(false);
        }
    }
}
