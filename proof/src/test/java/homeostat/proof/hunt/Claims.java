package homeostat.proof.hunt;

import homeostat.proof.CallGraph;
import homeostat.proof.EntryPoints;
import homeostat.proof.Method;
import homeostat.proof.Program;
import homeostat.proof.snapshot.Snapshot;
import homeostat.proof.values.LoopBounds;
import homeostat.proof.values.TrapKind;
import homeostat.proof.values.TrapSite;
import homeostat.proof.values.Values;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the analysis of values claims of a program, held against what its runs showed.
final class Claims {
    private static final Map<String, Set<TrapKind>> KINDS = Map.of(
            "ArrayIndexOutOfBoundsException", EnumSet.of(TrapKind.INDEX),
            "NullPointerException", EnumSet.of(TrapKind.NULL),
            "ArithmeticException", EnumSet.of(TrapKind.DIVISION, TrapKind.OVERFLOW),
            "ClassCastException", EnumSet.of(TrapKind.CAST),
            "ArrayStoreException", EnumSet.of(TrapKind.STORE),
            "NegativeArraySizeException", EnumSet.of(TrapKind.SIZE));

    private final Program program;
    private final Values values;
    private final String precision;

    private Claims(Program program, Values values, String precision) {
        this.program = program;
        this.values = values;
        this.precision = precision;
    }

    /// Without the program's objects: assembly is walked.
    static Claims of(Program program, EntryPoints points) {
        CallGraph graph = CallGraph.assembled(program, points.assembly(), points.entries());
        return new Claims(program, Values.of(program, graph, points, null), "without objects");
    }

    /// On the objects that assembly made.
    static Claims of(Program program, EntryPoints points, Snapshot snapshot) {
        CallGraph graph = CallGraph.from(program, points.entries(), snapshot.instantiated());
        return new Claims(program, Values.of(program, graph, points, snapshot), "on its objects");
    }

    /// Sites that could throw and were proved away.
    long proved() {
        return values.sites().stream()
                .filter(site -> site.verdict() == TrapSite.Verdict.PROVED).count();
    }

    /// All sites that could throw.
    long sites() {
        return values.sites().size();
    }

    /// Each claim that a run has broken, as a sentence.
    List<String> broken(Instrumenter instrumenter, List<Execution.Trap> traps) {
        List<String> broken = new ArrayList<>();
        if (!values.givenUp().isEmpty()) {
            return broken;
        }
        for (Execution.Trap trap : traps) {
            Set<TrapKind> kinds = KINDS.getOrDefault(trap.failure(), EnumSet.of(TrapKind.THROW));
            boolean isLeft = values.sites().stream().anyMatch(site ->
                    site.verdict() != TrapSite.Verdict.PROVED && kinds.contains(site.kind())
                    && isAt(site, trap));
            if (!isLeft) {
                broken.add(precision + ": " + trap + " was proved away");
            }
        }
        for (int i = 0; i < instrumenter.loops.size(); i++) {
            long rounds = Probe.mostRounds(i);
            Instrumenter.Loop loop = instrumenter.loops.get(i);
            if (rounds > 0 && loop.method().startsWith("Program")) {
                long most = values.bounds().most(method(loop.method()), loop.head());
                if (most != LoopBounds.NONE && most < rounds) {
                    broken.add(precision + ": " + loop + " went round " + rounds + " times, bound "
                            + most);
                }
            }
        }
        return broken;
    }

    private boolean isAt(TrapSite site, Execution.Trap trap) {
        return site.method().owner().replace('/', '.').equals(trap.type())
                && site.method().name().equals(trap.method())
                && program.body(site.method()).line(site.index()) == trap.line();
    }

    private static Method method(String text) {
        int descriptor = text.indexOf('(');
        int name = text.lastIndexOf('.', descriptor);
        return new Method(text.substring(0, name), text.substring(name + 1, descriptor),
                text.substring(descriptor));
    }
}
