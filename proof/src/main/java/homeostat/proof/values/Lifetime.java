package homeostat.proof.values;

import homeostat.proof.Method;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All that can happen to a device: its host calls entries, any of them, in any order, for ever.
///
/// What rests in memory between two calls is found by running every entry on it until nothing new
/// is left behind, widening what keeps growing, and then narrowing it again by what the entries
/// really leave. A call that ends with a failure leaves memory, too.
final class Lifetime {
    private static final int CAREFUL = 16;
    private static final int NARROWINGS = 2;

    private final World world;
    private final Interpreter interpreter;
    private final List<Entry> entries;
    private final Map<Integer, Integer> growths = new HashMap<>();
    final Log log = new Log();

    /// A method that a host calls on a part, or a static one; `guarded` when the host catches what
    /// it throws and falls back.
    record Entry(Method method, Part receiver, boolean guarded) {
    }

    Lifetime(World world, Interpreter interpreter, List<Entry> entries) {
        this.world = world;
        this.interpreter = interpreter;
        this.entries = entries;
    }

    void run() {
        boolean isNew = true;
        while (isNew) {
            isNew = false;
            for (Entry entry : entries) {
                isNew |= grow(written(entry, null));
            }
        }
        for (int k = 0; k < NARROWINGS; k++) {
            Map<Integer, Value> left = new HashMap<>();
            for (Entry entry : entries) {
                written(entry, null).forEach((cell, value) -> left.merge(cell, value,
                        Value::join));
            }
            left.replaceAll((id, value) -> {
                Cell cell = world.cell(id);
                return cell.initial == null ? value : value.join(cell.initial.base);
            });
            if (left.equals(world.resting)) {
                break;
            }
            world.resting.clear();
            world.resting.putAll(left);
        }
        for (Entry entry : entries) {
            written(entry, log);
        }
    }

    private boolean grow(Map<Integer, Value> written) {
        boolean[] isNew = {false};
        written.forEach((id, value) -> {
            Cell cell = world.cell(id);
            Value before = world.resting(cell);
            boolean isKnown = world.resting.containsKey(id);
            if (isKnown && before.contains(value)) {
                return;
            }
            isNew[0] = true;
            int growth = growths.merge(id, 1, Integer::sum);
            Thresholds thresholds = growth > CAREFUL ? Thresholds.NONE
                    : interpreter.thresholds(cell);
            world.resting.put(id, before == null ? value : growth < 2 ? before.join(value)
                    : before.widen(before.join(value), thresholds));
        });
        return isNew[0];
    }

    /// What an entry leaves in the cells that it writes.
    private Map<Integer, Value> written(Entry entry, Log into) {
        Unit unit = new Unit(world, world.atRest());
        Symbol[] arguments = arguments(entry, unit);
        Walk walk = interpreter.walkAlone(unit, entry.method(), arguments);
        interpreter.visited().add(entry.method());
        if (into != null) {
            into.called.add(new Log.Called(walk.log, new Log.Way(entry.guarded(), false, true,
                    null)));
        }
        Map<Integer, Value> left = new HashMap<>();
        for (State end : new State[] {walk.returned(), walk.thrown()}) {
            if (end != null) {
                end.heap.forEach((cell, symbol) -> left.merge(cell, end.value(symbol),
                        Value::join));
            }
        }
        if (walk.returned() != null && walk.returned().stack[0] != null) {
            hand(walk.returned().value(walk.returned().stack[0]), left);
        }
        return left;
    }

    /// An array that the host is handed can hold anything afterwards.
    private void hand(Value result, Map<Integer, Value> left) {
        if (result instanceof Refs refs) {
            for (int number : world.targets(refs)) {
                Part part = world.part(number);
                if (part.isArray() && refs.isKnown()) {
                    left.put(world.contents(part).id,
                            World.ofType(part.type.substring(1)));
                }
            }
        }
    }

    private Symbol[] arguments(Entry entry, Unit unit) {
        var types = MethodTypeDesc.ofDescriptor(entry.method().descriptor()).parameterList();
        boolean isStatic = world.program.has(entry.method(), AccessFlag.STATIC);
        Symbol[] arguments = new Symbol[types.size() + (isStatic ? 0 : 1)];
        if (!isStatic) {
            arguments[0] = unit.constant(Refs.of(entry.receiver().number));
        }
        for (int k = 0; k < types.size(); k++) {
            arguments[arguments.length - types.size() + k] =
                    Symbol.opaque(World.ofType(types.get(k).descriptorString()));
        }
        return arguments;
    }
}
