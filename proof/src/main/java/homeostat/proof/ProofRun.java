package homeostat.proof;

import homeostat.proof.budget.Board;
import homeostat.proof.owner.Owners;
import homeostat.proof.snapshot.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Several programs of one class path, judged in one run: what the command and the Maven goal do,
/// and everything that they can write about it.
///
/// @param judged each program with its verdict, in the order asked for
public record ProofRun(List<Judged> judged) {

    /// One program.
    ///
    /// @param entry the class that names it, as a person writes it
    /// @param proof the verdict
    /// @param noObjects why it was not judged on its objects; null when it was
    /// @param owners draws who owns which of its objects; null without objects
    public record Judged(String entry, Proof proof, String noObjects, Supplier<Owners> owners) {
    }

    /// How to judge.
    ///
    /// @param board whose time for a bytecode deadlines are judged by, or null for none
    /// @param isAssembled whether assembly is run, in a JVM of its own, for the objects it makes
    public record Terms(Board board, boolean isAssembled) {
        /// On the objects, without a board.
        public static final Terms USUAL = new Terms(null, true);
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
        return of(classPath, entries, Terms.USUAL);
    }

    /// The same, on other terms.
    public static ProofRun of(List<Path> classPath, List<String> entries, Terms terms) {
        if (entries.isEmpty()) {
            throw new ProofException("no entry: classes=" + classPath
                    + ", expected the name of at least one class");
        }
        Program program = Program.load(classPath);
        List<Judged> judged = new ArrayList<>();
        for (String entry : new LinkedHashSet<>(entries)) {
            judged.add(judge(program, classPath, entry, terms));
        }
        return new ProofRun(judged);
    }

    private static Judged judge(Program program, List<Path> classPath, String entry, Terms terms) {
        EntryPoints points = EntryPoints.of(program, entry);
        if (!terms.isAssembled() || points.assemblyMethod().isEmpty()) {
            return new Judged(entry, Prover.prove(program, points, null, terms.board()),
                    terms.isAssembled() ? "its assembly takes arguments"
                            : "its assembly was not run, as asked", null);
        }
        Snapshot snapshot;
        try {
            snapshot = Snapshot.of(classPath, points.assemblyMethod().get());
        } catch (ProofException e) {
            return new Judged(entry, Prover.prove(program, points, null, terms.board()),
                    e.getMessage(), null);
        }
        return new Judged(entry, Prover.prove(program, points, snapshot, terms.board()), null,
                () -> Prover.owners(program, points, snapshot));
    }

    public boolean isProved() {
        return judged.stream().allMatch(each -> each.proof().isProved());
    }

    /// For people.
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Judged each : judged) {
            text.append(each.entry()).append(": ").append(each.proof().text());
            if (each.noObjects() != null) {
                text.append("  no objects: ").append(each.noObjects()).append('\n');
            }
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
