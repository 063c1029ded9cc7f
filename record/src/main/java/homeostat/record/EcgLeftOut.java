package homeostat.record;

import homeostat.signal.BeatClass;
import homeostat.signal.BeatWeights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the classes of beats are worth for a patient whom the weights have never met: each record
/// in turn is left out, the weights are trained on the others, and they class the one left out.
///
/// What is scored on records that the weights were trained on says less, and stands beside it.
/// What this does not show: which measures there are, and the two rules before the sums, were
/// chosen by people who had seen these records. Records that nobody has seen tell more.
///
/// @param leftOut beats by class of each record without a pacemaker, by weights of the others
/// @param trained all of them, by weights trained on all
/// @param shipped all of them, by the weights that ship
public record EcgLeftOut(SortedMap<String, ClassMatrix> leftOut, ClassMatrix trained,
        ClassMatrix shipped) {

    /// Copies the map.
    public EcgLeftOut {
        leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
    }

    /// One record, read once.
    private record Patient(String name, Ec57 truth, long[] beats, BeatTraining.Patient taught) {
        ClassMatrix by(BeatWeights weights) {
            BeatClass[] of = new BeatClass[taught.truth().length];
            for (int i = 0; i < of.length; i++) {
                of[i] = weights.decide(taught.measures().get(i));
            }
            return truth.classes(beats, of, of.length);
        }
    }

    /// All records left out, pooled.
    public ClassMatrix pooled() {
        ClassMatrix pooled = new ClassMatrix();
        leftOut.values().forEach(pooled::add);
        return pooled;
    }

    /// Leaves out each record of `folder` in turn, telling `progress` how many are done.
    ///
    /// Throws `RecordException` as [EcgScore#of] does, and when there are fewer than two records.
    public static EcgLeftOut of(Path folder, Advance progress) {
        List<Patient> patients = patients(folder, progress);
        if (patients.size() < 2) {
            throw new RecordException("too few records: file=" + folder + " without a pacemaker="
                + patients.size() + ", expected at least two, to leave one out");
        }
        List<BeatTraining.Patient> taught = patients.stream().map(Patient::taught).toList();
        SortedMap<String, ClassMatrix> leftOut = new TreeMap<>();
        for (int i = 0; i < patients.size(); i++) {
            progress.show(patients.size() + i, 2 * patients.size());
            leftOut.put(patients.get(i).name(), patients.get(i).by(BeatTraining.of(taught, i)));
        }
        progress.show(1, 1);
        return new EcgLeftOut(leftOut, all(patients, BeatTraining.of(taught, -1)),
            all(patients, new BeatWeights()));
    }

    /// The weights that all records of `folder` teach, as they stand in the source.
    public static BeatWeights weights(Path folder, Advance progress) {
        return BeatTraining.of(
            patients(folder, progress).stream().map(Patient::taught).toList(), -1);
    }

    private static ClassMatrix all(List<Patient> patients, BeatWeights weights) {
        ClassMatrix all = new ClassMatrix();
        patients.forEach(patient -> all.add(patient.by(weights)));
        return all;
    }

    private static List<Patient> patients(Path folder, Advance progress) {
        List<Patient> patients = new ArrayList<>();
        List<String> names = List.copyOf(EcgScore.names(folder));
        for (String name : names) {
            progress.show(patients.size(), 2 * names.size());
            List<Annotation> annotations =
                AnnotationFile.read(RecordSource.folder(folder), name + ".atr");
            if (annotations.stream().noneMatch(a -> a.code() == AnnotationCode.PACED)) {
                patients.add(patient(folder, name, annotations));
            }
        }
        return patients;
    }

    private static Patient patient(Path folder, String name, List<Annotation> annotations) {
        try (RecordReader reader = RecordReader.open(RecordSource.folder(folder), name + ".hea")) {
            double rate = EcgScore.rate(reader.header(), name);
            Ec57 truth = new Ec57(EcgScore.inSamples(annotations, reader.header()), rate);
            EcgRun run = EcgRun.measured(reader, rate);
            long[] beats = run.beats().values();
            return new Patient(name, truth, beats, new BeatTraining.Patient(run.measured(),
                truth.truth(beats, run.beats().count())));
        }
    }
}
