package homeostat.proof;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The rules over the call graph: what of the library is called, and whether anything calls itself.
final class CallRules {
    private static final Set<String> TEXTS =
            Set.of("Ljava/lang/String;", "Ljava/lang/Throwable;");

    private CallRules() {
    }

    static void judgeLibraryCalls(Judgement judgement, Method method) {
        TrapSites traps = null;
        for (CallSite site : judgement.graph.sites(method)) {
            for (Method target : site.targets()) {
                if (isAllowed(judgement, target)) {
                    continue;
                }
                if (traps == null) {
                    traps = TrapSites.of(judgement.program, judgement.program.body(method));
                }
                if (!(traps.covers(site.index()) && isPartOfTrap(target))) {
                    Library.Refusal refusal = judgement.library.refusal(target);
                    judgement.find(refusal.rule(), method, site.index(),
                            sentence(target, refusal), refusal.instead());
                }
            }
        }
    }

    /// A method reference that was made at assembly is an object without a class file; what it
    /// makes when it is called, no instruction shows.
    static void judgeHidden(Judgement judgement) {
        String instead = "write a named class that calls the method";
        for (Method method : judgement.graph.methods()) {
            for (CallSite site : judgement.graph.sites(method)) {
                for (String made : site.hidden()) {
                    judgement.find(Rule.NO_ALLOCATION, method, site.index(),
                            "makes " + made + " behind a method reference", instead);
                }
            }
        }
        judgement.graph.hidden().forEach((entry, made) -> judgement.find(Rule.NO_ALLOCATION,
                Place.of(judgement.program, entry),
                "is called through a method reference that makes " + made, instead));
    }

    private static String sentence(Method target, Library.Refusal refusal) {
        if (target.owner().startsWith("[")) {
            return "copies an array";
        }
        return refusal.what() + ": " + target.readable();
    }

    /// Own methods, listed ones, and what makes a Throwable, of which the `new` is judged: without
    /// arguments, or from texts, failures and primitives, so that nothing is called back.
    private static boolean isAllowed(Judgement judgement, Method target) {
        if (judgement.program.isOwn(target.owner()) || judgement.library.allows(target)) {
            return true;
        }
        if (!target.isConstructor()
                || !judgement.program.isSubtype(target.owner(), "java/lang/Throwable")) {
            return false;
        }
        for (ClassDesc type : MethodTypeDesc.ofDescriptor(target.descriptor()).parameterList()) {
            if (!type.isPrimitive() && !TEXTS.contains(type.descriptorString())) {
                return false;
            }
        }
        return true;
    }

    /// javac makes the text of a `MatchException` from what an accessor threw.
    private static boolean isPartOfTrap(Method target) {
        return target.readable().equals("java.lang.Throwable.toString");
    }

    /// One finding for each group of methods that can all reach each other.
    static void judgeRecursion(Judgement judgement) {
        Set<Method> known = new HashSet<>();
        for (Method method : judgement.graph.methods()) {
            List<CallSite> cycle = known.contains(method) ? List.of()
                    : cycle(judgement.graph, method);
            if (cycle.isEmpty()) {
                continue;
            }
            Set<Method> ahead = reachable(judgement.graph, method);
            for (Method other : ahead) {
                if (reachable(judgement.graph, other).contains(method)) {
                    known.add(other);
                }
            }
            StringBuilder path = new StringBuilder(method.readable());
            for (CallSite call : cycle) {
                path.append(" (").append(Place.of(judgement.program, call.caller(), call.index()))
                        .append(") -> ").append(next(cycle, call, method).readable());
            }
            judgement.find(Rule.NO_RECURSION, method, cycle.getFirst().index(),
                    "can reach itself: " + path,
                    "write a loop with a fixed bound, or part the two roles into two types");
        }
    }

    private static Method next(List<CallSite> cycle, CallSite call, Method start) {
        int index = cycle.indexOf(call) + 1;
        return index < cycle.size() ? cycle.get(index).caller() : start;
    }

    /// The shortest sequence of calls that leads from a method back to itself, or an empty list.
    private static List<CallSite> cycle(CallGraph graph, Method start) {
        Map<Method, CallSite> by = new HashMap<>();
        Deque<Method> queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty() && !by.containsKey(start)) {
            for (CallSite site : graph.sites(queue.removeFirst())) {
                for (Method target : site.targets()) {
                    if (graph.contains(target) && by.putIfAbsent(target, site) == null) {
                        queue.add(target);
                    }
                }
            }
        }
        List<CallSite> path = new ArrayList<>();
        if (by.containsKey(start)) {
            Method at = start;
            do {
                path.add(by.get(at));
                at = by.get(at).caller();
            } while (!at.equals(start));
        }
        return path.reversed();
    }

    private static Set<Method> reachable(CallGraph graph, Method start) {
        Set<Method> seen = new HashSet<>();
        Deque<Method> stack = new ArrayDeque<>(List.of(start));
        while (!stack.isEmpty()) {
            for (CallSite site : graph.sites(stack.pop())) {
                for (Method target : site.targets()) {
                    if (graph.contains(target) && seen.add(target)) {
                        stack.push(target);
                    }
                }
            }
        }
        return seen;
    }
}
