package homeostat.app.entry;

import homeostat.signal.BeatClass;
import homeostat.signal.BeatClassifier;
import homeostat.signal.QrsDetector;

/// A device that would class beats.
public final class BeatEntry {
    private final BeatClassifier classifier = new BeatClassifier(360, 2);
    private final BeatClassifier alone = new BeatClassifier(360, 1);
    private final QrsDetector detector = new QrsDetector(360, 2);
    private double sink;

    public BeatEntry() {}

    public void step(long nowNs) {
        boolean isClassed = classifier.step(nowNs % 7 * 0.1, nowNs % 5 * 0.1);
        isClassed |= alone.step(nowNs % 7 * 0.1);
        if (detector.step(nowNs % 7 * 0.1, nowNs % 5 * 0.1)) {
            sink += detector.noisePerMille() + detector.firstWeightPerMille();
        }
        if (nowNs % 300 == 0) {
            classifier.beat(nowNs / 2_777_777);
        }
        if (isClassed && classifier.beatClass() == BeatClass.VENTRICULAR) {
            sink += classifier.sample() + classifier.usualIntervalSeconds()
                    + classifier.irregularity();
        }
    }
}
