package homeostat.proof.values;

import homeostat.proof.Field;
import homeostat.proof.Method;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Whether anybody can see a field of a new object before its constructor has set it. Of a final
/// field of a class with plain constructors nobody can: javac has them assign it on every path, and
/// they hand the object to no one and read nothing of it.
final class Constructors {
    private final World world;
    private final Map<String, Boolean> plain = new HashMap<>();

    Constructors(World world) {
        this.world = world;
    }

    boolean alwaysAssign(String type, Field field) {
        return world.isFinal(field) && isPlain(type)
                && constructors(field.owner()).stream().allMatch(each -> assigns(each, field)
                || delegates(each));
    }

    private List<Method> constructors(String type) {
        return world.program.classNamed(type).methods().stream()
                .filter(model -> model.methodName().equalsString(Method.CONSTRUCTOR))
                .map(model -> new Method(type, Method.CONSTRUCTOR,
                        model.methodType().stringValue())).toList();
    }

    private boolean assigns(Method constructor, Field field) {
        return world.program.body(constructor).instructions().stream().anyMatch(each ->
                each instanceof FieldInstruction put && put.opcode() == Opcode.PUTFIELD
                        && put.name().equalsString(field.name())
                        && put.owner().asInternalName().equals(field.owner()));
    }

    /// Whether it calls another constructor of its class, which then assigns.
    private boolean delegates(Method constructor) {
        return world.program.body(constructor).instructions().stream().anyMatch(each ->
                each instanceof InvokeInstruction call
                        && call.name().equalsString(Method.CONSTRUCTOR)
                        && call.owner().asInternalName().equals(constructor.owner()));
    }

    private boolean isPlain(String type) {
        return plain.computeIfAbsent(type, key -> {
            for (String c = key; c != null && world.program.isOwn(c);
                    c = world.program.superclass(c)) {
                for (Method each : constructors(c)) {
                    if (!world.program.body(each).instructions().stream()
                            .allMatch(instruction -> isPlain(key, instruction))) {
                        return false;
                    }
                }
            }
            return true;
        });
    }

    private boolean isPlain(String type, Instruction instruction) {
        return switch (instruction) {
            case FieldInstruction field -> field.opcode() != Opcode.GETFIELD;
            case InvokeDynamicInstruction call -> false;
            case InvokeInstruction call -> switch (call.opcode()) {
                case INVOKESPECIAL -> call.name().equalsString(Method.CONSTRUCTOR)
                        && takesNoneOf(type, call);
                case INVOKESTATIC -> takesNoneOf(type, call);
                default -> false;
            };
            default -> true;
        };
    }

    private boolean takesNoneOf(String type, InvokeInstruction call) {
        for (ClassDesc each : call.typeSymbol().parameterList()) {
            if (!each.isPrimitive() && world.program.isSubtype(type,
                    World.internalName(each.descriptorString()))) {
                return false;
            }
        }
        return true;
    }
}
