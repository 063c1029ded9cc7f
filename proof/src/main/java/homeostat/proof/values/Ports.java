package homeostat.proof.values;

import homeostat.proof.Field;
import homeostat.proof.Method;
import java.lang.reflect.AccessFlag;
import java.util.Set;

/// The numbers that leave a device: what is written to its ports, set against the ranges that they
/// declare.
///
/// An order is judged where its amount is written. A reading is judged when a method of its port
/// has returned, together with its quality: outside the range it must not be called good. Whether
/// the port checks that is not believed but looked at, like all code.
final class Ports {
    static final Field BASE = new Field("homeostat/kernel/Slot", "base", "D");
    private static final String ORDER = "homeostat/kernel/Order";
    private static final String OUT = "homeostat/kernel/Out";
    private static final String ORDER_PORT = "homeostat/kernel/OrderPort";
    private static final String QUALITY = "homeostat/kernel/Quality";
    private static final Field OUT_WORKING = new Field(OUT, "working",
            "Lhomeostat/kernel/Reading;");
    private static final Field READING_QUALITY = new Field("homeostat/kernel/Reading", "quality",
            "L" + QUALITY + ";");
    private static final String GOOD = "GOOD";

    private final World world;
    private final Conditions conditions;

    Ports(World world, Conditions conditions) {
        this.world = world;
        this.conditions = conditions;
    }

    /// The amount of an order is written.
    void written(Log log, Method method, int index, Part slot, Value value) {
        if (!slot.type.equals(ORDER)) {
            return;
        }
        Real amount = (Real) value;
        Real range = ofOrder(slot);
        PortWrite.Verdict verdict = !amount.isFinite() ? PortWrite.Verdict.NOT_A_NUMBER
                : range == null || !range.contains(amount) ? PortWrite.Verdict.OUTSIDE
                : PortWrite.Verdict.WITHIN;
        log.writes.add(new PortWrite(method, index, "Order", true, verdict, amount.toString()));
    }

    /// The range of the port that holds an order, or null.
    private Real ofOrder(Part order) {
        Real range = null;
        for (Part port : world.parts) {
            boolean isHolder = port.type.equals(ORDER_PORT) && port.cells.values().stream()
                    .anyMatch(cell -> world.resting(cell) instanceof Refs refs && refs.isOne()
                            && refs.parts()[0] == order.number);
            range = isHolder ? range(port, ORDER_PORT) : range;
        }
        return range;
    }

    /// Where a number of a part may come to rest: at the ends of the range that it is held to.
    Set<Double> ends(Part part) {
        Real range = part.type.equals(ORDER) ? ofOrder(part) : null;
        return range == null ? Set.of() : Set.of(range.low(), range.high());
    }

    private Real range(Part port, String owner) {
        Value low = world.resting(world.cell(port, new Field(owner, "lowBase", "D")));
        Value high = world.resting(world.cell(port, new Field(owner, "highBase", "D")));
        return low instanceof Real from && high instanceof Real to && from.hasNumbers()
                && to.hasNumbers() ? Real.of(from.high() == 0 ? -0.0 : from.high(),
                to.low() == 0 ? 0.0 : to.low()) : null;
    }

    /// Whether it is a method of a port for readings that a task calls. What the kernel itself
    /// moves within the port was judged when it came in.
    boolean isOut(Method method) {
        return method.owner().equals(OUT) && world.program.has(method, AccessFlag.PUBLIC);
    }

    /// A method of a port for readings has returned.
    void sent(Walk walk, int index, Part port, State before, State after) {
        if (!port.type.equals(OUT) || !(world.resting(world.cell(port, OUT_WORKING))
                instanceof Refs refs) || !refs.isOne()) {
            return;
        }
        Part slot = world.part(refs.parts()[0]);
        Cell base = world.cell(slot, BASE);
        if (after.heap.get(base.id) == before.heap.get(base.id)) {
            return;
        }
        Real range = range(port, OUT);
        Symbol number = after.load(base);
        boolean isWithin = range != null && range.contains(after.value(number));
        PortWrite.Verdict verdict = isWithin ? PortWrite.Verdict.WITHIN
                : isGoodOnlyWithin(after, slot, number, range) ? PortWrite.Verdict.CHECKED
                : ((Real) after.value(number)).isFinite() ? PortWrite.Verdict.OUTSIDE
                : PortWrite.Verdict.NOT_A_NUMBER;
        walk.log.writes.add(new PortWrite(walk.method, index, "Out", false, verdict,
                after.value(number).toString()));
    }

    private boolean isGoodOnlyWithin(State after, Part slot, Symbol number, Real range) {
        State good = after.copy();
        Symbol quality = good.load(world.cell(slot, READING_QUALITY));
        if (quality == null || !good.refs(quality).isKnown()) {
            return false;
        }
        int[] parts = java.util.Arrays.stream(good.refs(quality).parts())
                .filter(part -> GOOD.equals(world.part(part).label)).toArray();
        if (parts.length == 0) {
            return true;
        }
        conditions.narrow(good, quality, new Refs(parts, false, null));
        return good.isDead || range != null && range.contains(good.value(number));
    }
}
