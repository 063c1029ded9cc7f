package homeostat.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import homeostat.kernel.CheckFailure;
import homeostat.seed.Stream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// An early beat means one thing when it looks like the others and another when it does not.
final class BeatClassifierTest {
    private static final int RATE = 360;

    @Test
    void callsASteadyRhythmNormal() {
        double[] ecg = SyntheticEcg.steady(RATE, 60, 0.8).noise(Stream.of(1), 0.02).millivolts();
        BeatClass[] classes = classes(ecg, ecg);
        Arrays.fill(classes, 0, 5 * RATE, null);
        assertEquals(Map.of(BeatClass.NORMAL, 68), counts(classes));
    }

    @Test
    void callsAnEarlyWideBeatVentricular() {
        SyntheticEcg ecg = new SyntheticEcg(RATE, 60);
        for (int i = 0; i < 70; i++) {
            double at = 1 + i * 0.8;
            if (i % 10 == 9) {
                ecg.bell((at - 0.3) * 1000, 45, -1.6).bell((at - 0.02) * 1000, 70, 0.6);
            } else {
                ecg.beat(at, 1);
            }
        }
        double[] noisy = ecg.noise(Stream.of(2), 0.02).millivolts();
        Map<BeatClass, Integer> counts = counts(classes(noisy, noisy));
        assertEquals(7, counts.get(BeatClass.VENTRICULAR), counts.toString());
        assertEquals(null, counts.get(BeatClass.SUPRAVENTRICULAR), counts.toString());
    }

    @Test
    void callsAnEarlyBeatOfTheUsualFormSupraventricular() {
        SyntheticEcg ecg = new SyntheticEcg(RATE, 60);
        for (int i = 0; i < 70; i++) {
            ecg.beat(1 + i * 0.8 - (i % 10 == 9 ? 0.28 : 0), 1);
        }
        double[] noisy = ecg.noise(Stream.of(3), 0.02).millivolts();
        Map<BeatClass, Integer> counts = counts(classes(noisy, noisy));
        assertEquals(7, counts.get(BeatClass.SUPRAVENTRICULAR), counts.toString());
    }

    @Test
    void classesTheLastBeatWhenNoOtherComes() {
        double[] ecg = new double[30 * RATE];
        double[] beats = SyntheticEcg.steady(RATE, 20, 0.8).millivolts();
        System.arraycopy(beats, 0, ecg, 0, beats.length);
        BeatClassifier classifier = new BeatClassifier(RATE, 1);
        QrsDetector detector = new QrsDetector(RATE);
        long last = 0;
        for (double sample : ecg) {
            boolean done = classifier.step(sample);
            if (detector.step(sample)) {
                classifier.beat(detector.beatSample());
                last = detector.beatSample();
            }
            assertTrue(!done || classifier.sample() <= last, "no beat before it is found");
        }
        assertEquals(last, classifier.sample());
    }

    @Test
    void computesTheSameInEveryRunAndAllocatesNothing() {
        double[] ecg = SyntheticEcg.steady(RATE, 60, 0.7).noise(Stream.of(4), 0.1).millivolts();
        assertArrayEquals(classes(ecg, ecg), classes(ecg, ecg));
        QrsDetector detector = new QrsDetector(RATE, 2);
        BeatClassifier classifier = new BeatClassifier(RATE, 2);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        run(detector, classifier, ecg);
        threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        long overhead = threads.getCurrentThreadAllocatedBytes() - before;
        before = threads.getCurrentThreadAllocatedBytes();
        run(detector, classifier, ecg);
        assertEquals(0, threads.getCurrentThreadAllocatedBytes() - before - overhead);
    }

    @Test
    void refusesWhatItWasNotMadeFor() {
        assertThrows(CheckFailure.class, () -> new BeatClassifier(RATE, 3));
        assertThrows(CheckFailure.class, () -> new BeatClassifier(RATE, 2).step(0));
        BeatClassifier classifier = new BeatClassifier(RATE, 1);
        classifier.step(0);
        classifier.beat(100);
        assertThrows(CheckFailure.class, () -> classifier.beat(100));
    }

    @Test
    void refusesABeatThatItHasAlreadyMeasured() {
        BeatClassifier classifier = new BeatClassifier(RATE, 1);
        for (int i = 0; i < RATE; i++) {
            classifier.step(0);
        }
        classifier.beat(100);
        for (int i = 0; i < RATE; i++) {
            classifier.step(0);
        }
        assertThrows(CheckFailure.class, () -> classifier.beat(100));
    }

    @Test
    void keepsUpWithBeatsWhereTheSamplesComeSlowly() {
        QrsDetector detector = new QrsDetector(100);
        BeatClassifier classifier = new BeatClassifier(100, 1);
        int found = 0;
        int classed = 0;
        for (double sample : SyntheticEcg.steady(100, 60, 0.4).millivolts()) {
            classed += classifier.step(sample) ? 1 : 0;
            if (detector.step(sample)) {
                classifier.beat(detector.beatSample());
                found++;
            }
        }
        assertTrue(found > 140 && classed >= found - 2, classed + " of " + found);
    }

    @Test
    void aLeadThatFellOffMakesNoMeasureOfABeatMeaningless() {
        double[] ecg = SyntheticEcg.steady(RATE, 20, 0.8).millivolts();
        measuresAreNumbers(ecg, new double[ecg.length]);
        measuresAreNumbers(new double[ecg.length], ecg);
    }

    @Test
    void aBeatWithoutAnyPowerHasMeasuresToo() {
        BeatClassifier classifier = new BeatClassifier(RATE, 2);
        int classed = 0;
        for (int i = 0; i < 20 * RATE; i++) {
            if (classifier.step(0, 0)) {
                classed++;
                assertNumbers(classifier);
                assertEquals(BeatClass.NORMAL, classifier.beatClass());
            }
            if (i % 300 == 299) {
                classifier.beat(i);
            }
        }
        assertTrue(classed > 20, "beats " + classed);
    }

    private static void measuresAreNumbers(double[] first, double[] second) {
        QrsDetector detector = new QrsDetector(RATE, 2);
        BeatClassifier classifier = new BeatClassifier(RATE, 2);
        int classed = 0;
        for (int i = 0; i < first.length; i++) {
            if (classifier.step(first[i], second[i])) {
                classed++;
                assertNumbers(classifier);
            }
            if (detector.step(first[i], second[i])) {
                classifier.beat(detector.beatSample());
            }
        }
        assertTrue(classed > 15, "beats " + classed);
    }

    private static void assertNumbers(BeatClassifier classifier) {
        for (int i = 0; i < BeatClassifier.MEASURES; i++) {
            assertTrue(Double.isFinite(classifier.measure(i)), "measure " + i);
        }
    }

    @Test
    void formsThatHaveGrownAlikeBecomeOne() {
        BeatLead[] leads = {new BeatLead(RATE)};
        BeatForms forms = new BeatForms(leads);
        double largest = 0;
        double joined = 0;
        for (int i = 0; i < 160; i++) {
            double nearer = Math.clamp((i - 40) / 200.0, 0, 0.5);
            double likeFirst = i % 2 == 0 ? nearer : 1 - nearer;
            beat(leads[0], likeFirst);
            leads[0].look(i * RATE + RATE / 2);
            double before = i == 0 ? 0 : forms.usual().count();
            take(forms, leads[0]);
            largest = Math.max(largest, forms.usual().count());
            joined = Math.max(joined, forms.usual().count() - before);
        }
        assertTrue(joined > 10, "by " + joined + " beats at once, to " + largest);
    }

    @Test
    void twoFormsOfNoBeatAreNotAlike() {
        assertEquals(0, new BeatForm(1).likeness(new BeatForm(1)));
    }

    /// A beat between two forms: 0 is one of them, 1 the other.
    private static void beat(BeatLead lead, double likeFirst) {
        SyntheticEcg beat = new SyntheticEcg(RATE, 1).bell(500, 12, likeFirst)
            .bell(500, 40, 1 - likeFirst);
        for (double sample : beat.millivolts()) {
            lead.step(sample);
        }
    }

    private static void take(BeatForms forms, BeatLead lead) {
        forms.begin();
        lead.lookAround();
        for (int piece = 0; piece < BeatForms.COMPARE_PIECES; piece++) {
            forms.compare(piece);
        }
        forms.placeOnNearest(0);
        forms.learn(1);
        for (int piece = 0; piece < BeatForms.TIDY_PIECES; piece++) {
            forms.tidy(piece);
        }
    }

    @Test
    void whatIsLedTheUsualWayAndHeldUpIsNotVentricularHoweverUnlikeTheUsual() {
        double[] measures = new double[BeatMeasures.COUNT];
        double[] ones = new double[BeatMeasures.COUNT];
        Arrays.fill(ones, 1);
        BeatWeights weights = new BeatWeights(1, ones, -1, new double[BeatMeasures.COUNT]);
        assertEquals(BeatClass.VENTRICULAR, weights.decide(measures));
        measures[BeatMeasures.ABERRANT] = 1;
        assertEquals(BeatClass.NORMAL, weights.decide(measures));
        measures[BeatMeasures.ABERRANT] = 0;
        measures[BeatMeasures.NARROWER] = 1;
        assertEquals(BeatClass.NORMAL, weights.decide(measures));
    }

    @Test
    void theWeightsOfASumAreToldAndThereIsOneForEachMeasure() {
        double[] of = new double[BeatMeasures.COUNT];
        double[] other = new double[BeatMeasures.COUNT];
        of[3] = 0.25;
        other[3] = 0.5;
        BeatWeights weights = new BeatWeights(-9, of, -3, other);
        assertEquals(0.25, weights.weight(true, 3));
        assertEquals(0.5, weights.weight(false, 3));
        assertEquals(-9, weights.constant(true));
        assertEquals(-3, weights.constant(false));
        double[] few = new double[BeatMeasures.COUNT - 1];
        assertThrows(CheckFailure.class, () -> new BeatWeights(0, few, 0, other));
        assertThrows(CheckFailure.class, () -> new BeatWeights(0, of, 0, few));
    }

    private static void run(QrsDetector detector, BeatClassifier classifier, double[] ecg) {
        for (double sample : ecg) {
            classifier.step(sample, sample);
            if (detector.step(sample, sample)) {
                classifier.beat(detector.beatSample());
            }
        }
    }

    private static Map<BeatClass, Integer> counts(BeatClass[] classes) {
        Map<BeatClass, Integer> counts = new TreeMap<>();
        for (BeatClass of : classes) {
            if (of != null) {
                counts.merge(of, 1, Integer::sum);
            }
        }
        return counts;
    }

    /// The class of each beat, at the sample where it was classified.
    private static BeatClass[] classes(double[] first, double[] second) {
        QrsDetector detector = new QrsDetector(RATE, 2);
        BeatClassifier classifier = new BeatClassifier(RATE, 2);
        BeatClass[] classes = new BeatClass[first.length];
        for (int i = 0; i < first.length; i++) {
            boolean done = classifier.step(first[i], second[i]);
            if (detector.step(first[i], second[i])) {
                classifier.beat(detector.beatSample());
            }
            classes[i] = done ? classifier.beatClass() : null;
        }
        return classes;
    }
}
