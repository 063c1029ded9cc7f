package homeostat.proof.owner;

import homeostat.proof.CallGraph;
import homeostat.proof.Dynamic;
import homeostat.proof.Field;
import homeostat.proof.Method;
import homeostat.proof.Place;
import homeostat.proof.Program;
import homeostat.proof.snapshot.Snapshot;
import java.lang.classfile.Opcode;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which objects the code of one task can get at, and which of their fields it reads and writes.
///
/// Task code makes no objects, so every reference in it is one of the snapshot's: the analysis
/// computes for each local variable, operand, parameter and cell the set of objects that it can be.
/// Each method is analysed once per receiver object, so that two filters of one class are told
/// apart. The sets only grow; when nothing grows any more they hold for every run (an
/// inclusion-based points-to analysis: Andersen, "Program Analysis and Specialization for the C
/// Programming Language", 1994; one context per receiver: Milanova, Rountev, Ryder, 2005).
final class Flow {
    final Program program;
    final Heap heap;
    private final CallGraph graph;
    private final Map<Context, State> states = new LinkedHashMap<>();
    private final Map<Heap.Cell, Site> reads = new LinkedHashMap<>();
    private final Map<Heap.Cell, Site> writes = new LinkedHashMap<>();
    private final Map<Call, Set<Method>> calls = new HashMap<>();
    private final List<Site> blind = new ArrayList<>();
    private boolean changed;

    /// A method and the object it runs on; [Heap#STATIC] for a static method.
    record Context(Method method, int receiver) {
    }

    /// An instruction in a context.
    record Site(Context context, int index) {
    }

    private record Call(Method caller, int index) {
    }

    private static final class State {
        private final BitSet[] parameters;
        private final BitSet returned = new BitSet();
        private final Site caller;

        State(int parameters, Site caller) {
            this.parameters = new BitSet[parameters];
            for (int i = 0; i < parameters; i++) {
                this.parameters[i] = new BitSet();
            }
            this.caller = caller;
        }
    }

    /// @param heap what was found so far of what can stand where; it grows
    Flow(Program program, CallGraph graph, Heap heap) {
        this.program = program;
        this.graph = graph;
        this.heap = heap;
    }

    /// Runs everything that hosts call on every object that they call it on: whatever any code ever
    /// stores anywhere is in the heap afterwards.
    void enterAll(Snapshot snapshot) {
        for (Method entry : graph.entries()) {
            for (Snapshot.Item item : snapshot.items()) {
                if (graph.receivers(entry).contains(item.type())) {
                    call(entry, item.number(), new BitSet[parameters(entry)], null);
                }
            }
        }
        settle();
    }

    /// Runs the entry on the object until nothing grows any more. Its arguments are primitives.
    Flow enter(Method entry, int receiver) {
        Method target = program.select(entry, heap.type(receiver));
        call(target, receiver, new BitSet[parameters(target)], null);
        settle();
        return this;
    }

    private void settle() {
        do {
            changed = false;
            for (Context each : List.copyOf(states.keySet())) {
                new Machine(this, each).run();
            }
        } while (changed);
    }

    /// The classes of what a function returns for an object of class `argument`, which is its
    /// receiver or stands in each parameter of type `parameter`.
    Set<String> results(Method function, boolean isReceiver, String parameter, String argument) {
        BitSet given = new BitSet();
        given.set(heap.madeAt(function, -1, argument));
        BitSet[] arguments = new BitSet[parameters(function)];
        for (int i = 0; i < arguments.length; i++) {
            if (parameterDescriptor(function, i).equals("L" + parameter + ";")) {
                arguments[i] = given;
            }
        }
        int receiver = program.has(function, AccessFlag.STATIC) ? Heap.STATIC
                : isReceiver ? given.nextSetBit(0) : heap.madeAt(function, -2, function.owner());
        BitSet returned = call(function, receiver, arguments, null);
        settle();
        Set<String> types = new TreeSet<>();
        returned.stream().forEach(object -> types.add(heap.type(object)));
        return types;
    }

    Map<Heap.Cell, Site> reads() {
        return reads;
    }

    Map<Heap.Cell, Site> writes() {
        return writes;
    }

    /// The methods that the instruction calls on the objects of this task.
    Set<Method> targets(Method method, int index) {
        return calls.getOrDefault(new Call(method, index), Set.of());
    }

    /// Calls on objects that have no class file and hold objects that nobody can see.
    List<Site> blind() {
        return blind;
    }

    /// The calls that lead to a place, from the entry on.
    List<Place> chain(Site site) {
        List<Place> chain = new ArrayList<>();
        for (Site at = states.get(site.context()).caller; at != null;
                at = states.get(at.context()).caller) {
            chain.add(Place.of(program, at.context().method(), at.index()));
        }
        return chain.reversed();
    }

    // What a machine asks for and reports.

    BitSet parameter(Context context, int index) {
        return states.get(context).parameters[index];
    }

    void returned(Context context, BitSet values) {
        grow(states.get(context).returned, values);
    }

    BitSet read(Site site, BitSet objects, Field field) {
        BitSet found = new BitSet();
        for (int each = objects.nextSetBit(0); each >= 0; each = objects.nextSetBit(each + 1)) {
            Heap.Cell cell = new Heap.Cell(each, field);
            if (heap.isAssembled(each)) {
                reads.putIfAbsent(cell, site);
            }
            found.or(heap.at(cell));
        }
        return found;
    }

    BitSet readStatic(Field field) {
        return heap.at(new Heap.Cell(Heap.STATIC, field));
    }

    void write(Site site, BitSet objects, Field field, BitSet values) {
        for (int each = objects.nextSetBit(0); each >= 0; each = objects.nextSetBit(each + 1)) {
            Heap.Cell cell = new Heap.Cell(each, field);
            if (heap.isAssembled(each)) {
                writes.putIfAbsent(cell, site);
            }
            if (values != null) {
                changed |= heap.put(cell, values);
            }
        }
    }

    void writeStatic(Field field, BitSet values) {
        changed |= heap.put(new Heap.Cell(Heap.STATIC, field), values);
    }

    /// What a call returns; `receivers` is null for a static one. Library code hands out at most
    /// what it was given.
    BitSet invoke(Site site, Opcode opcode, Method reference, BitSet receivers,
            BitSet[] arguments) {
        BitSet found = new BitSet();
        if (opcode == Opcode.INVOKESTATIC) {
            Method target = program.resolve(reference);
            if (program.isOwn(target.owner())) {
                return call(target, Heap.STATIC, arguments, site);
            }
        } else {
            for (int each = receivers.nextSetBit(0); each >= 0;
                    each = receivers.nextSetBit(each + 1)) {
                found.or(dispatch(site, opcode, reference, each, arguments));
            }
            return found;
        }
        return handedThrough(site, Heap.STATIC, reference, arguments);
    }

    private BitSet handedThrough(
            Site site, int receiver, Method reference, BitSet[] arguments) {
        calls.computeIfAbsent(new Call(site.context().method(), site.index()),
                key -> new TreeSet<>()).add(
                reference.owner().startsWith("[") ? reference : program.resolve(reference));
        BitSet found = new BitSet();
        if (receiver != Heap.STATIC) {
            found.set(receiver);
        }
        for (BitSet argument : arguments) {
            if (argument != null) {
                found.or(argument);
            }
        }
        return heap.cast(program, found, resultType(reference));
    }

    private static String resultType(Method reference) {
        String result = reference.descriptor().substring(reference.descriptor().indexOf(')') + 1);
        return Heap.isReference(result) ? internalName(result) : "java/lang/Object";
    }

    static String internalName(String descriptor) {
        return descriptor.startsWith("L")
                ? descriptor.substring(1, descriptor.length() - 1) : descriptor;
    }

    /// A lambda that task code makes is refused where it is made, so what it runs does not matter.
    private BitSet dispatch(Site site, Opcode opcode, Method reference, int receiver,
            BitSet[] arguments) {
        String type = heap.type(receiver);
        if (!type.startsWith("[") && !program.exists(type)) {
            return callLambda(site, reference, arguments);
        }
        boolean isLambda = !heap.isAssembled(receiver) && !type.startsWith("[")
                && program.isInterface(type);
        if (isLambda || !program.isSubtype(type, reference.owner())) {
            return new BitSet();
        }
        if (!program.isOwn(type)) {
            return handedThrough(site, receiver, reference, arguments);
        }
        Method target = opcode == Opcode.INVOKESPECIAL
                ? program.resolveSpecial(reference, site.context().method().owner())
                : program.select(reference, type);
        return program.isOwn(target.owner()) ? call(target, receiver, arguments, site)
                : handedThrough(site, receiver, reference, arguments);
    }

    /// A lambda has no class file, so any that fits may be meant; what it captured is unknown, and
    /// harmless only where it cannot be an object.
    private BitSet callLambda(Site site, Method reference, BitSet[] arguments) {
        BitSet found = new BitSet();
        for (Dynamic.Lambda lambda : graph.lambdas()) {
            if (!lambda.name().equals(reference.name())
                    || !program.isSubtype(lambda.type(), reference.owner())) {
                continue;
            }
            Method behind = lambda.implementation();
            int parameters = parameters(behind);
            int captured = parameters - arguments.length;
            boolean seesObjects = captured < 0 || !isStatic(behind);
            for (int i = 0; i < captured; i++) {
                seesObjects |= Heap.isReference(parameterDescriptor(behind, i));
            }
            if (seesObjects) {
                blind.add(site);
                continue;
            }
            BitSet[] all = new BitSet[parameters];
            System.arraycopy(arguments, 0, all, captured, arguments.length);
            found.or(call(behind, Heap.STATIC, all, site));
        }
        return found;
    }

    private boolean isStatic(Method method) {
        return program.isOwn(method.owner()) && !method.isConstructor()
                && program.has(program.resolve(method), AccessFlag.STATIC);
    }

    private BitSet call(Method target, int receiver, BitSet[] arguments, Site caller) {
        if (program.has(target, AccessFlag.NATIVE) || program.has(target, AccessFlag.ABSTRACT)) {
            return new BitSet();
        }
        if (caller != null) {
            calls.computeIfAbsent(new Call(caller.context().method(), caller.index()),
                    key -> new TreeSet<>()).add(target);
        }
        Context context = new Context(target, receiver);
        State state = states.get(context);
        if (state == null) {
            state = new State(arguments.length, caller);
            states.put(context, state);
            changed = true;
        }
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] != null) {
                grow(state.parameters[i], arguments[i]);
            }
        }
        return state.returned;
    }

    private void grow(BitSet held, BitSet values) {
        int before = held.cardinality();
        held.or(values);
        changed |= held.cardinality() != before;
    }

    private static int parameters(Method method) {
        return MethodTypeDesc.ofDescriptor(method.descriptor())
                .parameterCount();
    }

    private static String parameterDescriptor(Method method, int index) {
        return MethodTypeDesc.ofDescriptor(method.descriptor())
                .parameterType(index).descriptorString();
    }
}
