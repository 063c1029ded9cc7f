package homeostat.firmware;

import homeostat.proof.Field;
import homeostat.proof.Method;
import homeostat.proof.snapshot.Snapshot;
import java.lang.classfile.Instruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Memory for the records that a mode transition makes: a few slots per class instead of a heap.
///
/// A slot may be handed out again when no field of the device holds it and it was not handed out
/// since control last came from outside (an entry call, or a task's step inside one), because only
/// a local variable of a running method could still know it; the method may be one that is
/// interrupted. The slots of a class are as many as places in the code that make it, for each task,
/// plus fields that can hold it, plus one; a program that needs more traps.
final class Pools {
    private final ClosedWorld world;
    private final Names names;
    private final List<String> holders = new ArrayList<>();

    Pools(ClosedWorld world, Names names) {
        this.world = world;
        this.names = names;
        if (!world.creationSites().isEmpty()) {
            findHolders();
            checkBoundaryCallers();
        }
    }

    /// Every field that may come to hold a record made on the target.
    private void findHolders() {
        for (Field field : world.usedFields()) {
            if (!world.isWritten(field) || !mayHold(field.descriptor())) {
                continue;
            }
            if (world.creationSites().containsKey(field.owner())) {
                throw new UntranslatableException("a mode holds a mode: field=" + field
                        + ", expected components that are numbers, enums or parts");
            }
            if (world.usedStatics().contains(field)) {
                holders.add(names.staticField(field));
                continue;
            }
            for (Snapshot.Item item : world.live().values()) {
                if (item.fields().containsKey(field)) {
                    holders.add(names.object(item) + "." + names.field(field));
                }
            }
        }
        for (Snapshot.Item item : world.live().values()) {
            if (world.arrayWrites().holdReferences() && item.shape() == Snapshot.Shape.ARRAY
                    && mayHold(item.elementDescriptor())) {
                throw new UntranslatableException("an array may hold a mode: type=" + item.type()
                        + ", expected modes in fields only");
            }
        }
    }

    private boolean mayHold(String descriptor) {
        if (!descriptor.startsWith("L")) {
            return false;
        }
        String type = descriptor.substring(1, descriptor.length() - 1);
        return world.creationSites().keySet().stream()
                .anyMatch(made -> world.program().isSubtype(made, type));
    }

    /// A slot is free again when the next step begins, so nobody who calls a step may know a mode.
    private void checkBoundaryCallers() {
        for (Method method : world.leadingTo(world.profile().boundaryClass())) {
            for (Instruction each : world.program().body(method).instructions()) {
                String descriptor = switch (each) {
                    case FieldInstruction field -> field.type().stringValue();
                    case InvokeInstruction call ->
                            call.typeSymbol().returnType().descriptorString();
                    case NewObjectInstruction made -> "L" + made.className().asInternalName() + ";";
                    default -> "V";
                };
                if (descriptor.startsWith("L") && world.isMode(descriptor.substring(1,
                        descriptor.length() - 1))) {
                    throw new UntranslatableException("a mode is at hand where steps are run:"
                            + " method=" + world.chain(method)
                            + ", expected modes inside a task's step only");
                }
            }
        }
    }

    /// Pools and the functions `new_…`.
    String definitions() {
        Set<String> made = world.creationSites().keySet();
        if (made.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("\n/* Records made on a transition. */\n\n"
                + "bool pool_holds(const void *made) {\n    return ");
        text.append(holders.isEmpty() ? "made == NULL" : String.join("\n        || ",
                holders.stream().map(h -> h + " == made").toList())).append(";\n}\n");
        int tasks = Math.max(1, new TaskEntries(world.snapshot()).tasks().size());
        for (String type : made) {
            text.append(pool(type, world.creationSites().get(type).size() * tasks
                    + holders.size() + 1));
        }
        return text.toString();
    }

    private String pool(String type, int slots) {
        return """

                static TYPE TYPE_pool[SLOTS];
                static uint32_t TYPE_handed[SLOTS];

                static void *new_TYPE(uint32_t site) {
                    TYPE *made = pool_slot(TYPE_pool, sizeof(TYPE), TYPE_handed, SLOTS, site);
                    *made = (TYPE) { HEAD };
                    return made;
                }
                """.replace("HEAD", world.heads().isNamed(type) ? ".class_id = CLASS_TYPE" : "0")
                .replace("TYPE", names.type(type)).replace("SLOTS", Integer.toString(slots))
                .indent(0);
    }
}
