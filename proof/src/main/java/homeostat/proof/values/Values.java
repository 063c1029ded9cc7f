package homeostat.proof.values;

import homeostat.proof.CallGraph;
import homeostat.proof.EntryPoints;
import homeostat.proof.Field;
import homeostat.proof.Method;
import homeostat.proof.MethodBody;
import homeostat.proof.Program;
import homeostat.proof.snapshot.Snapshot;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What every value of a program can be, as far as rules ask: which traps cannot happen, and how
/// often loops go round.
///
/// An abstract interpreter runs task code on sets of values, from every entry of the host, on the
/// memory that rests between two calls, until nothing new turns up. With a snapshot of the
/// assembled device each object is a part of its own; without one assembly is walked, too.
/// `docs/decisions/0008` explains it in one page.
public final class Values {
    private static final String DEVICE = "homeostat/kernel/Device";
    private static final Set<String> EXACT = Set.of("addExact", "subtractExact", "multiplyExact",
            "negateExact", "toIntExact");

    private final Program program;
    private final CallGraph graph;
    private final Interpreter interpreter;
    private final World world;
    private final Map<Site, Left> left = new HashMap<>();
    private final List<TrapSite> sites = new ArrayList<>();
    private final SortedMap<LoopBounds.Loop, Long> bounds = new TreeMap<>();
    private final SortedMap<LoopBounds.Loop, PortWrite> writes = new TreeMap<>();

    private record Site(Method method, int index, TrapKind kind) {
    }

    /// What is known of a site that is left.
    private static final class Left {
        private TrapSite.Verdict verdict = TrapSite.Verdict.PROVED;
        private final SortedSet<TrapSite.Caller> callers = new TreeSet<>();
    }

    private Values(Program program, CallGraph graph) {
        this.program = program;
        this.graph = graph;
        this.world = new World(program);
        this.interpreter = new Interpreter(world, graph.lambdas());
    }

    /// @param snapshot the assembled device, or null to walk its assembly
    public static Values of(Program program, CallGraph graph, EntryPoints points,
            Snapshot snapshot) {
        Symbol.restart();
        Values values = new Values(program, graph);
        Beginnings beginnings = new Beginnings(values.world, values.interpreter);
        if (snapshot != null) {
            beginnings.take(snapshot);
        } else {
            beginnings.assemble(points, graph);
        }
        values.live();
        return values;
    }

    private void live() {
        boolean hasDevice = graph.entries().stream()
                .anyMatch(entry -> entry.owner().equals(DEVICE));
        List<Lifetime.Entry> entries = new ArrayList<>();
        for (Method entry : graph.entries()) {
            if (hasDevice && !entry.owner().equals(DEVICE)) {
                continue;
            }
            for (Part part : List.copyOf(world.parts)) {
                if (graph.receivers(entry).contains(part.type)) {
                    entries.add(new Lifetime.Entry(entry, part, !hasDevice));
                }
            }
        }
        Lifetime lifetime = new Lifetime(world, interpreter, entries);
        lifetime.run();
        lifetime.log.read(new Log.Way(false, false, true, null), new Log.Reader() {
            @Override
            public void left(Log.Left site, Log.Way way) {
                note(site, way);
            }

            @Override
            public void bound(Log.Bound bound) {
                bounds.merge(new LoopBounds.Loop(bound.method(), bound.head()), bound.most(),
                        (a, b) -> a < 0 || b < 0 ? LoopBounds.NONE : Math.max(a, b));
            }

            @Override
            public void write(PortWrite write) {
                writes.merge(new LoopBounds.Loop(write.method(), write.index()), write,
                        PortWrite::worse);
            }
        });
        for (Method method : graph.methods()) {
            collect(method);
        }
    }

    private void note(Log.Left site, Log.Way way) {
        boolean isRefusal = site.untouched() && way.untouched()
                && site.kind() == TrapKind.THROW;
        TrapSite.Verdict verdict = way.last() ? TrapSite.Verdict.LAST
                : way.guarded() ? TrapSite.Verdict.GUARDED
                : isRefusal ? TrapSite.Verdict.REFUSAL : TrapSite.Verdict.OPEN;
        Left found = left.computeIfAbsent(new Site(site.method(), site.index(), site.kind()),
                key -> new Left());
        found.verdict = verdict.compareTo(found.verdict) > 0 ? verdict : found.verdict;
        if (way.caller() != null) {
            found.callers.add(new TrapSite.Caller(way.caller().method(), way.caller().index()));
        }
    }

    private void collect(Method method) {
        if (!interpreter.isConcrete(method)) {
            return;
        }
        MethodBody body = program.body(method);
        for (int i = 0; i < body.size(); i++) {
            for (TrapKind kind : kinds(body.instructions().get(i))) {
                Left found = left.getOrDefault(new Site(method, i, kind), new Left());
                sites.add(new TrapSite(method, i, body.bci(i), kind, found.verdict,
                        List.copyOf(found.callers)));
            }
        }
        java.util.Collections.sort(sites);
    }

    /// Why an instruction can throw, before anything is known of its operands.
    private static List<TrapKind> kinds(Instruction instruction) {
        return switch (instruction) {
            case ArrayLoadInstruction load -> List.of(TrapKind.INDEX, TrapKind.NULL);
            case ArrayStoreInstruction store -> store.typeKind() == TypeKind.REFERENCE
                    ? List.of(TrapKind.INDEX, TrapKind.NULL, TrapKind.STORE)
                    : List.of(TrapKind.INDEX, TrapKind.NULL);
            case FieldInstruction field -> field.opcode() == Opcode.GETFIELD
                    || field.opcode() == Opcode.PUTFIELD ? List.of(TrapKind.NULL) : List.of();
            case OperatorInstruction operator -> switch (operator.opcode()) {
                case IDIV, LDIV, IREM, LREM -> List.of(TrapKind.DIVISION);
                case ARRAYLENGTH -> List.of(TrapKind.NULL);
                default -> List.of();
            };
            case InvokeInstruction call -> kinds(call);
            case TypeCheckInstruction check when check.opcode() == Opcode.CHECKCAST ->
                    List.of(TrapKind.CAST);
            case NewPrimitiveArrayInstruction made -> List.of(TrapKind.SIZE);
            case NewReferenceArrayInstruction made -> List.of(TrapKind.SIZE);
            case NewMultiArrayInstruction made -> List.of(TrapKind.SIZE);
            case ThrowInstruction thrown -> List.of(TrapKind.THROW);
            default -> List.of();
        };
    }

    private static List<TrapKind> kinds(InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        String name = call.name().stringValue();
        if (owner.equals("java/lang/Math") || owner.equals("java/lang/StrictMath")) {
            return name.startsWith("floorMod") || name.startsWith("floorDiv")
                    ? List.of(TrapKind.DIVISION)
                    : EXACT.contains(name) ? List.of(TrapKind.OVERFLOW) : List.of();
        }
        if (owner.equals("java/util/Objects") && name.equals("requireNonNull")) {
            return List.of(TrapKind.NULL);
        }
        return call.opcode() == Opcode.INVOKESTATIC ? List.of() : List.of(TrapKind.NULL);
    }

    /// Every instruction of task code that can throw, with what is known of it.
    public List<TrapSite> sites() {
        return sites;
    }

    /// How often loops go round.
    public LoopBounds bounds() {
        return new LoopBounds(bounds);
    }

    /// Every place of task code that writes a number to a port with a declared range.
    public List<PortWrite> writes() {
        return List.copyOf(writes.values());
    }

    /// Whether an instruction of task code cannot throw for this reason, in any context.
    public boolean isProved(Method method, int index, TrapKind kind) {
        return graph.contains(method) && interpreter.givenUp().isEmpty()
                && !left.containsKey(new Site(method, index, kind));
    }

    /// What a field of the first part, the root of a snapshot, can hold between two calls.
    Value resting(Field field) {
        return world.resting(world.cell(world.part(0), field));
    }

    /// What was not understood; nothing is proved then.
    public Set<String> givenUp() {
        return interpreter.givenUp();
    }
}
