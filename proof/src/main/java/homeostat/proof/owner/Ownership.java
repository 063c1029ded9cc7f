package homeostat.proof.owner;

import homeostat.proof.CallGraph;
import homeostat.proof.Field;
import homeostat.proof.Kernel;
import homeostat.proof.Method;
import homeostat.proof.Place;
import homeostat.proof.Program;
import homeostat.proof.snapshot.Snapshot;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who reads and writes which object of an assembled device, and where two do who must not.
///
/// Nobody declares an owner. An *actor* is a task, its fallback, or the kernel at work on a task's
/// ports; the [Flow] of each says which fields of which objects it can read and write. Two actors
/// clash at a field that one writes and the other touches. So what nobody writes may be shared
/// freely, without an annotation that says it is constant, and a part is owned by whoever's code
/// gets at it.
///
/// The kernel latches and publishes a task's ports between its steps; that is what ports are for.
/// Therefore a task and its fallback may share what the kernel's own code touches of their ports,
/// and nobody else may.
public final class Ownership {
    private static final String STEP = "step";
    private static final String STEP_DESCRIPTOR = "(J)V";

    private final Program program;
    private final CallGraph graph;
    private final Snapshot snapshot;
    private final Heap heap;
    private final Map<Actor, Flow> flows = new LinkedHashMap<>();
    private final Map<Actor, Paths> paths = new HashMap<>();
    private final Paths statics;

    /// What somebody acts as.
    public enum Role { TASK, FALLBACK, PORTS }

    /// Somebody whose code runs on the objects.
    ///
    /// @param name the class of the object that it begins with, numbered where there are several
    /// @param duty actors of one number belong together
    /// @param object the number of the object that it begins with
    public record Actor(String name, Role role, int duty, int object) {
    }

    /// A field that one actor writes and another reads or writes.
    ///
    /// @param object the number of the object that both get at
    /// @param field what both touch of it: `Ring.size`, `an element of double[]`
    /// @param at where the writer writes
    /// @param chain the calls that lead there
    /// @param otherWrites whether the other one writes too
    public record Clash(Actor writer, Actor other, int object, String field, Place at,
            List<Place> chain, boolean otherWrites) {
    }

    private Ownership(Program program, CallGraph graph, Snapshot snapshot) {
        this.program = program;
        this.graph = graph;
        this.snapshot = snapshot;
        this.heap = new Heap(snapshot);
        this.statics = Paths.fromStatics(snapshot);
    }

    /// Follows every actor of a device to what it can get at.
    public static Ownership of(Program program, CallGraph graph, Snapshot snapshot) {
        Ownership ownership = new Ownership(program, graph, snapshot);
        new Flow(program, graph, ownership.heap).enterAll(snapshot);
        for (Actor actor : ownership.findActors()) {
            ownership.flows.put(actor, ownership.flow(actor));
            ownership.paths.put(actor,
                    Paths.from(snapshot, actor.object(), actor.name()));
        }
        return ownership;
    }

    private List<Actor> findActors() {
        List<Actor> found = new ArrayList<>();
        for (Snapshot.Item item : snapshot.items()) {
            if (item.type().equals(Kernel.DUTY)) {
                add(found, Role.TASK, item, "task", Kernel.TASK);
                add(found, Role.FALLBACK, item, "fallback", Kernel.TASK);
                add(found, Role.PORTS, item, "ports", Kernel.PORTS);
            }
        }
        if (found.isEmpty() && program.exists(Kernel.TASK)) {
            Paths reached = Paths.from(snapshot, snapshot.root().number(), "root");
            for (int object : reached.nearestFirst()) {
                String type = snapshot.item(object).type();
                if (program.isOwn(type) && program.isSubtype(type, Kernel.TASK)) {
                    found.add(actor(found, Role.TASK, object, object));
                }
            }
        }
        if (found.isEmpty()) {
            found.add(actor(found, Role.TASK, 0, snapshot.root().number()));
        }
        return found;
    }

    private void add(List<Actor> found, Role role, Snapshot.Item duty, String field,
            String type) {
        Long object = duty.fields().get(new Field(Kernel.DUTY, field, "L" + type + ";"));
        if (object != null && object != 0) {
            found.add(actor(found, role, duty.number(), object.intValue()));
        }
    }

    private Actor actor(List<Actor> found, Role role, int duty, int object) {
        String type = Paths.simpleName(snapshot.item(object).type());
        long same = found.stream().filter(each -> each.name().equals(type)
                || each.name().startsWith(type + "#")).count();
        return new Actor(same == 0 ? type : type + "#" + (same + 1), role, duty, object);
    }

    /// The step of a task or a fallback.
    public Method entry(Actor actor) {
        String type = snapshot.item(actor.object()).type();
        return program.select(new Method(type, STEP, STEP_DESCRIPTOR), type);
    }

    /// What an instruction calls when this actor runs it; empty when it calls nothing.
    public Set<Method> targets(Actor actor, Method method, int index) {
        return flows.get(actor).targets(method, index);
    }

    private Flow flow(Actor actor) {
        Flow flow = new Flow(program, graph, heap);
        String type = snapshot.item(actor.object()).type();
        if (actor.object() == snapshot.root().number()) {
            for (Method entry : graph.entries()) {
                if (program.isSubtype(type, entry.owner())) {
                    flow.enter(entry, actor.object());
                }
            }
            return flow;
        }
        if (actor.role() != Role.PORTS) {
            return flow.enter(new Method(type, STEP, STEP_DESCRIPTOR), actor.object());
        }
        for (var method : program.classNamed(type).methods()) {
            if (!method.flags().has(AccessFlag.STATIC)
                    && !method.methodName().equalsString(Method.CONSTRUCTOR)) {
                flow.enter(new Method(type, method.methodName().stringValue(),
                        method.methodType().stringValue()), actor.object());
            }
        }
        return flow;
    }

    /// In the order of the duties: task, fallback, ports.
    public List<Actor> actors() {
        return List.copyOf(flows.keySet());
    }

    /// How an actor reaches an object: `Control.filter.taps[3]`.
    public String path(Actor actor, int object) {
        return paths.get(actor).reaches(object) ? paths.get(actor).to(object)
                : statics.to(object);
    }

    /// How static fields reach an object.
    public String staticPath(int object) {
        return statics.to(object);
    }

    /// Whether fields lead from the actor to the object.
    boolean reaches(Actor actor, int object) {
        return paths.get(actor).reaches(object);
    }

    /// The object before it on the way there, 0 for the actor's own.
    int before(Actor actor, int object) {
        return paths.get(actor).before(object);
    }

    /// The field or element that leads from the object before to it.
    String step(Actor actor, int object) {
        return paths.get(actor).step(object);
    }

    /// Whether the kernel latches or publishes the object for the actor.
    boolean isPort(Actor actor, int object) {
        return portsOf(actor.duty()).get(object) && !isStatic(object);
    }

    /// Whether a static field leads to the object.
    boolean isStatic(int object) {
        return statics.reaches(object);
    }

    /// What an actor's code reads or writes.
    public BitSet touched(Actor actor) {
        BitSet touched = objects(flows.get(actor).reads().keySet());
        touched.or(written(actor));
        return touched;
    }

    /// What an actor's code writes.
    public BitSet written(Actor actor) {
        return objects(flows.get(actor).writes().keySet());
    }

    private static BitSet objects(Set<Heap.Cell> cells) {
        BitSet objects = new BitSet();
        cells.forEach(cell -> objects.set(cell.object()));
        return objects;
    }

    /// Where an actor first touches an object.
    public Place touches(Actor actor, int object) {
        return place(firstTouch(actor, object));
    }

    /// The calls that lead there.
    public List<Place> chain(Actor actor, int object) {
        return flows.get(actor).chain(firstTouch(actor, object));
    }

    private Flow.Site firstTouch(Actor actor, int object) {
        Flow flow = flows.get(actor);
        for (Map<Heap.Cell, Flow.Site> each : List.of(flow.writes(), flow.reads())) {
            for (Map.Entry<Heap.Cell, Flow.Site> touch : each.entrySet()) {
                if (touch.getKey().object() == object) {
                    return touch.getValue();
                }
            }
        }
        throw new IllegalArgumentException("not touched: object=" + object);
    }

    /// Where the code calls a lambda that captured objects: those are in no snapshot.
    public List<Place> blindSpots() {
        Set<Place> spots = new LinkedHashSet<>();
        flows.values().forEach(flow -> flow.blind().forEach(site -> spots.add(place(site))));
        return List.copyOf(spots);
    }

    private Place place(Flow.Site site) {
        return Place.of(program, site.context().method(), site.index());
    }

    /// Every object that two actors clash on; of a tree of parts that they share, the topmost.
    public List<Clash> clashes() {
        List<Clash> clashes = new ArrayList<>();
        for (Actor writer : flows.keySet()) {
            for (Actor other : flows.keySet()) {
                if (!writer.equals(other) && mayClash(writer, other)) {
                    collect(writer, other, clashes);
                }
            }
        }
        return clashes;
    }

    /// The kernel is at home in its own ports, and two kernels never work at once.
    private static boolean mayClash(Actor writer, Actor other) {
        boolean kernel = writer.role() == Role.PORTS || other.role() == Role.PORTS;
        return writer.duty() != other.duty() ? writer.role() != other.role()
                || writer.role() != Role.PORTS : !kernel;
    }

    private void collect(Actor writer, Actor other, List<Clash> clashes) {
        Flow one = flows.get(writer);
        Flow two = flows.get(other);
        BitSet ports = writer.duty() == other.duty() ? portsOf(writer.duty()) : new BitSet();
        BitSet found = new BitSet();
        clashes.stream().filter(known -> known.writer().equals(other)
                && known.other().equals(writer)).forEach(known -> found.set(known.object()));
        List<Clash> all = new ArrayList<>();
        one.writes().forEach((cell, site) -> {
            boolean otherWrites = two.writes().containsKey(cell);
            boolean isNew = !found.get(cell.object()) && !ports.get(cell.object())
                    && (otherWrites || two.reads().containsKey(cell));
            if (isNew) {
                found.set(cell.object());
                all.add(new Clash(writer, other, cell.object(), name(cell), place(site),
                        one.chain(site), otherWrites));
            }
        });
        all.removeIf(clash -> paths.get(writer).reaches(clash.object())
                && paths.get(writer).leadsOver(clash.object(), found));
        clashes.addAll(all);
    }

    private BitSet portsOf(int duty) {
        BitSet ports = new BitSet();
        for (Actor actor : flows.keySet()) {
            if (actor.role() == Role.PORTS && actor.duty() == duty) {
                ports.or(touched(actor));
            }
        }
        return ports;
    }

    private String name(Heap.Cell cell) {
        return cell.field().equals(Heap.ELEMENTS)
                ? "an element of " + Paths.simpleName(snapshot.item(cell.object()).type())
                : Paths.simpleName(cell.field().owner()) + "." + cell.field().name();
    }

    /// Objects that a static field leads to and an actor writes; the topmost of each tree.
    public List<Clash> staticParts() {
        List<Clash> found = new ArrayList<>();
        BitSet seen = new BitSet();
        flows.forEach((actor, flow) -> flow.writes().forEach((cell, site) -> {
            if (statics.reaches(cell.object()) && !seen.get(cell.object())) {
                seen.set(cell.object());
                found.add(new Clash(actor, actor, cell.object(), name(cell), place(site),
                        flow.chain(site), true));
            }
        }));
        found.removeIf(clash -> statics.leadsOver(clash.object(), seen));
        return found;
    }
}
