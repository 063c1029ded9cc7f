package homeostat.proof;

import homeostat.proof.budget.Board;
import homeostat.proof.budget.BudgetTable;
import homeostat.proof.snapshot.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Several programs of one class path, judged in one run: what the command and the Maven goal do,
/// and everything that they can write about it.
///
/// @param judged each program with its verdict, in the order asked for
/// @param board the board whose deadlines were judged, or null for none
public record ProofRun(List<Judged> judged, Board board) {
    /// Each has the whole program in memory, and there are few devices.
    private static final int WORKERS_MAX = 2;

    /// One program.
    ///
    /// @param entry the class that names it, as a person writes it
    /// @param proof the verdict
    /// @param withoutObjects why its objects were not looked at; empty when they were
    public record Judged(String entry, Proof proof, String withoutObjects) {
    }

    /// What a run may take for granted.
    ///
    /// @param board the board whose deadlines are judged, or null for none
    /// @param isAssembled whether each program's assembly is run, in a child JVM, for its objects
    public record Premises(Board board, boolean isAssembled) {
        public static final Premises USUAL = new Premises(null, true);
    }

    public ProofRun {
        judged = List.copyOf(judged);
    }

    /// Judges every program of a class path that is named by a class, each once, on the usual
    /// premises.
    ///
    /// @throws ProofException when one of them cannot be judged; then none counts as proved
    public static ProofRun of(List<Path> classPath, List<String> entries) {
        return of(classPath, entries, Premises.USUAL);
    }

    /// Judges every program of a class path that is named by a class, each once.
    ///
    /// @param classPath folders and jars; the first that has a class wins
    /// @param entries names of classes, see [EntryPoints#of]
    /// @throws ProofException when one of them cannot be judged; then none counts as proved
    public static ProofRun of(List<Path> classPath, List<String> entries, Premises premises) {
        if (entries.isEmpty()) {
            throw new ProofException("no entry: classes=" + classPath
                    + ", expected the name of at least one class");
        }
        List<Future<Judged>> pending = new ArrayList<>();
        List<Judged> judged = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(Math.min(WORKERS_MAX,
                Runtime.getRuntime().availableProcessors()))) {
            ThreadLocal<Program> programs = ThreadLocal.withInitial(() -> Program.load(classPath));
            for (String entry : new LinkedHashSet<>(entries)) {
                pending.add(workers.submit(
                        () -> judge(programs.get(), classPath, entry, premises)));
            }
            for (Future<Judged> each : pending) {
                judged.add(outcome(each));
            }
        }
        return new ProofRun(judged, premises.board());
    }

    private static Judged outcome(Future<Judged> pending) {
        try {
            return pending.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                default -> throw new IllegalStateException(failed.getCause());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ProofException("not proved: interrupted, expected to be left to finish");
        }
    }

    /// An assembly that cannot be run leaves the rules about objects unjudged, and the reason with
    /// the verdict; the others are judged all the same.
    private static Judged judge(Program program, List<Path> classPath, String entry,
            Premises premises) {
        EntryPoints points = EntryPoints.of(program, entry);
        String reason = premises.isAssembled() ? "its assembly takes arguments"
                : "its assembly was not run, as asked";
        Snapshot snapshot = null;
        try {
            if (premises.isAssembled() && points.assemblyMethod().isPresent()) {
                snapshot = Snapshot.of(classPath, points.assemblyMethod().get());
            }
        } catch (ProofException e) {
            reason = e.getMessage();
        }
        return new Judged(entry, Prover.prove(program, points, snapshot, premises.board()),
                snapshot == null ? reason : "");
    }

    public boolean isProved() {
        return judged.stream().allMatch(each -> each.proof().isProved());
    }

    /// For people.
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Judged each : judged) {
            text.append(each.entry()).append(": ").append(each.proof().text());
            if (!each.withoutObjects().isEmpty()) {
                text.append("  no objects: ").append(each.withoutObjects()).append('\n');
            }
            text.append(BudgetTable.text(each.proof().costs(), board));
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
