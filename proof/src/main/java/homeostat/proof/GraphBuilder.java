package homeostat.proof;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Grows the call graph to its fixed point. New code can make new instances, a new instance can
/// answer old calls, so every virtual call stays open until nothing grows any more.
final class GraphBuilder {
    final Map<Method, List<CallSite>> sites = new LinkedHashMap<>();
    final Map<Method, CallSite> discovery = new HashMap<>();
    final Map<Method, SortedSet<String>> receivers = new HashMap<>();
    final Set<Method> entries = new LinkedHashSet<>();
    final Set<String> instantiated = new LinkedHashSet<>();
    final Map<String, CallGraph.Trigger> triggers = new HashMap<>();
    final Set<Method> assembly = new LinkedHashSet<>();
    final List<Dynamic.Lambda> lambdas = new ArrayList<>();
    final Map<Method, String> hidden = new LinkedHashMap<>();

    /// The one method that listed library code, a failure's constructor, calls back.
    private static final Method TRACE = new Method("java/lang/Throwable", "fillInStackTrace",
            "()Ljava/lang/Throwable;");

    private final Program program;
    private final Set<Open> open = new LinkedHashSet<>();
    private final Deque<Runnable> pending = new ArrayDeque<>();
    private final Set<String> initialised = new HashSet<>();
    private final Map<String, List<Method>> callbacks = new HashMap<>();

    private enum Realm { ASSEMBLY, TASK }

    /// A virtual call that every later instance and lambda may still answer; `site` is null for an
    /// entry and in assembly, where nobody asks.
    private record Open(Realm realm, CallSite site, Method reference) {
    }

    GraphBuilder(Program program) {
        this.program = program;
    }

    /// Takes over what an assembly runs and the lambdas it makes, but none of its instances.
    GraphBuilder after(GraphBuilder grown) {
        assembly.addAll(grown.assembly);
        lambdas.addAll(grown.lambdas);
        return this;
    }

    GraphBuilder withInstances(Set<String> classes) {
        for (String each : new TreeSet<>(classes)) {
            program.classNamed(each);
            instantiate(each);
        }
        drain();
        return this;
    }

    GraphBuilder assemble(Set<Method> roots) {
        for (Method root : new TreeSet<>(roots)) {
            initialise(root.owner(), null, 0);
            if (root.isConstructor()) {
                instantiate(root.owner());
            }
            reach(Realm.ASSEMBLY, program.resolve(root), null);
        }
        drain();
        return this;
    }

    GraphBuilder enter(Set<Method> called) {
        for (Method entry : new TreeSet<>(called)) {
            Method resolved = program.resolve(entry);
            if (program.has(resolved, AccessFlag.STATIC)) {
                entries.add(resolved);
                reach(Realm.TASK, resolved, null);
            } else {
                openUp(new Open(Realm.TASK, null, entry));
            }
        }
        drain();
        return this;
    }

    CallGraph build() {
        return new CallGraph(this);
    }

    private void drain() {
        while (!pending.isEmpty()) {
            pending.removeFirst().run();
        }
    }

    private void reach(Realm realm, Method target, CallSite from) {
        if (!program.isOwn(target.owner())) {
            return;
        }
        if (realm == Realm.TASK && !sites.containsKey(target)) {
            sites.put(target, new ArrayList<>());
            discovery.put(target, from);
            pending.add(() -> scan(realm, target));
        } else if (realm == Realm.ASSEMBLY && assembly.add(target)) {
            pending.add(() -> scan(realm, target));
        }
    }

    private void scan(Realm realm, Method method) {
        if (program.has(method, AccessFlag.NATIVE)) {
            return;
        }
        MethodBody body = program.body(method);
        Method from = realm == Realm.TASK ? method : null;
        for (int i = 0; i < body.size(); i++) {
            Instruction instruction = body.instructions().get(i);
            switch (instruction) {
                case NewObjectInstruction made -> {
                    initialise(made.className().asInternalName(), from, i);
                    instantiate(made.className().asInternalName());
                }
                case FieldInstruction field when isStatic(field) -> initialise(
                        program.resolveField(new Field(field.owner().asInternalName(),
                                field.name().stringValue(), field.type().stringValue())).owner(),
                        from, i);
                case InvokeInstruction call -> call(realm, method, i, call);
                case InvokeDynamicInstruction call -> dynamic(realm, Dynamic.of(call));
                default -> {
                }
            }
        }
    }

    private static boolean isStatic(FieldInstruction field) {
        return field.opcode() == Opcode.GETSTATIC || field.opcode() == Opcode.PUTSTATIC;
    }

    private void call(Realm realm, Method caller, int index, InvokeInstruction call) {
        Method reference = new Method(call.owner().asInternalName(), call.name().stringValue(),
                call.type().stringValue());
        CallSite site = new CallSite(caller, index, call.opcode(), reference);
        if (realm == Realm.TASK) {
            sites.get(caller).add(site);
        }
        switch (call.opcode()) {
            case INVOKESTATIC -> {
                Method target = resolve(reference);
                site.add(target);
                initialise(target.owner(), realm == Realm.TASK ? caller : null, index);
                reach(realm, target, site);
            }
            case INVOKESPECIAL -> {
                Method target = program.resolveSpecial(reference, caller.owner());
                site.add(target);
                reach(realm, target, site);
                if (target.isConstructor() && !program.isOwn(target.owner())
                        && program.isSubtype(target.owner(), TRACE.owner())) {
                    openUp(new Open(realm, new CallSite(caller, index, call.opcode(), TRACE),
                            TRACE));
                }
            }
            default -> openUp(new Open(realm, site, reference));
        }
    }

    /// A reference into the library keeps its own name where resolution has nothing to say: arrays
    /// and the signature-polymorphic methods of handles.
    private Method resolve(Method reference) {
        String owner = reference.owner();
        if (owner.startsWith("[") || owner.startsWith("java/lang/invoke/")) {
            return reference;
        }
        return program.resolve(reference);
    }

    /// A call through a type of the library may also meet the library's own objects, so the
    /// library's declaration is among its targets; a private or final method needs no receiver at
    /// all.
    private void openUp(Open call) {
        Method resolved = resolve(call.reference());
        boolean isOwn = program.isOwn(resolved.owner());
        if (isOwn && program.has(resolved, AccessFlag.PRIVATE)) {
            answer(call, resolved.owner(), resolved);
            return;
        }
        if (!isOwn && call.site() != null) {
            call.site().add(resolved);
        }
        if (resolved.owner().startsWith("[")) {
            return;
        }
        if (!open.add(call)) {
            return;
        }
        for (String receiver : List.copyOf(instantiated)) {
            meet(call, receiver);
        }
        for (Dynamic.Lambda lambda : List.copyOf(lambdas)) {
            meet(call, lambda);
        }
    }

    private void meet(Open call, String receiver) {
        if (program.isOwn(receiver) && program.isSubtype(receiver, call.reference().owner())) {
            answer(call, receiver, program.select(call.reference(), receiver));
        }
    }

    private void answer(Open call, String receiver, Method target) {
        if (call.realm() == Realm.TASK) {
            receivers.computeIfAbsent(target, key -> new TreeSet<>()).add(receiver);
        }
        if (call.site() != null) {
            call.site().add(receiver, target);
        } else if (call.realm() == Realm.TASK) {
            entries.add(target);
        }
        reach(call.realm(), target, call.site());
    }

    /// The object behind a lambda has no class file: a call of its one method runs the method
    /// behind it, any other call a default of its interface.
    private void meet(Open call, Dynamic.Lambda lambda) {
        if (!program.isSubtype(lambda.type(), call.reference().owner())) {
            return;
        }
        if (!call.reference().name().equals(lambda.name())) {
            Method other = resolve(call.reference().in(lambda.type()));
            if (program.isOwn(other.owner()) && !program.has(other, AccessFlag.ABSTRACT)) {
                answer(call, lambda.type(), other);
            }
            return;
        }
        Method behind = lambda.implementation();
        hide(call, lambda);
        switch (lambda.kind()) {
            case STATIC, INTERFACE_STATIC, SPECIAL, INTERFACE_SPECIAL, CONSTRUCTOR ->
                    answer(call, lambda.type(), resolve(behind));
            default -> openUp(new Open(call.realm(), call.site(), behind));
        }
    }

    private void hide(Open call, Dynamic.Lambda lambda) {
        Method behind = lambda.implementation();
        String made = behind.isConstructor() ? "an object of " + behind.owner().replace('/', '.')
                : lambda.boxes() ? "a box for a primitive" : null;
        if (made != null && call.site() != null) {
            call.site().hide(made);
        } else if (made != null && call.realm() == Realm.TASK) {
            hidden.put(behind, made);
        }
    }

    private void dynamic(Realm realm, Dynamic dynamic) {
        if (!(dynamic instanceof Dynamic.Lambda lambda)) {
            return;
        }
        if (!lambdas.contains(lambda)) {
            lambdas.add(lambda);
            if (lambda.implementation().isConstructor()) {
                initialise(lambda.implementation().owner(), null, 0);
                instantiate(lambda.implementation().owner());
            }
            for (Open call : List.copyOf(open)) {
                meet(call, lambda);
            }
        }
        if (realm == Realm.ASSEMBLY) {
            meet(new Open(realm, null, new Method(lambda.type(), lambda.name(),
                    lambda.descriptor())), lambda);
        }
    }

    /// A new class has instances: it is initialised, it can answer every open call, and the library
    /// may call back what it overrides of the library's methods (`compareTo`, `run`, `toString`).
    private void instantiate(String type) {
        if (!instantiated.add(type)) {
            return;
        }
        initialise(type, null, 0);
        if (!program.isOwn(type)) {
            return;
        }
        for (Open call : List.copyOf(open)) {
            meet(call, type);
        }
        for (String above : program.supertypes(type)) {
            if (!program.isOwn(above)) {
                for (Method method : callbacks.computeIfAbsent(above, this::overridable)) {
                    reach(Realm.ASSEMBLY, program.select(method, type), null);
                }
            }
        }
    }

    private List<Method> overridable(String type) {
        return program.classNamed(type).methods().stream()
                .filter(m -> !m.flags().has(AccessFlag.STATIC)
                        && !m.flags().has(AccessFlag.PRIVATE)
                        && !m.flags().has(AccessFlag.FINAL)
                        && !m.methodName().stringValue().startsWith("<"))
                .map(m -> new Method(type, m.methodName().stringValue(),
                        m.methodType().stringValue()))
                .toList();
    }

    /// Runs initialisers in assembly. Task code (`from` is not null) that may be the first to touch
    /// the class is remembered; it cannot be the first for its own class and superclasses.
    private void initialise(String type, Method from, int index) {
        if (!program.isOwn(type)) {
            return;
        }
        if (from != null && (program.isInterface(type)
                ? !from.owner().equals(type) : !program.isSubtype(from.owner(), type))) {
            triggers.putIfAbsent(type, new CallGraph.Trigger(type, from, index));
        }
        if (!initialised.add(type)) {
            return;
        }
        Method initialiser = new Method(type, Method.INITIALISER, Method.INITIALISER_DESCRIPTOR);
        if (program.declaration(initialiser).isPresent()) {
            reach(Realm.ASSEMBLY, initialiser, null);
        }
        for (String above : program.supertypes(type)) {
            initialise(above, null, 0);
        }
    }
}
