package homeostat.proof;

/// Judges a program by all rules. This is the whole of `homeostat prove`, as a library.
public final class Prover {
    private Prover() {
    }

    /// @throws ProofException when the input cannot be judged; it is then not proved either
    public static Proof prove(Program program, EntryPoints points) {
        return Program.reading(() -> judge(program, points));
    }

    private static Proof judge(Program program, EntryPoints points) {
        CallGraph graph = graph(program, points);
        if (graph.entries().isEmpty()) {
            throw new ProofException("no entry: entries=" + points.entries()
                    + ", expected at least one on an instantiated class");
        }
        Judgement judgement = new Judgement(program, graph);
        for (Method method : graph.methods()) {
            InstructionRules.judge(judgement, method);
            CallRules.judgeLibraryCalls(judgement, method);
        }
        CallRules.judgeHidden(judgement);
        CallRules.judgeRecursion(judgement);
        AssemblyRules.judge(judgement, points.assembly());
        Certificate certificate = Certificate.of(judgement);
        certificate.classes().keySet().forEach(program::verify);
        int callSites = graph.methods().stream().mapToInt(m -> graph.sites(m).size()).sum();
        return new Proof(judgement.findings.stream().toList(),
                new Proof.Statistics(graph.methods().size(), callSites, judgement.trapSites,
                        judgement.modes.size(), graph.instantiated().size()),
                judgement.modes, certificate);
    }

    private static CallGraph graph(Program program, EntryPoints points) {
        return points.assembly().isEmpty()
                ? CallGraph.from(program, points.entries(), points.instantiated())
                : CallGraph.assembled(program, points.assembly(), points.entries());
    }
}
