package homeostat.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.signal.BeatClass;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Numbers that physicians compare with published norms must be the published numbers.
final class HeartRateVariabilityTest {
    @Test
    void measuresRecord122AsPublishedFiguresOfItsAnnotationsDo() {
        List<Annotation> beats = AnnotationFile.read(
            RecordSource.folder(SharedFolder.named("ecg/mitdb")), "122.atr").stream()
            .filter(a -> a.code().beat()).toList();
        HeartRateVariability hrv = HeartRateVariability.of(
            beats.stream().mapToLong(Annotation::sample).toArray(),
            beats.stream().map(a -> a.code().beatClass()).toArray(BeatClass[]::new),
            beats.size(), 360);
        assertEquals(2475, hrv.intervals());
        assertEquals(729.306, hrv.meanMs(), 0.001);
        assertEquals(40.115, hrv.deviationMs(), 0.001);
        assertEquals(19.121, hrv.successiveMs(), 0.001);
        assertEquals(1.051, hrv.over50Percent(), 0.001);
        assertTrue(hrv.lowMs2() + hrv.highMs2() < 40.2 * 40.2, "bands are parts of the variance");
    }

    @Test
    void findsWhereTheVariationLies() {
        assertTrue(modulated(0.1).lowMs2() > 20 * modulated(0.1).highMs2(), "0.1 Hz is low");
        assertTrue(modulated(0.25).highMs2() > 20 * modulated(0.25).lowMs2(), "0.25 Hz is high");
        assertEquals(50 * 50 / 2.0, modulated(0.1).lowMs2(), 150);
    }

    @Test
    void inventsNothingAcrossAGapAndLeavesEctopicBeatsOut() {
        long[] beats = {0, 800, 1600, 9000, 9800, 10_200, 11_400};
        BeatClass[] classes = new BeatClass[beats.length];
        Arrays.fill(classes, BeatClass.NORMAL);
        classes[5] = BeatClass.VENTRICULAR;
        HeartRateVariability hrv = HeartRateVariability.of(beats, classes, beats.length, 1000);
        assertEquals(3, hrv.intervals());
        assertEquals(800, hrv.meanMs());
        assertEquals(0, hrv.successiveMs());
    }

    private static HeartRateVariability modulated(double hertz) {
        long[] beats = new long[400];
        BeatClass[] classes = new BeatClass[beats.length];
        Arrays.fill(classes, BeatClass.NORMAL);
        double at = 0;
        for (int i = 0; i < beats.length; i++) {
            beats[i] = Math.round(at * 1e6);
            at += 0.8 + 0.05 * Math.sin(2 * Math.PI * hertz * at);
        }
        return HeartRateVariability.of(beats, classes, beats.length, 1e6);
    }
}
