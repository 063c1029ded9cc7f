package homeostat.firmware;

import homeostat.proof.Method;
import homeostat.proof.MethodBody;
import java.lang.classfile.Attributes;
import java.lang.classfile.Instruction;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.attribute.LocalVariableInfo;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The local variables of one method in C: one per slot and kind, which is always right, and named
/// as in the source where the class file tells.
final class Locals {
    private final Map<String, String> names = new TreeMap<>();
    private final Map<String, Integer> stores = new HashMap<>();
    private final Map<String, Reference> known = new HashMap<>();
    private final ClosedWorld world;
    private final Method method;
    private final Map<String, Set<String>> wishes = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final List<String> parameters = new ArrayList<>();
    private final Set<String> parameterNames = new HashSet<>();
    private final Set<String> declared = new LinkedHashSet<>();

    Locals(ClosedWorld world, MethodBody body, boolean instance) {
        this.world = world;
        this.method = body.method();
        body.code().findAttribute(Attributes.localVariableTable()).ifPresent(table -> {
            for (LocalVariableInfo each : table.localVariables()) {
                wishes.computeIfAbsent(key(each.slot(), Kind.of(each.type().stringValue())),
                        k -> new LinkedHashSet<>()).add(each.name().stringValue());
            }
        });
        for (Instruction each : body.instructions()) {
            if (each instanceof StoreInstruction store) {
                stores.merge(key(store.slot(), Kind.of(store.typeKind())), 1, Integer::sum);
            } else if (each instanceof IncrementInstruction step) {
                stores.merge(key(step.slot(), Kind.INT), 1, Integer::sum);
            }
        }
        int slot = 0;
        int index = 0;
        if (instance) {
            names.put(key(0, Kind.REF), "self");
            known.put("self", world.argument(method, 0).checked().as(method.owner()));
            slot = 1;
            index = 1;
        }
        for (ClassDesc type : MethodTypeDesc.ofDescriptor(body.method().descriptor())
                .parameterList()) {
            Kind kind = Kind.of(type.descriptorString());
            String name = name(slot, kind);
            parameters.add(kind.declare(name));
            parameterNames.add(name);
            if (kind == Kind.REF && stores.getOrDefault(key(slot, kind), 0) == 0) {
                known.put(name, world.argument(method, index).of(type.descriptorString()));
            } else if (kind == Kind.REF) {
                world.noteVariable(method, name,
                        world.argument(method, index).of(type.descriptorString()));
            }
            index++;
            slot += kind == Kind.LONG || kind == Kind.DOUBLE ? 2 : 1;
        }
        declared.clear();
    }

    private static String key(int slot, Kind kind) {
        return slot + ":" + kind.letter();
    }

    private String name(int slot, Kind kind) {
        return names.computeIfAbsent(key(slot, kind), key -> {
            Set<String> wished = wishes.getOrDefault(key, Set.of());
            String wish = wished.isEmpty() ? "" + kind.letter() + slot
                    : wished.size() > 2 ? String.join("Or", first(wished)) + "Or" + kind.letter()
                            + slot : String.join("Or", wished);
            String name = Names.local(wish, slot);
            if (!taken.add(name)) {
                name = name + "_" + slot + kind.letter();
                taken.add(name);
            }
            declared.add(kind.declare(name) + " = 0");
            return name;
        });
    }

    private static List<String> first(Set<String> wished) {
        return List.of(wished.iterator().next());
    }

    Value load(int slot, TypeKind type) {
        Kind kind = Kind.of(type);
        String name = name(slot, kind);
        return Value.local(name, kind, kind == Kind.REF
                ? known.getOrDefault(name, world.variable(method, name)) : Reference.UNKNOWN);
    }

    /// The name to assign to. What is known of a reference stays known when this is the only store.
    String store(int slot, TypeKind type, Reference reference) {
        Kind kind = Kind.of(type);
        String name = name(slot, kind);
        if (kind == Kind.REF && !parameterNames.contains(name)
                && stores.getOrDefault(key(slot, kind), 0) == 1) {
            known.put(name, reference);
        } else if (kind == Kind.REF) {
            world.noteVariable(method, name, reference);
        }
        return name;
    }

    List<String> parameters() {
        return parameters;
    }

    List<String> declarations() {
        return List.copyOf(declared);
    }
}
