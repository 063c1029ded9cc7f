package homeostat.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import homeostat.signal.BeatClass;
import homeostat.signal.BeatClassifier;
import homeostat.signal.BeatWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The weights that class beats are what anybody can train again, and nothing else.
final class BeatTrainingGolden {
    private static final int EARLY = 0;
    private static final int UNLIKE = 2;

    @Test
    void theWeightsThatShipAreThoseThatTheSharedRecordsTeach() {
        BeatWeights taught =
            EcgLeftOut.weights(SharedFolder.named("ecg/mitdb"), Advance.SILENT);
        BeatWeights shipped = new BeatWeights();
        assertArrayEquals(written(taught, true), written(shipped, true), 0.011);
        assertArrayEquals(written(taught, false), written(shipped, false), 0.011);
    }

    @Test
    void learnsWhatTellsThemApartAndNeverAgainstWhatTheFieldKnows() {
        List<BeatTraining.Patient> patients = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            patients.add(patient(new Random(i), i == 3));
        }
        BeatWeights weights = BeatTraining.of(patients, 3);
        assertEquals(BeatClass.VENTRICULAR, weights.decide(beat(0.4, 2)));
        assertEquals(BeatClass.SUPRAVENTRICULAR, weights.decide(beat(0.4, 0.2)));
        assertEquals(BeatClass.NORMAL, weights.decide(beat(0, 0.2)));
        BeatWeights contrary = BeatTraining.of(List.of(patients.get(3)), -1);
        assertEquals(0, contrary.weight(true, EARLY));
        assertEquals(0, contrary.weight(true, UNLIKE));
    }

    @Test
    void refusesToLearnFromHeartsThatBeatAsUsualAlone() {
        BeatTraining.Patient usual = new BeatTraining.Patient(List.of(beat(0, 0)),
            new BeatClass[] {BeatClass.NORMAL});
        RecordException problem = assertThrows(RecordException.class,
            () -> BeatTraining.of(List.of(usual), -1));
        assertEquals("nothing to learn from: beats=1 of class VENTRICULAR=0, expected some that "
            + "are and some that are not", problem.getMessage());
    }

    private static double[] written(BeatWeights weights, boolean isVentricular) {
        double[] written = new double[1 + BeatClassifier.MEASURES];
        written[0] = weights.constant(isVentricular);
        for (int i = 0; i < BeatClassifier.MEASURES; i++) {
            written[1 + i] = weights.weight(isVentricular, i);
        }
        return written;
    }

    private static BeatTraining.Patient patient(Random random, boolean isContrary) {
        List<double[]> measures = new ArrayList<>();
        BeatClass[] truth = new BeatClass[300];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = i % 3 == 0 ? BeatClass.VENTRICULAR
                : i % 3 == 1 ? BeatClass.SUPRAVENTRICULAR : BeatClass.NORMAL;
            boolean isEarly = i % 3 < 2 ^ isContrary;
            boolean isUnlike = i % 3 == 0 ^ isContrary;
            measures.add(beat((isEarly ? 0.35 : 0) + 0.05 * random.nextGaussian(),
                (isUnlike ? 1.8 : 0.2) + 0.2 * random.nextGaussian()));
        }
        return new BeatTraining.Patient(measures, truth);
    }

    private static double[] beat(double early, double unlike) {
        double[] beat = new double[BeatClassifier.MEASURES];
        beat[EARLY] = early;
        beat[UNLIKE] = unlike;
        return beat;
    }
}
