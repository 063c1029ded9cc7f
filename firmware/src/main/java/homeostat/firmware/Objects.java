package homeostat.firmware;

import homeostat.proof.Field;
import homeostat.proof.snapshot.Snapshot;
import java.lang.classfile.FieldModel;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The objects of the image as static C data; what no translated code can write is `const` and so
/// goes to flash.
final class Objects {
    private static final int BLANK_LENGTH = 2;

    private final ClosedWorld world;
    private final Names names;
    private final Heads heads;
    private final Map<String, List<Field>> layouts = new HashMap<>();

    Objects(ClosedWorld world, Names names) {
        this.world = world;
        this.names = names;
        this.heads = world.heads();
    }

    /// The used fields of a class and its superclasses, those of the superclasses first, each
    /// class's in the order that wastes least.
    List<Field> layout(String type) {
        List<Field> fields = layouts.get(type);
        if (fields == null) {
            String above = world.program().superclass(type);
            fields = new ArrayList<>(above == null ? List.of() : layout(above));
            fields.addAll(heads.layout(type).ordered(fields, declared(type)));
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
        List<Snapshot.Item> items = world.live().values().stream()
                .filter(item -> !heads.isNumbered(item)).toList();
        for (Snapshot.Item item : items) {
            text.append(declaration(item)).append(";\n");
        }
        appendTables(text);
        text.append('\n');
        for (Snapshot.Item item : items) {
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

    /// The constants of enums that are numbers, and the fields of such enums.
    private void appendTables(StringBuilder text) {
        Map<String, List<Snapshot.Item>> enums = new TreeMap<>();
        world.live().values().stream().filter(heads::isNumbered).forEach(item ->
                enums.computeIfAbsent(item.type(), type -> new ArrayList<>()).add(item));
        text.append(enums.isEmpty() ? "" : "\n");
        enums.values().forEach(constants -> {
            constants.sort(Comparator.comparing(Heads::number));
            constants.forEach(each -> text.append("#define ").append(names.object(each))
                    .append(" ((void *) ").append(Heads.number(each)).append(")\n"));
        });
        enums.forEach((type, constants) -> {
            for (Field field : declared(type)) {
                String stored = Kind.stored(field.descriptor());
                text.append("static ").append(stored.endsWith("*") ? stored + "const "
                        : "const " + stored + " ").append(names.table(field)).append("[] = {");
                constants.forEach(each -> text.append(" [").append(Heads.number(each) - 1)
                        .append("] = ").append(value(field.descriptor(), each.fields().get(field)))
                        .append(","));
                text.append(" };\n");
            }
        });
    }

    /// A variable array without content takes a row of a table in flash, not all its zeros.
    private boolean isBlank(Snapshot.Item item) {
        return item.shape() == Snapshot.Shape.ARRAY && !isConstant(item) && hasHead(item)
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
                    .append(head(item)).append(" } },");
        }
        text.append("\n};\n\nvoid device_start(void) {\n    for (uint32_t i = 0; i < ")
                .append(blank.size()).append("; i++) *blank[i].array = blank[i].head;\n}\n");
    }

    private Set<String> arrayTypes() {
        Set<String> types = new TreeSet<>();
        String head = arrayHead();
        types.add("typedef struct { " + head + "} Array;\n");
        for (Snapshot.Item item : world.live().values()) {
            if (item.shape() == Snapshot.Shape.ARRAY && hasHead(item)) {
                String stored = Kind.stored(item.elementDescriptor());
                types.add("typedef struct { " + head + stored + (stored.endsWith("*") ? "" : " ")
                        + "e[]; } " + Heads.family(item.type()) + ";\n");
                types.add("typedef struct { " + head + stored
                        + (stored.endsWith("*") ? "" : " ") + "e["
                        + Math.max(1, item.elements().length) + "]; } " + arrayType(item) + ";\n");
            }
        }
        return types;
    }

    private String arrayHead() {
        return (heads.areArraysNamed() ? "uint32_t class_id; " : "") + "int32_t length; ";
    }

    private boolean hasHead(Snapshot.Item item) {
        return item.shape() == Snapshot.Shape.ARRAY ? heads.isMeasured(Heads.family(item.type()))
                : item.shape() == Snapshot.Shape.OPAQUE || heads.isNamed(item.type());
    }

    /// What stands before the fields or elements, as initial values.
    private String head(Snapshot.Item item) {
        if (item.shape() != Snapshot.Shape.ARRAY) {
            return names.classNumber(item.type());
        }
        return (heads.areArraysNamed() ? names.classNumber(item.type()) + ", " : "")
                + item.elements().length;
    }

    private static String arrayType(Snapshot.Item item) {
        String stored = Kind.stored(item.elementDescriptor());
        return (stored.endsWith("*") ? "ref" : stored.replace("_t", "")) + "_"
                + item.elements().length;
    }

    /// An array that is written is kept though no code of the image reads it, as a journal's: who
    /// looks in from outside does.
    private String declaration(Snapshot.Item item) {
        String name = names.object(item);
        String constant = isConstant(item) ? "const " : "";
        String bare = item.shape() != Snapshot.Shape.ARRAY ? "" : Kind.stored(
                item.elementDescriptor());
        String kept = item.shape() == Snapshot.Shape.ARRAY && !isConstant(item)
                ? "__attribute__((used)) " : "";
        return kept + "static " + switch (item.shape()) {
            case OBJECT -> constant + names.type(item.type()) + " " + name;
            case OPAQUE -> constant + "Object " + name;
            case ARRAY -> hasHead(item) ? constant + arrayType(item) + " " + name
                    : (bare.endsWith("*") ? bare + constant : constant + bare + " ") + name + "["
                    + Math.max(1, item.elements().length) + "]";
        };
    }

    /// Whether no translated code can write the object: it stands in flash.
    boolean isConstant(Snapshot.Item item) {
        return switch (item.shape()) {
            case OPAQUE -> true;
            case ARRAY -> !world.arrayWrites().isWritable(item);
            case OBJECT -> layout(item.type()).stream().noneMatch(world::isWritten);
        };
    }

    private String value(Snapshot.Item item) {
        if (item.shape() == Snapshot.Shape.ARRAY) {
            return hasHead(item) ? "{ " + head(item) + ", " + elements(item) + " }"
                    : elements(item);
        }
        StringBuilder text = new StringBuilder("{").append(hasHead(item) ? " " + head(item) : "");
        if (item.shape() == Snapshot.Shape.OBJECT) {
            for (Field field : layout(item.type())) {
                Long bits = item.fields().get(field);
                text.append(text.length() > 1 ? "," : "").append("\n    .")
                        .append(names.field(field)).append(" = ")
                        .append(heads.holdsNumber(field.descriptor()) ? bits == 0 ? "0"
                                : Long.toString(Heads.number(world.snapshot().item(bits)))
                                : value(field.descriptor(), bits));
            }
        }
        return text.append(text.length() > 1 ? " }" : " 0 }").toString();
    }

    private String elements(Snapshot.Item array) {
        StringBuilder text = new StringBuilder("{");
        int used = lastNonZero(array.elements());
        for (int i = 0; i <= used; i++) {
            text.append(i % 8 == 0 ? "\n    " : " ")
                    .append(value(array.elementDescriptor(), array.elements()[i])).append(",");
        }
        return text.append(used < 0 ? " 0 }" : " }").toString();
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
        return bits == 0 ? "NULL" : names.reference(world.snapshot().item(bits));
    }
}
