package homeostat.proof;

import homeostat.proof.snapshot.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// Several programs of one class path, judged in one run: what the command and the Maven goal do,
/// and everything that they can write about it.
///
/// @param judged each program with its verdict, in the order asked for
public record ProofRun(List<Judged> judged) {

    /// One program.
    ///
    /// @param entry the class that names it, as a person writes it
    /// @param proof the verdict
    public record Judged(String entry, Proof proof) {
    }

    public ProofRun {
        judged = List.copyOf(judged);
    }

    /// Judges every program of a class path that is named by a class, each once.
    ///
    /// @param classPath folders and jars; the first that has a class wins
    /// @param entries names of classes, see [EntryPoints#of]
    /// @throws ProofException when one of them cannot be judged; then none counts as proved
    public static ProofRun of(List<Path> classPath, List<String> entries) {
        if (entries.isEmpty()) {
            throw new ProofException("no entry: classes=" + classPath
                    + ", expected the name of at least one class");
        }
        Program program = Program.load(classPath);
        List<Judged> judged = new ArrayList<>();
        for (String entry : new LinkedHashSet<>(entries)) {
            judged.add(new Judged(entry, prove(program, classPath, entry)));
        }
        return new ProofRun(judged);
    }

    /// On the objects that assembly makes, in a JVM of its own, where it can be run.
    private static Proof prove(Program program, List<Path> classPath, String entry) {
        EntryPoints points = EntryPoints.of(program, entry);
        return points.assemblyMethod().isEmpty() ? Prover.prove(program, points)
                : Prover.prove(program, points,
                        Snapshot.of(classPath, points.assemblyMethod().get()));
    }

    public boolean isProved() {
        return judged.stream().allMatch(each -> each.proof().isProved());
    }

    /// For people.
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Judged each : judged) {
            text.append(each.entry()).append(": ").append(each.proof().text());
        }
        return text.toString();
    }

    /// For programs: the entry's name to what [Proof#toJson] says.
    public String toJson() {
        Map<String, Object> all = new LinkedHashMap<>();
        judged.forEach(each -> all.put(each.entry(), each.proof().json()));
        return Json.of(all);
    }

    /// For code hosts and editors: SARIF 2.1.0.
    public String toSarif() {
        return Sarif.of(judged);
    }

    /// What was proved of which bytes.
    ///
    /// @throws ProofException when something is not proved: there is no certificate of that
    public CertificateFile certificate() {
        return CertificateFile.of(judged);
    }
}
