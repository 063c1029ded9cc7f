package homeostat.proof;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What the rules write into while they judge: findings, counts, obligations.
final class Judgement {
    final Program program;
    final CallGraph graph;
    final Library library = new Library();
    final Set<Finding> findings = new LinkedHashSet<>();
    final List<Place> modes = new ArrayList<>();
    final Set<String> initialiseFirst = new TreeSet<>();
    int trapSites;

    Judgement(Program program, CallGraph graph) {
        this.program = program;
        this.graph = graph;
    }

    void find(Rule rule, Method method, int index, String what, String instead) {
        find(rule, Place.of(program, method, index), what, instead);
    }

    void find(Rule rule, Place place, String what, String instead) {
        List<Place> chain = new ArrayList<>();
        for (CallSite call : graph.chain(place.method())) {
            chain.add(Place.of(program, call.caller(), call.index()));
        }
        findings.add(new Finding(rule, place, what, instead, chain));
    }
}
