package homeostat.proof.values;

import homeostat.proof.CallGraph;
import homeostat.proof.EntryPoints;
import homeostat.proof.Field;
import homeostat.proof.Method;
import homeostat.proof.MethodBody;
import homeostat.proof.snapshot.Snapshot;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What memory holds before the first call of a host: from a snapshot, object by object, or from
/// walking what assembles the device.
final class Beginnings {
    private final World world;
    private final Interpreter interpreter;

    Beginnings(World world, Interpreter interpreter) {
        this.world = world;
        this.interpreter = interpreter;
    }

    /// Takes over every object and static field of an assembled device.
    void take(Snapshot snapshot) {
        world.isAssembled = true;
        Map<Integer, Part> parts = new HashMap<>();
        for (Snapshot.Item item : snapshot.items()) {
            boolean isNamed = item.shape() != Snapshot.Shape.OPAQUE
                    || world.program.exists(item.type());
            Part part = world.newPart(isNamed ? item.type() : World.ROOT);
            part.isNameless = !isNamed;
            part.label = item.label();
            part.isOpaque = item.shape() == Snapshot.Shape.OPAQUE;
            parts.put(item.number(), part);
        }
        for (Snapshot.Item item : snapshot.items()) {
            Part part = parts.get(item.number());
            item.fields().forEach((field, bits) -> {
                Cell cell = world.cell(part, field);
                cell.initial = Symbol.opaque(value(field.descriptor(), bits, parts));
                cell.isFinal = world.isFinal(field);
            });
            if (item.shape() == Snapshot.Shape.ARRAY) {
                world.fill(part, Arrays.stream(item.elements())
                        .mapToObj(bits -> value(item.elementDescriptor(), bits, parts))
                        .toArray(Value[]::new));
            }
        }
        snapshot.statics().forEach((field, bits) -> {
            Cell cell = world.cell(field);
            cell.initial = Symbol.opaque(value(field.descriptor(), bits, parts));
            cell.isFinal = world.isFinal(field);
        });
    }

    private static Value value(String descriptor, long bits, Map<Integer, Part> parts) {
        return switch (descriptor.charAt(0)) {
            case 'D' -> Real.of(Double.longBitsToDouble(bits));
            case 'F' -> Real.of(Float.intBitsToFloat((int) bits));
            case 'L', '[' -> bits == 0 ? Refs.NULL : Refs.of(parts.get((int) bits).number);
            default -> Whole.of(bits);
        };
    }

    /// Walks what assembles the device. What it does behind calls that are not followed, by the
    /// library's hand, is taken to happen too: objects made there can hold anything, and so can
    /// fields written there.
    void assemble(EntryPoints points, CallGraph graph) {
        interpreter.assembling(true);
        for (Method method : points.assembly()) {
            Method target = world.program.resolve(method);
            interpreter.initialise(target.owner());
            Symbol[] arguments = arguments(target);
            Unit unit = new Unit(world, world.atRest());
            Walk walk = interpreter.walkAlone(unit, target, arguments);
            if (walk.returned() != null) {
                world.initial(walk.returned());
            }
            if (walk.thrown() != null && walk.returned() == null) {
                world.initial(walk.thrown());
            }
            interpreter.visited().add(target);
        }
        interpreter.assembling(false);
        boolean isUnclear = !interpreter.givenUp().isEmpty();
        interpreter.givenUp().clear();
        for (Method method : graph.assembly()) {
            if (isUnclear || !interpreter.visited().contains(method)) {
                forget(method);
            }
        }
        interpreter.visited().clear();
        interpreter.forget();
    }

    private Symbol[] arguments(Method target) {
        var types = MethodTypeDesc.ofDescriptor(target.descriptor()).parameterList();
        int receivers = target.isConstructor() ? 1 : 0;
        Symbol[] arguments = new Symbol[types.size() + receivers];
        if (receivers > 0) {
            Part made = world.newPart(target.owner());
            for (Field field : world.fields(target.owner())) {
                world.cell(made, field).initial =
                        Symbol.opaque(World.zero(field.descriptor()));
            }
            arguments[0] = Symbol.opaque(Refs.of(made.number));
        }
        for (int k = 0; k < types.size(); k++) {
            Value any = World.ofType(types.get(k).descriptorString());
            arguments[k + receivers] = Symbol.opaque(any);
        }
        return arguments;
    }

    private void forget(Method method) {
        if (!interpreter.isConcrete(method)) {
            return;
        }
        MethodBody body = world.program.body(method);
        for (var instruction : body.instructions()) {
            switch (instruction) {
                case NewObjectInstruction made -> {
                    String type = made.className().asInternalName();
                    if (world.program.isOwn(type)) {
                        Part part = world.madeAt(Set.of("unseen", type), type);
                        part.isSingle = false;
                        for (Field field : world.fields(type)) {
                            world.cell(part, field).initial =
                                    Symbol.opaque(World.ofType(field.descriptor()));
                        }
                    }
                }
                case FieldInstruction written when written.opcode() == Opcode.PUTFIELD
                        || written.opcode() == Opcode.PUTSTATIC -> forget(
                                world.program.resolveField(new Field(
                                written.owner().asInternalName(), written.name().stringValue(),
                                written.type().stringValue())), written.opcode());
                case ArrayStoreInstruction stored -> forgetElements();
                case InvokeInstruction call when call.owner().asInternalName()
                        .equals("java/util/Arrays") -> forgetElements();
                default -> {
                }
            }
        }
    }

    private void forget(Field field, Opcode opcode) {
        Value any = World.ofType(field.descriptor());
        if (opcode == Opcode.PUTSTATIC) {
            world.cell(field).initial = Symbol.opaque(any);
            return;
        }
        for (Part part : world.parts) {
            if (part.cells.containsKey(field)) {
                world.cell(part, field).initial = Symbol.opaque(any);
            }
        }
    }

    private void forgetElements() {
        for (Part part : world.parts) {
            if (part.isArray()) {
                world.contents(part).initial = Symbol.opaque(
                        World.ofType(part.type.substring(1)));
                part.elements = null;
            }
        }
    }
}
