package homeostat.proof.values;

import homeostat.proof.Dynamic;
import homeostat.proof.Field;
import homeostat.proof.Method;
import homeostat.proof.Program;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Runs methods on sets of values, each call by itself, and remembers what came out.
///
/// A short method without loops is walked in place, so that what it learns is learnt by the caller.
/// A longer one is walked once for each set of inputs: its arguments and what it looked at in
/// memory. When both are as they were before, what came out then is taken over.
final class Interpreter {
    static final String TRAP_BOUNDARY = "homeostat/kernel/TrapBoundary";
    private static final Field FALLBACK = new Field("homeostat/kernel/Duty", "fallback",
            "Lhomeostat/kernel/Task;");
    private static final int INLINED_MAX = 60;
    private static final int DEPTH_MAX = 120;
    private static final int REMEMBERED_MAX = 48;

    final Program program;
    final World world;
    final Conditions conditions;
    final Ports ports;
    private final Map<Method, Shape> shapes = new HashMap<>();
    private final Map<Method, List<Summary>> summaries = new HashMap<>();
    private final Map<String, Thresholds> classThresholds = new HashMap<>();
    private final Set<String> initialised = new HashSet<>();
    private final Set<Method> visited = new HashSet<>();
    private final List<Method> running = new ArrayList<>();
    private final Set<String> givenUp = new TreeSet<>();
    private boolean isAssembling;
    private int partsKnown;

    private final List<Dynamic.Lambda> lambdas;

    Interpreter(World world, List<Dynamic.Lambda> lambdas) {
        this.lambdas = lambdas;
        this.world = world;
        this.program = world.program;
        this.conditions = new Conditions(world);
        this.ports = new Ports(world, conditions);
    }

    /// What a call comes to: what is known after it, with the result as the only operand, and where
    /// something was thrown; each null when it cannot be.
    record Outcome(State returned, State thrown) {
    }

    Shape shape(Method method) {
        return shapes.computeIfAbsent(method, key -> {
            Shape shape = new Shape(program.body(key));
            if (shape.isIrreducible) {
                giveUp("a loop that is entered beside its head: " + key);
            }
            return shape;
        });
    }

    boolean isConcrete(Method method) {
        return program.isOwn(method.owner()) && program.declaration(method)
                .map(model -> model.code().isPresent()).orElse(false);
    }

    boolean isAssembling() {
        return isAssembling;
    }

    void assembling(boolean now) {
        isAssembling = now;
    }

    /// Something is not understood: nothing is proved of this program then.
    void giveUp(String why) {
        givenUp.add(why);
    }

    /// The lambdas that can answer a call of an abstract method.
    List<Dynamic.Lambda> lambdas(Method called) {
        return lambdas.stream().filter(lambda -> lambda.name().equals(called.name())
                && program.isSubtype(lambda.type(), called.owner())).toList();
    }

    Set<String> givenUp() {
        return givenUp;
    }

    Set<Method> visited() {
        return visited;
    }

    Thresholds thresholds(Shape shape, State state) {
        Set<Long> beside = new TreeSet<>();
        for (Symbol symbol : state.locals) {
            if (symbol != null && state.value(symbol) instanceof Refs refs && refs.isOne()) {
                Part part = world.part(refs.parts()[0]);
                if (part.length instanceof Whole length) {
                    beside.add(length.high() - 1);
                    beside.add(length.high());
                }
                beside.addAll(world.numbersBeside(part));
            }
        }
        return shape.thresholds.with(Thresholds.of(beside, Set.of()));
    }

    Thresholds thresholds(Cell cell) {
        Thresholds beside = cell.part == null ? Thresholds.NONE
                : Thresholds.of(world.numbersBeside(cell.part), ports.ends(cell.part));
        return cell.field == null ? beside : beside.with(classThresholds.computeIfAbsent(
                cell.field.owner(), this::thresholdsOf));
    }

    private Thresholds thresholdsOf(String type) {
        Thresholds all = Thresholds.NONE;
        if (program.isOwn(type)) {
            for (var model : program.classNamed(type).methods()) {
                Method method = new Method(type, model.methodName().stringValue(),
                        model.methodType().stringValue());
                all = isConcrete(method) ? all.with(shape(method).thresholds) : all;
            }
        }
        return all;
    }

    /// The part that an instruction makes. In assembly each way to it makes its own; a task's
    /// objects of one instruction are one part that stands for all of them.
    Part made(Walk walk, int index, String type) {
        return place(walk, index, type);
    }

    Part madeArray(Walk walk, Object index, String type) {
        return place(walk, index, type);
    }

    private record Place(Object path, Method method, Object index, int round, String type) {
    }

    private Part place(Walk walk, Object index, String type) {
        boolean isOne = isAssembling && walk.isExact();
        Place place = new Place(isAssembling ? walk.path : null, walk.method, index,
                isOne ? walk.round() : -1, type);
        boolean isNew = !world.isMade(place);
        Part part = world.madeAt(place, type);
        if (isNew) {
            part.isSingle = isOne;
        }
        return part;
    }

    Outcome call(Walk caller, int index, State state, Method target, Symbol[] arguments) {
        if (running.size() > DEPTH_MAX || running.contains(target) || !isConcrete(target)) {
            giveUp("a call that is not followed: " + target);
            return unknown(state, target);
        }
        visited.add(target);
        if (world.parts.size() != partsKnown) {
            partsKnown = world.parts.size();
            summaries.clear();
        }
        running.add(target);
        try {
            Shape shape = shape(target);
            boolean isShort = !shape.hasLoop() && shape.body.size() <= INLINED_MAX;
            return isAssembling || isShort ? inPlace(caller, index, state, target, arguments)
                    : apart(caller, index, state, target, arguments);
        } finally {
            running.removeLast();
        }
    }

    private static Outcome unknown(State state, Method target) {
        State after = state.bare();
        String descriptor = target.descriptor();
        String result = descriptor.substring(descriptor.indexOf(')') + 1);
        after.stack = new Symbol[] {result.equals("V") ? null
                : Symbol.opaque(World.ofType(result))};
        after.depth = 1;
        return new Outcome(after, state.bare());
    }

    private Outcome inPlace(Walk caller, int index, State state, Method target,
            Symbol[] arguments) {
        Walk walk = new Walk(this, state.unit, target, isAssembling
                ? new Walk.Path(caller.path, caller.method, index,
                caller.isExact() ? caller.round() : -1) : null);
        State start = state.inside(walk.body.code().maxLocals(), walk.body.code().maxStack());
        give(start, target, arguments);
        walk.run(start);
        caller.log.called.add(new Log.Called(walk.log, way(caller, index, true, arguments, state)));
        return new Outcome(walk.returned(), walk.thrown());
    }

    private void give(State start, Method target, Symbol[] arguments) {
        int slot = 0;
        int receivers = program.has(target, AccessFlag.STATIC) ? 0 : 1;
        String[] types = parameters(target);
        for (int k = 0; k < arguments.length; k++) {
            start.locals[slot++] = arguments[k];
            if (k >= receivers && (types[k - receivers].equals("J")
                    || types[k - receivers].equals("D"))) {
                slot++;
            }
        }
    }

    private static String[] parameters(Method method) {
        return java.lang.constant.MethodTypeDesc.ofDescriptor(method.descriptor()).parameterList()
                .stream().map(type -> type.descriptorString()).toArray(String[]::new);
    }

    private Outcome apart(Walk caller, int index, State state, Method target,
            Symbol[] arguments) {
        List<Summary> known = summaries.computeIfAbsent(target, key -> new ArrayList<>());
        Summary summary = null;
        for (int k = known.size() - 1; k >= 0 && summary == null; k--) {
            summary = known.get(k).holds(state, arguments) ? known.get(k) : null;
        }
        if (summary == null) {
            summary = Summary.of(this, state, target, arguments);
            known = summaries.computeIfAbsent(target, key -> new ArrayList<>());
            if (known.size() >= REMEMBERED_MAX) {
                known.removeFirst();
            }
            known.add(summary);
        }
        caller.log.called.add(new Log.Called(summary.log(), way(caller, index,
                state.heap.isEmpty(), arguments, state)));
        return summary.outcome(state, arguments);
    }

    private Log.Way way(Walk caller, int index, boolean untouched, Symbol[] arguments,
            State state) {
        boolean guarded = caller.isGuarded(index);
        boolean last = guarded && caller.method.owner().equals(TRAP_BOUNDARY)
                && arguments.length > 0 && state.value(arguments[0]) instanceof Refs refs
                && refs.isKnown() && Arrays.stream(refs.parts()).anyMatch(this::isFallback);
        return new Log.Way(guarded, last, untouched,
                new Log.Caller(caller.method, index));
    }

    /// Whether a part is what a duty runs when its task has trapped.
    private boolean isFallback(int number) {
        for (Part part : world.parts) {
            Cell held = part.cells.get(FALLBACK);
            if (held != null && world.resting(held) instanceof Refs refs && refs.isKnown()
                    && Arrays.binarySearch(refs.parts(), number) >= 0) {
                return true;
            }
        }
        return false;
    }

    /// Walks a method by itself, from a state of its own unit.
    Walk walkAlone(Unit unit, Method target, Symbol[] arguments) {
        Walk walk = new Walk(this, unit, target, null);
        State start = new State(unit, walk.body.code().maxLocals(),
                walk.body.code().maxStack());
        give(start, target, arguments);
        walk.run(start);
        return walk;
    }

    /// Runs a class's initialiser, once, apart from the code that touches the class first.
    void initialise(String type) {
        if (world.isAssembled || !program.isOwn(type) || !initialised.add(type)) {
            return;
        }
        for (String above : program.supertypes(type)) {
            initialise(above);
        }
        world.zeroStatics(type);
        Method initialiser = new Method(type, Method.INITIALISER, Method.INITIALISER_DESCRIPTOR);
        if (!isConcrete(initialiser)) {
            return;
        }
        boolean before = isAssembling;
        List<Method> outer = new ArrayList<>(running);
        running.clear();
        isAssembling = true;
        visited.add(initialiser);
        Walk walk = walkAlone(new Unit(world, world.atRest()), initialiser, new Symbol[0]);
        if (walk.returned() != null) {
            world.initial(walk.returned());
        }
        isAssembling = before;
        running.addAll(outer);
        summaries.clear();
    }

    void forget() {
        summaries.clear();
    }
}
