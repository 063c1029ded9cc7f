package homeostat.proof;

import homeostat.proof.budget.Board;
import homeostat.proof.budget.TaskCost;
import homeostat.proof.owner.Owners;
import homeostat.proof.owner.Ownership;
import homeostat.proof.snapshot.Snapshot;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Judges a program by all rules. This is the whole of `homeostat prove`, as a library.
public final class Prover {
    private Prover() {
    }

    /// Judges class files alone. The rules that need the objects of the assembled device are listed
    /// as not judged, so the verdict is never "proved".
    ///
    /// @throws ProofException when the input cannot be judged; it is then not proved either
    public static Proof prove(Program program, EntryPoints points) {
        return Program.reading(() -> judge(program, points, null, null));
    }

    /// Judges class files and the objects that the assembly of `points` made.
    ///
    /// @throws ProofException when the input cannot be judged; it is then not proved either
    public static Proof prove(Program program, EntryPoints points, Snapshot snapshot) {
        return Program.reading(() -> judge(program, points, snapshot, null));
    }

    /// Judges also whether the tasks keep their deadlines on a board.
    ///
    /// @param snapshot null when there are no objects
    /// @param board null when none is given; then nothing is said about deadlines
    /// @throws ProofException when the input cannot be judged; it is then not proved either
    public static Proof prove(Program program, EntryPoints points, Snapshot snapshot,
            Board board) {
        return Program.reading(() -> judge(program, points, snapshot, board));
    }

    /// Who owns what of the objects that the assembly of `points` made, proved or not.
    ///
    /// @throws ProofException when the input cannot be judged
    public static Owners owners(Program program, EntryPoints points, Snapshot snapshot) {
        return Program.reading(() -> Owners.of(Ownership.of(program,
                graph(program, points, snapshot), snapshot), snapshot));
    }

    private static Proof judge(Program program, EntryPoints points, Snapshot snapshot,
            Board board) {
        CallGraph graph = graph(program, points, snapshot);
        if (graph.entries().isEmpty()) {
            throw new ProofException("no entry: entries=" + points.entries()
                    + ", expected at least one on an instantiated class");
        }
        Judgement judgement = new Judgement(program, graph, snapshot);
        for (Method method : graph.methods()) {
            InstructionRules.judge(judgement, method);
            CallRules.judgeLibraryCalls(judgement, method);
            ExhaustiveRules.judge(judgement, method);
        }
        CallRules.judgeHidden(judgement);
        graph.assembly().forEach(method -> ExhaustiveRules.judgeAssembly(judgement, method));
        ModeRules.judge(judgement);
        OneWayRules.judge(judgement);
        CallRules.judgeRecursion(judgement);
        AssemblyRules.judge(judgement, points.assembly());
        Certificate.restsOn(program, graph).forEach(program::verify);
        Ownership ownership = OwnershipRules.judge(judgement);
        Totality totality = totality(judgement, points);
        List<TaskCost> costs = BudgetRules.judge(judgement, ownership, board);
        Certificate certificate = Certificate.of(judgement, board);
        int callSites = graph.methods().stream().mapToInt(m -> graph.sites(m).size()).sum();
        return new Proof(judgement.findings.stream().toList(),
                new Proof.Statistics(graph.methods().size(), callSites, judgement.trapSites,
                        judgement.modes.size(), graph.instantiated().size()),
                judgement.modes, judgement.unjudged, totality, costs, certificate);
    }

    /// The assembly of a device goes through collections of the library, which the interpreter of
    /// values does not follow: without the objects that it made, nothing is said of values.
    private static Totality totality(Judgement judgement, EntryPoints points) {
        boolean isDevice = judgement.graph.entries().stream()
                .anyMatch(entry -> entry.owner().equals(Kernel.DEVICE));
        if (judgement.snapshot != null || !isDevice) {
            return ValueRules.judge(judgement, points);
        }
        judgement.unjudged.addAll(List.of(Rule.BOUNDED_LOOP, Rule.TRAP_WITHOUT_FALLBACK,
                Rule.ACTUATOR_NOT_A_NUMBER, Rule.PORT_RANGE));
        return null;
    }

    private static CallGraph graph(Program program, EntryPoints points, Snapshot snapshot) {
        if (snapshot != null) {
            Set<String> instantiated = new TreeSet<>(snapshot.instantiated());
            instantiated.removeIf(type -> !program.exists(type));
            return CallGraph.from(program, points.assembly(), points.entries(), instantiated);
        }
        return points.assembly().isEmpty()
                ? CallGraph.from(program, points.entries(), points.instantiated())
                : CallGraph.assembled(program, points.assembly(), points.entries());
    }
}
