package homeostat.proof;

import homeostat.proof.values.LoopBounds;
import homeostat.proof.values.PortWrite;
import homeostat.proof.values.TrapKind;
import homeostat.proof.values.TrapSite;
import homeostat.proof.values.Values;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The rules about values: every loop has a bound, what can fail has a fallback behind it, an order
/// is a number, and ports are told what they declare.
final class ValueRules {
    private final Judgement judgement;
    private final Values values;
    private final Map<Method, List<Method>> deepest = new HashMap<>();

    private ValueRules(Judgement judgement, Values values) {
        this.judgement = judgement;
        this.values = values;
    }

    /// Judges, and tells what is known; null when nothing is, because the code calls itself.
    static Totality judge(Judgement judgement, EntryPoints points) {
        if (judgement.findings.stream().anyMatch(each -> each.rule() == Rule.NO_RECURSION)) {
            return null;
        }
        Values values = Values.of(judgement.program, judgement.graph, points, judgement.snapshot);
        judgement.bounds = values.givenUp().isEmpty() ? values.bounds() : null;
        ValueRules rules = new ValueRules(judgement, values);
        if (!values.givenUp().isEmpty() && judgement.findings.isEmpty()) {
            judgement.find(Rule.CLOSED_WORLD, judgement.graph.entries().getFirst(), 0,
                    "its values cannot be followed: " + String.join("; ", values.givenUp()),
                    "write a plain method of a named class");
        }
        values.bounds().all().forEach(rules::judgeLoop);
        values.sites().forEach(rules::judgeSite);
        values.writes().forEach(rules::judgeWrite);
        return rules.totality();
    }

    private void judgeLoop(LoopBounds.Loop loop, long most) {
        if (most == LoopBounds.NONE) {
            judgement.find(Rule.BOUNDED_LOOP, loop.method(), loop.head(),
                    "loops without a bound that is known before it starts",
                    "count the rounds, and leave after a constant number or an array's length");
        }
    }

    private void judgeSite(TrapSite site) {
        if (site.verdict() == TrapSite.Verdict.OPEN) {
            judgement.find(Rule.TRAP_WITHOUT_FALLBACK, site.method(), site.index(),
                    "can fail where no fallback takes over: " + site.kind().title(),
                    "check the host's argument before anything is changed, or let a task do it");
        } else if (site.verdict() == TrapSite.Verdict.LAST) {
            judgement.find(Rule.TRAP_WITHOUT_FALLBACK, site.method(), site.index(),
                    "can fail in a fallback, behind which there is none: " + site.kind().title(),
                    "make it a case that the fallback handles, such as an index within its array"
                            + " whatever the number is");
        }
    }

    private void judgeWrite(PortWrite write) {
        boolean isOpen = write.verdict() == PortWrite.Verdict.NOT_A_NUMBER
                || write.verdict() == PortWrite.Verdict.OUTSIDE;
        if (write.isOrder() && write.verdict() == PortWrite.Verdict.NOT_A_NUMBER) {
            judgement.find(Rule.ACTUATOR_NOT_A_NUMBER, write.method(), write.index(),
                    "can order what is not a finite number: " + write.value(),
                    "refuse it before: order only if Double.isFinite holds");
        } else if (isOpen) {
            judgement.find(Rule.PORT_RANGE, write.method(), write.index(),
                    "can write a number outside the port's range: " + write.value(),
                    write.isOrder() ? "bound it by the port's range on every path"
                            : "let the port call it implausible, or bound it by the range");
        }
    }

    private Totality totality() {
        Map<TrapKind, Totality.Count> traps = new EnumMap<>(TrapKind.class);
        List<Totality.Left> left = new ArrayList<>();
        for (TrapSite site : values.sites()) {
            boolean isProved = site.verdict() == TrapSite.Verdict.PROVED;
            traps.merge(site.kind(), new Totality.Count(isProved ? 1 : 0, 1), (a, b) ->
                    new Totality.Count(a.proved() + b.proved(), a.all() + b.all()));
            if (!isProved) {
                left.add(new Totality.Left(place(site.method(), site.index()), site.kind(),
                        site.verdict(), site.callers().stream()
                        .map(caller -> place(caller.method(), caller.index())).toList()));
            }
        }
        List<Totality.Loop> loops = new ArrayList<>();
        values.bounds().all().forEach((loop, most) ->
                loops.add(new Totality.Loop(place(loop.method(), loop.head()), most)));
        List<Totality.Stack> stacks = judgement.graph.entries().stream()
                .map(entry -> new Totality.Stack(entry, below(entry))).toList();
        List<Totality.Write> writes = values.writes().stream().map(write -> new Totality.Write(
                place(write.method(), write.index()), write.port(), words(write))).toList();
        return new Totality(traps, values.sites(), left, loops, stacks, writes);
    }

    private static String words(PortWrite write) {
        return switch (write.verdict()) {
            case WITHIN -> "within its range";
            case CHECKED -> "good only within its range";
            case OUTSIDE -> "may be outside its range";
            case NOT_A_NUMBER -> "may be no number";
        };
    }

    private Place place(Method method, int index) {
        return Place.of(judgement.program, method, index);
    }

    /// The longest chain of calls from a method down, itself first, without what the library calls
    /// in its turn. There is no recursion.
    private List<Method> below(Method method) {
        List<Method> known = deepest.get(method);
        if (known == null) {
            List<Method> longest = List.of();
            for (CallSite site : judgement.graph.sites(method)) {
                for (Method target : site.targets()) {
                    List<Method> chain = judgement.graph.contains(target) ? below(target)
                            : List.of();
                    longest = chain.size() > longest.size() ? chain : longest;
                }
            }
            known = new ArrayList<>(List.of(method));
            known.addAll(longest);
            deepest.put(method, known);
        }
        return known;
    }
}
