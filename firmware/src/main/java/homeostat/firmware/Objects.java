package homeostat.firmware;

import homeostat.proof.Field;
import homeostat.proof.snapshot.Snapshot;
import java.lang.classfile.FieldModel;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The objects of the image as static C data; what no translated code can write is `const` and so
/// goes to flash.
final class Objects {
    private static final int BLANK_LENGTH = 2;

    private final ClosedWorld world;
    private final Names names;
    private final Map<String, List<Field>> layouts = new HashMap<>();

    Objects(ClosedWorld world, Names names) {
        this.world = world;
        this.names = names;
    }

    /// The used fields of a class and its superclasses, those of the superclasses first, each
    /// class's in the order that wastes least.
    List<Field> layout(String type) {
        List<Field> fields = layouts.get(type);
        if (fields == null) {
            String above = world.program().superclass(type);
            fields = new ArrayList<>(above == null ? List.of() : layout(above));
            fields.addAll(Layout.ordered(fields, declared(type)));
            layouts.put(type, fields);
        }
        return fields;
    }

    /// The used fields of a class and its superclasses in the order of the class files.
    List<Field> asDeclared(String type) {
        String above = world.program().superclass(type);
        List<Field> fields = new ArrayList<>(above == null ? List.of() : asDeclared(above));
        fields.addAll(declared(type));
        return fields;
    }

    private List<Field> declared(String type) {
        List<Field> fields = new ArrayList<>();
        for (FieldModel each : world.program().classNamed(type).fields()) {
            Field field = new Field(type, each.fieldName().stringValue(),
                    each.fieldType().stringValue());
            if (!each.flags().has(AccessFlag.STATIC) && world.isUsed(field)) {
                fields.add(field);
            }
        }
        return fields;
    }

    void append(StringBuilder text) {
        text.append("\n/* Objects. */\n\n");
        for (String arrayType : arrayTypes()) {
            text.append(arrayType);
        }
        text.append('\n');
        for (Snapshot.Item item : world.live().values()) {
            text.append(declaration(item)).append(";\n");
        }
        text.append('\n');
        for (Snapshot.Item item : world.live().values()) {
            if (!isBlank(item)) {
                text.append(declaration(item)).append(" = ").append(value(item)).append(";\n");
            }
        }
        for (Field field : world.usedStatics()) {
            if (world.isWritten(field)) {
                String stored = Kind.stored(field.descriptor());
                text.append("static ").append(stored).append(stored.endsWith("*") ? "" : " ")
                        .append(names.staticField(field)).append(" = ")
                        .append(value(field.descriptor(), world.snapshot().staticValue(field)))
                        .append(";\n");
            }
        }
    }

    /// A variable array without content takes a row of a table in flash, not all its zeros.
    private boolean isBlank(Snapshot.Item item) {
        return item.shape() == Snapshot.Shape.ARRAY && !isConstant(item)
                && item.elements().length >= BLANK_LENGTH && lastNonZero(item.elements()) < 0;
    }

    /// The function that writes the heads of the blank arrays.
    void appendStart(StringBuilder text) {
        List<Snapshot.Item> blank = world.live().values().stream().filter(this::isBlank).toList();
        if (blank.isEmpty()) {
            text.append("\nvoid device_start(void) { }\n");
            return;
        }
        text.append("\nstatic const struct { Array *array; Array head; } blank[] = {");
        for (Snapshot.Item item : blank) {
            text.append("\n    { (Array *) &").append(names.object(item)).append(", { ")
                    .append(names.classNumber(item.type())).append(", ")
                    .append(item.elements().length).append(" } },");
        }
        text.append("\n};\n\nvoid device_start(void) {\n    for (uint32_t i = 0; i < ")
                .append(blank.size()).append("; i++) *blank[i].array = blank[i].head;\n}\n");
    }

    private Set<String> arrayTypes() {
        Set<String> types = new TreeSet<>();
        for (Snapshot.Item item : world.live().values()) {
            if (item.shape() == Snapshot.Shape.ARRAY) {
                String stored = Kind.stored(item.elementDescriptor());
                types.add("typedef struct { uint32_t class_id; int32_t length; " + stored
                        + (stored.endsWith("*") ? "" : " ") + "e["
                        + Math.max(1, item.elements().length) + "]; } " + arrayType(item) + ";\n");
            }
        }
        return types;
    }

    private static String arrayType(Snapshot.Item item) {
        String stored = Kind.stored(item.elementDescriptor());
        return (stored.endsWith("*") ? "ref" : stored.replace("_t", "")) + "_"
                + item.elements().length;
    }

    private String declaration(Snapshot.Item item) {
        String type = switch (item.shape()) {
            case OBJECT -> names.type(item.type());
            case ARRAY -> arrayType(item);
            case OPAQUE -> "Object";
        };
        return "static " + (isConstant(item) ? "const " : "") + type + " " + names.object(item);
    }

    /// Whether no translated code can write the object: it stands in flash.
    boolean isConstant(Snapshot.Item item) {
        return switch (item.shape()) {
            case OPAQUE -> true;
            case ARRAY -> !world.isWritable(item);
            case OBJECT -> layout(item.type()).stream().noneMatch(world::isWritten);
        };
    }

    private String value(Snapshot.Item item) {
        StringBuilder text = new StringBuilder("{ ").append(names.classNumber(item.type()));
        if (item.shape() == Snapshot.Shape.OBJECT) {
            for (Field field : layout(item.type())) {
                text.append(",\n    .").append(names.field(field)).append(" = ")
                        .append(value(field.descriptor(), item.fields().get(field)));
            }
        } else if (item.shape() == Snapshot.Shape.ARRAY) {
            text.append(", ").append(item.elements().length).append(", {");
            int used = lastNonZero(item.elements());
            for (int i = 0; i <= used; i++) {
                text.append(i % 8 == 0 ? "\n    " : " ")
                        .append(value(item.elementDescriptor(), item.elements()[i])).append(",");
            }
            text.append(used < 0 ? " 0 }" : " }");
        }
        return text.append(" }").toString();
    }

    private static int lastNonZero(long[] elements) {
        int last = elements.length - 1;
        while (last >= 0 && elements[last] == 0) {
            last--;
        }
        return last;
    }

    private String value(String descriptor, Long bits) {
        if (Kind.of(descriptor) != Kind.REF) {
            return Literal.ofBits(descriptor, bits);
        }
        return bits == 0 ? "NULL" : "(void *) &" + names.object(world.snapshot().item(bits));
    }
}
