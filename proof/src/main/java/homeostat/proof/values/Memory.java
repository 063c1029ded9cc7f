package homeostat.proof.values;

import homeostat.proof.Field;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.util.ArrayList;
import java.util.List;

/// Fields, elements, objects: the instructions that look at memory or change it, and the traps that
/// they can be.
final class Memory {
    private static final int EXACT_SPAN_MAX = 256;

    private final Walk walk;
    private final World world;
    private final Conditions conditions;

    Memory(Walk walk) {
        this.walk = walk;
        this.world = walk.interpreter.world;
        this.conditions = walk.interpreter.conditions;
    }

    /// The reference, from here on not null; a trap where that is not sure.
    Symbol nonNull(int i, State state, Symbol reference) {
        Refs refs = state.refs(reference);
        if (refs.orNull()) {
            walk.trap(i, state, TrapKind.NULL);
            Refs left = refs.nonNull();
            if (left == null) {
                state.isDead = true;
            } else {
                conditions.narrow(state, reference, left);
            }
        }
        return reference;
    }

    void field(int i, State state, FieldInstruction instruction) {
        Field field = world.program.resolveField(new Field(instruction.owner().asInternalName(),
                instruction.name().stringValue(), instruction.type().stringValue()));
        TypeKind kind = TypeKind.fromDescriptor(instruction.type().stringValue());
        switch (instruction.opcode()) {
            case GETSTATIC -> Steps.push(state, kind, staticValue(state, field));
            case PUTSTATIC -> {
                Symbol value = Steps.pop(state, kind);
                walk.interpreter.initialise(field.owner());
                state.store(world.cell(field), cut(state, value, kind));
                label(state, field, value);
            }
            case GETFIELD -> {
                Symbol reference = nonNull(i, state, state.pop());
                if (!state.isDead) {
                    Steps.push(state, kind, read(state, reference, field));
                }
            }
            default -> {
                Symbol value = Steps.pop(state, kind);
                Symbol reference = nonNull(i, state, state.pop());
                if (!state.isDead) {
                    write(i, state, reference, field, cut(state, value, kind));
                }
            }
        }
    }

    /// An enum constant is called as the static field that holds it.
    private void label(State state, Field field, Symbol value) {
        if (state.value(value) instanceof Refs refs && refs.isOne()
                && world.program.isSubtype(field.owner(), "java/lang/Enum")
                && field.descriptor().equals("L" + field.owner() + ";")) {
            world.part(refs.parts()[0]).label = field.name();
        }
    }

    private Symbol staticValue(State state, Field field) {
        Value constant = world.constant(field);
        if (constant != null) {
            return walk.unit.constant(constant);
        }
        walk.interpreter.initialise(field.owner());
        return state.load(world.cell(field));
    }

    /// What a field of the kind keeps of a value: the JVM cuts it.
    private static Symbol cut(State state, Symbol value, TypeKind kind) {
        Op op = Op.CONVERT;
        return switch (kind) {
            case BOOLEAN -> Whole.TRUTH.contains(state.value(value)) ? value
                    : Symbol.opaque(Whole.TRUTH);
            case BYTE -> Arithmetic.compute(state, op, value, null, Opcode.I2B);
            case SHORT -> Arithmetic.compute(state, op, value, null, Opcode.I2S);
            case CHAR -> Arithmetic.compute(state, op, value, null, Opcode.I2C);
            default -> value;
        };
    }

    Symbol read(State state, Symbol reference, Field field) {
        List<Cell> cells = new ArrayList<>();
        boolean isKnown = state.refs(reference).isKnown();
        for (int number : world.targets(state.refs(reference))) {
            Part part = world.part(number);
            if (part.isOpaque) {
                isKnown = false;
            } else if (world.program.isSubtype(part.type, field.owner())) {
                cells.add(world.cell(part, field));
            }
        }
        if (isKnown && cells.size() == 1 && cells.getFirst().isStrong()) {
            Symbol held = state.load(cells.getFirst());
            return held == null ? dead(state) : held;
        }
        return choice(state, reference, null, new Sources(cells, isKnown, field.descriptor()));
    }

    /// Cells of which a read sees one; nothing else when `isKnown`.
    private record Sources(List<Cell> cells, boolean isKnown, String descriptor) {
    }

    /// A read of one of several cells, or of a cell that stands for several places. What was read
    /// once through the same reference from cells that nobody has written since is the same again.
    private Symbol choice(State state, Symbol reference, Symbol index, Sources from) {
        Value base = null;
        Value now = null;
        List<Symbol> read = new ArrayList<>();
        for (Cell cell : from.cells()) {
            Symbol held = state.load(cell);
            if (held != null) {
                read.add(held);
                base = base == null ? held.base : base.join(held.base);
                now = now == null ? state.value(held) : now.join(state.value(held));
            }
        }
        if (!from.isKnown()) {
            base = World.ofType(from.descriptor());
            now = base;
        }
        if (now == null) {
            return dead(state);
        }
        Symbol symbol = walk.unit.computed(new Symbol.Key(Op.LOAD, reference, index, read), base);
        Value both = state.value(symbol).meet(now);
        if (both == null) {
            state.isDead = true;
        } else if (!both.equals(state.value(symbol))) {
            state.know(symbol, both);
        }
        return symbol;
    }

    /// No object is there that could be read: no run comes here.
    private Symbol dead(State state) {
        state.isDead = true;
        return walk.unit.constant(Whole.ZERO);
    }

    private void write(int i, State state, Symbol reference, Field field, Symbol value) {
        Refs refs = state.refs(reference);
        int[] targets = world.targets(refs);
        for (int number : targets) {
            Part part = world.part(number);
            if (part.isOpaque || !world.program.isSubtype(part.type, field.owner())) {
                continue;
            }
            Cell cell = world.cell(part, field);
            boolean isStrong = refs.isKnown() && targets.length == 1 && cell.isStrong();
            put(state, cell, value, isStrong);
            if (field.equals(Ports.BASE)) {
                walk.interpreter.ports.written(walk.log, walk.method, i, part,
                        state.value(value));
            }
        }
    }

    private static void put(State state, Cell cell, Symbol value, boolean isStrong) {
        Symbol before = isStrong ? null : state.load(cell);
        if (before == null) {
            state.store(cell, value);
        } else {
            state.store(cell, Symbol.opaque(
                    state.value(before).join(state.value(value))));
        }
    }

    Symbol length(State state, Symbol array) {
        Value base = lengths(state.unit, array.base instanceof Refs refs ? refs : null);
        Value now = lengths(state.unit, state.refs(array));
        if (now instanceof Whole one && one.isOne()) {
            return walk.unit.constant(one);
        }
        Symbol symbol = walk.unit.computed(new Symbol.Key(Op.LENGTH, array, null, null), base);
        Value both = state.value(symbol).meet(now);
        if (both != null && !both.equals(state.value(symbol))) {
            state.know(symbol, both);
        }
        return symbol;
    }

    private Value lengths(Unit unit, Refs refs) {
        if (refs == null || !refs.isKnown()) {
            return Whole.LENGTH;
        }
        Value all = null;
        for (int number : refs.parts()) {
            Value length = world.part(number).length;
            Value each = length == null ? Whole.LENGTH : length;
            all = all == null ? each : all.join(each);
        }
        return all == null ? Whole.LENGTH : all;
    }

    void element(int i, State state, ArrayLoadInstruction load) {
        Symbol index = state.pop();
        Symbol array = nonNull(i, state, state.pop());
        if (state.isDead || !inside(i, state, array, index)) {
            return;
        }
        Steps.push(state, load.typeKind(), elementOf(state, array, index, load.typeKind()));
    }

    private Symbol elementOf(State state, Symbol array, Symbol index, TypeKind kind) {
        Refs refs = state.refs(array);
        List<Cell> cells = new ArrayList<>();
        boolean isKnown = refs.isKnown();
        String descriptor = kind == TypeKind.REFERENCE ? "Ljava/lang/Object;"
                : kind.upperBound().descriptorString();
        if (!isKnown && refs.unknown().startsWith("[")) {
            descriptor = refs.unknown().substring(1);
        }
        for (int number : world.targets(refs)) {
            Part part = world.part(number);
            if (part.isArray()) {
                cells.add(world.contents(part));
            }
        }
        if (isKnown && cells.size() == 1) {
            Symbol exact = exact(state, cells.getFirst(), index);
            if (exact != null) {
                return exact;
            }
        }
        return choice(state, array, index, new Sources(cells, isKnown, descriptor));
    }

    /// An element of an array that nobody has written since assembly.
    private Symbol exact(State state, Cell contents, Symbol index) {
        Value[] elements = contents.part.elements;
        Whole at = state.whole(index);
        if (elements == null || contents.initial == null || elements.length == 0
                || state.load(contents) != contents.initial) {
            return null;
        }
        int from = (int) Math.max(0, at.low());
        int to = (int) Math.min(elements.length - 1, at.high());
        if (to - from > EXACT_SPAN_MAX || from > to) {
            return null;
        }
        Value all = elements[from];
        for (int k = from + 1; k <= to; k++) {
            all = all.join(elements[k]);
        }
        if (from == to) {
            return walk.unit.constant(all);
        }
        Symbol symbol = walk.unit.computed(new Symbol.Key(Op.TABLE, index, null, elements),
                contents.initial.base);
        Value both = state.value(symbol).meet(all);
        if (both != null && !both.equals(state.value(symbol))) {
            state.know(symbol, both);
        }
        return symbol;
    }

    void element(int i, State state, ArrayStoreInstruction store) {
        Symbol value = Steps.pop(state, store.typeKind());
        Symbol index = state.pop();
        Symbol array = nonNull(i, state, state.pop());
        if (state.isDead || !inside(i, state, array, index)) {
            return;
        }
        if (store.typeKind() == TypeKind.REFERENCE && !canStore(state, array, value)) {
            walk.trap(i, state, TrapKind.STORE);
        }
        Symbol cut = switch (store.typeKind()) {
            case BYTE -> Arithmetic.compute(state, Op.CONVERT, value, null, Opcode.I2B);
            case SHORT -> Arithmetic.compute(state, Op.CONVERT, value, null, Opcode.I2S);
            case CHAR -> Arithmetic.compute(state, Op.CONVERT, value, null, Opcode.I2C);
            default -> value;
        };
        for (int number : world.targets(state.refs(array))) {
            Part part = world.part(number);
            if (part.isArray()) {
                put(state, world.contents(part), cut, false);
            }
        }
    }

    private boolean canStore(State state, Symbol array, Symbol value) {
        Refs arrays = state.refs(array);
        Refs values = state.refs(value);
        if (values.isNull()) {
            return true;
        }
        if (!arrays.isKnown()) {
            return false;
        }
        for (int number : arrays.parts()) {
            String element = World.internalName(world.part(number).type.substring(1));
            if (!values.isKnown() ? !world.program.isSubtype(values.unknown(), element)
                    : !java.util.Arrays.stream(values.parts()).allMatch(
                            each -> world.program.isSubtype(world.part(each).type, element))) {
                return false;
            }
        }
        return true;
    }

    /// Whether a run goes on behind the check of an index; from there on the index is inside.
    private boolean inside(int i, State state, Symbol array, Symbol index) {
        Symbol length = length(state, array);
        Whole at = state.whole(index);
        Whole size = state.whole(length);
        boolean isInside = at.low() >= 0
                && (at.high() < size.low() || Conditions.isBelow(state, index, length));
        if (!isInside) {
            walk.trap(i, state, TrapKind.INDEX);
            conditions.assume(state, index, walk.unit.constant(Whole.ZERO),
                    Conditions.Relation.GE);
            conditions.assume(state, index, length, Conditions.Relation.LT);
        }
        return !state.isDead;
    }

    void check(int i, State state, TypeCheckInstruction check) {
        String type = World.internalName(check.type().asSymbol().descriptorString());
        Symbol reference = state.pop();
        Refs refs = state.refs(reference);
        Refs of = world.cast(refs, type, true);
        if (check.opcode() == Opcode.INSTANCEOF) {
            Refs not = refs.isKnown() ? world.cast(refs, type, false) : refs;
            boolean canBe = of != null && of.nonNull() != null;
            boolean canBeNot = not != null;
            Symbol symbol = walk.unit.computed(new Symbol.Key(Op.INSTANCE_OF, reference, null,
                    type), Whole.TRUTH);
            state.know(symbol, Whole.of(canBeNot ? 0 : 1, canBe ? 1 : 0));
            state.push(symbol);
            return;
        }
        boolean isSure = refs.isKnown() ? refs.equals(of) && java.util.Arrays.stream(refs.parts())
                .noneMatch(part -> world.part(part).isNameless)
                : world.program.isSubtype(refs.unknown(), type);
        if (!isSure) {
            walk.trap(i, state, TrapKind.CAST);
        }
        if (of == null) {
            state.isDead = true;
            return;
        }
        if (!of.equals(refs)) {
            state.know(reference, of);
        }
        state.push(reference);
    }

    void make(int i, State state, String type) {
        walk.interpreter.initialise(type);
        Part part = walk.interpreter.made(walk, i, type);
        for (Field field : world.fields(type)) {
            if (part.isSingle || !world.firstWrites.isWrittenFirst(field)) {
                put(state, world.cell(part, field),
                        walk.unit.constant(World.zero(field.descriptor())), part.isSingle);
            }
        }
        state.push(walk.unit.reference(part));
    }

    void makeArray(int i, State state, String type) {
        Symbol length = state.pop();
        Whole size = state.whole(length);
        if (size.low() < 0) {
            walk.trap(i, state, TrapKind.SIZE);
            conditions.narrow(state, length, Whole.LENGTH);
        }
        if (!state.isDead) {
            state.push(walk.unit.reference(array(i, state, type, state.whole(length))));
        }
    }

    private Part array(Object i, State state, String type, Whole length) {
        return array(i, state, type, length, walk.unit.constant(World.zero(type.substring(1))));
    }

    /// @param filling what each element holds at first
    private Part array(Object i, State state, String type, Whole length, Symbol filling) {
        Part part = walk.interpreter.madeArray(walk, i, type);
        part.length = part.length == null ? length : part.length.join(length);
        Cell contents = world.contents(part);
        put(state, contents, filling, part.isSingle);
        return part;
    }

    void makeArrays(int i, State state, NewMultiArrayInstruction made) {
        String type = made.arrayType().asSymbol().descriptorString();
        Symbol[] lengths = new Symbol[made.dimensions()];
        for (int k = lengths.length - 1; k >= 0; k--) {
            lengths[k] = state.pop();
            if (state.whole(lengths[k]).low() < 0) {
                walk.trap(i, state, TrapKind.SIZE);
                conditions.narrow(state, lengths[k], Whole.LENGTH);
            }
            if (state.isDead) {
                return;
            }
        }
        Part part = null;
        for (int k = lengths.length - 1; k >= 0; k--) {
            Whole length = state.whole(lengths[k]);
            if (part == null) {
                part = array(i + ":" + k, state, type.substring(k), length);
            } else {
                part.isSingle = false;
                part = array(i + ":" + k, state, type.substring(k), length,
                        walk.unit.reference(part));
            }
        }
        state.push(walk.unit.reference(part));
    }
}
