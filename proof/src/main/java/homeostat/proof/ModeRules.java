package homeostat.proof;

import homeostat.proof.owner.Transitions;
import java.lang.classfile.Attributes;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The rule that no mode is a trap to sit in: the transition functions of each sealed family of
/// modes are followed from each of its classes.
///
/// A transition function is a method of task code that takes a mode of the family, returns one, and
/// is not called by another such. That an event for a transition can happen is for trials to show.
final class ModeRules {
    private static final String FALLBACK = "FALLBACK";
    private static final String OFF = "OFF";
    private static final String REGIME = "homeostat/kernel/Regime";
    private static final String REGIME_METHOD = "regime";
    private static final String REGIME_DESCRIPTOR = "()L" + REGIME + ";";

    private final Judgement judgement;
    private final Program program;
    private final String family;

    private ModeRules(Judgement judgement, String family) {
        this.judgement = judgement;
        this.program = judgement.program;
        this.family = family;
    }

    static void judge(Judgement judgement) {
        Program program = judgement.program;
        Method regime = new Method(Kernel.MODE, REGIME_METHOD, REGIME_DESCRIPTOR);
        if (!program.isOwn(Kernel.MODE) || program.declaration(regime).isEmpty()) {
            return;
        }
        Set<String> families = new TreeSet<>();
        for (String type : judgement.graph.instantiated()) {
            if (program.isOwn(type) && program.isSubtype(type, Kernel.MODE)) {
                families.add(familyOf(program, type));
            }
        }
        families.forEach(family -> new ModeRules(judgement, family).judge());
    }

    /// The sealed mode type above a class, or the class itself where there is none.
    private static String familyOf(Program program, String type) {
        for (String above : program.supertypes(type)) {
            if (!above.equals(Kernel.MODE) && program.isSubtype(above, Kernel.MODE)
                    && program.classNamed(above).findAttribute(Attributes.permittedSubclasses())
                            .isPresent()) {
                return above;
            }
        }
        return type;
    }

    private void judge() {
        List<String> modes = new ArrayList<>();
        for (String type : judgement.graph.instantiated()) {
            if (program.isOwn(type) && program.isSubtype(type, family)) {
                modes.add(type);
            }
        }
        Set<String> safe = new HashSet<>();
        modes.stream().filter(this::isFallback).forEach(safe::add);
        List<Method> functions = transitionFunctions();
        Map<String, Set<String>> next = new LinkedHashMap<>();
        for (String mode : modes) {
            next.put(mode, Transitions.of(program, judgement.graph, functions, family, mode));
        }
        for (String mode : modes) {
            if (!leadsTo(mode, safe, next)) {
                judgement.find(Rule.WAY_OUT, Place.of(program, regimeOf(mode)),
                        "no transition leads from mode " + mode.replace('/', '.')
                                + " to a fallback" + (functions.isEmpty()
                                ? ": there is no method from " + family.replace('/', '.')
                                + " to the next" : ""),
                        "write one function next(mode, event) of the sealed family, in which every"
                                + " mode has an event that ends in a mode of regime FALLBACK");
            }
        }
    }

    private static boolean leadsTo(String mode, Set<String> safe,
            Map<String, Set<String>> next) {
        Set<String> seen = new HashSet<>(Set.of(mode));
        Deque<String> open = new ArrayDeque<>(List.of(mode));
        while (!open.isEmpty()) {
            String at = open.pop();
            if (safe.contains(at)) {
                return true;
            }
            for (String each : next.getOrDefault(at, Set.of())) {
                if (seen.add(each)) {
                    open.push(each);
                }
            }
        }
        return false;
    }

    private Method regimeOf(String mode) {
        return program.resolveVirtual(mode, REGIME_METHOD, REGIME_DESCRIPTOR);
    }

    /// Whether the regime is, or can be, the fallback's, or off on purpose.
    private boolean isFallback(String mode) {
        MethodBody body = program.body(regimeOf(mode));
        return body.instructions().stream().anyMatch(each -> each instanceof FieldInstruction field
                && field.owner().asInternalName().equals(REGIME)
                && (field.name().equalsString(FALLBACK) || field.name().equalsString(OFF)));
    }

    private List<Method> transitionFunctions() {
        List<Method> all = judgement.graph.methods().stream()
                .filter(this::isTransition).toList();
        Set<Method> inner = new HashSet<>();
        for (Method caller : all) {
            judgement.graph.sites(caller).forEach(site -> site.targets().stream()
                    .filter(target -> !target.equals(caller)).forEach(inner::add));
        }
        return all.stream().filter(method -> !inner.contains(method)).toList();
    }

    private boolean isTransition(Method method) {
        String type = "L" + family + ";";
        String parameters = method.descriptor().substring(0, method.descriptor().indexOf(')'));
        boolean takesOne = parameters.contains(type)
                || program.isSubtype(method.owner(), family)
                && !program.has(method, AccessFlag.STATIC);
        return takesOne && method.descriptor().endsWith(")" + type);
    }
}
