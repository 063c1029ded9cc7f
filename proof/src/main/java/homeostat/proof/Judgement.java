package homeostat.proof;

import homeostat.proof.snapshot.Snapshot;
import homeostat.proof.values.LoopBounds;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What the rules write into while they judge: findings, counts, obligations.
final class Judgement {
    final Program program;
    final CallGraph graph;
    /// The objects of the assembled device, or null when there are none to look at.
    final Snapshot snapshot;
    final Library library = new Library();
    final Set<Finding> findings = new LinkedHashSet<>();
    final List<Place> modes = new ArrayList<>();
    final Set<String> initialiseFirst = new TreeSet<>();
    final Set<Rule> unjudged = EnumSet.noneOf(Rule.class);
    int trapSites;
    /// How often loops go round; null when nobody knows anything about values.
    LoopBounds bounds;

    Judgement(Program program, CallGraph graph, Snapshot snapshot) {
        this.program = program;
        this.graph = graph;
        this.snapshot = snapshot;
    }

    void find(Rule rule, Method method, int index, String what, String instead) {
        find(rule, Place.of(program, method, index), what, instead);
    }

    void find(Rule rule, Place place, String what, String instead) {
        List<Place> chain = new ArrayList<>();
        for (CallSite call : graph.chain(place.method())) {
            chain.add(Place.of(program, call.caller(), call.index()));
        }
        find(rule, place, what, instead, chain);
    }

    /// A finding that knows its own chain of calls, because only one of the tasks makes it.
    void find(Rule rule, Place place, String what, String instead, List<Place> chain) {
        findings.add(new Finding(rule, place, what, instead, chain));
    }
}
