package homeostat.app.entry;

import homeostat.signal.BeatClass;
import homeostat.signal.BeatClassifier;

/// A device that would class beats.
public final class BeatEntry {
    private final BeatClassifier classifier = new BeatClassifier(360, 2);
    private double sink;

    public BeatEntry() {}

    public void step(long nowNs) {
        boolean isClassed = classifier.step(nowNs % 7 * 0.1, nowNs % 5 * 0.1);
        if (nowNs % 300 == 0) {
            classifier.beat(nowNs / 2_777_777);
        }
        if (isClassed && classifier.beatClass() == BeatClass.VENTRICULAR) {
            sink += classifier.sample() + classifier.usualIntervalSeconds()
                    + classifier.irregularity();
        }
    }
}
