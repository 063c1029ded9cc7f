package homeostat.firmware;

import homeostat.proof.Field;
import homeostat.proof.Method;
import homeostat.proof.snapshot.Snapshot;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Names in C for the things of Java: readable, and different for different things.
///
/// A class keeps its full name with underscores, a method that of its class before it; an
/// overloaded method ends in the letters of its parameters (`homeostat_kernel_Guard_allow__DJ`).
/// Where two Java names fall together, the later gets a number.
final class Names {
    private static final Set<String> RESERVED = Set.of("auto", "break", "case", "char", "const",
            "continue", "default", "do", "double", "else", "enum", "extern", "float", "for", "goto",
            "if", "inline", "int", "long", "register", "restrict", "return", "short", "signed",
            "sizeof", "static", "struct", "switch", "typedef", "union", "unsigned", "void",
            "volatile", "while", "bool", "true", "false", "checked", "self", "site", "asm");

    private final ClosedWorld world;
    private final Map<Object, String> given = new HashMap<>();
    private final Map<String, Object> taken = new HashMap<>();
    private final Sites sites = new Sites();

    Names(ClosedWorld world) {
        this.world = world;
    }

    private record TypeKey(String type) {
    }

    private record ObjectKey(int number) {
    }

    private record DispatchKey(Method method) {
    }

    private record TableKey(Field field) {
    }

    private String give(Object key, String wish) {
        String known = given.get(key);
        if (known != null) {
            return known;
        }
        String name = wish;
        for (int i = 2; taken.containsKey(name); i++) {
            name = wish + "_" + i;
        }
        taken.put(name, key);
        given.put(key, name);
        return name;
    }

    /// `a/b/C$D` as `a_b_C_D`, `[[D` as `double_array_array`.
    static String flat(String type) {
        if (type.startsWith("[")) {
            return element(type.substring(1)) + "_array";
        }
        StringBuilder flat = new StringBuilder(type);
        for (int i = 0; i < flat.length(); i++) {
            char each = flat.charAt(i);
            if (each > 127 || !Character.isLetterOrDigit(each)) {
                flat.setCharAt(i, '_');
            }
        }
        return flat.toString();
    }

    private static String element(String descriptor) {
        return switch (descriptor.charAt(0)) {
            case 'Z' -> "boolean";
            case 'B' -> "byte";
            case 'C' -> "char";
            case 'S' -> "short";
            case 'I' -> "int";
            case 'J' -> "long";
            case 'F' -> "float";
            case 'D' -> "double";
            case 'L' -> flat(descriptor.substring(1, descriptor.length() - 1));
            default -> flat(descriptor);
        };
    }

    /// The structure of a class.
    String type(String internalName) {
        String known = given.get(new TypeKey(internalName));
        return known != null ? known : give(new TypeKey(internalName), flat(internalName));
    }

    /// The constant that is a class's number.
    String classNumber(String internalName) {
        return "CLASS_" + type(internalName);
    }

    /// The function that asks whether an object is of a type.
    String typeTest(String internalName) {
        return "is_" + type(internalName);
    }

    String method(Method method) {
        String known = given.get(method);
        if (known != null) {
            return known;
        }
        String wish = type(method.owner()) + "_" + flat(method.name().replaceAll("[<>]", ""));
        boolean overloaded = world.program().classNamed(method.owner()).methods().stream()
                .filter(m -> m.methodName().equalsString(method.name())).count() > 1;
        return give(method, overloaded ? wish + "__" + letters(method.descriptor()) : wish);
    }

    private static String letters(String descriptor) {
        String parameters = descriptor.substring(1, descriptor.indexOf(')'));
        return parameters.replaceAll("L[^;]*;", "L").replace('[', 'A');
    }

    /// The function that chooses among the targets of a virtual call.
    String dispatch(Method resolved) {
        return give(new DispatchKey(resolved), "dispatch_" + method(resolved));
    }

    String field(Field field) {
        if (!world.isClosed()) {
            return field.name();
        }
        boolean shadows = world.usedFields().stream().anyMatch(other -> !other.equals(field)
                && other.name().equals(field.name())
                && world.program().isSubtype(field.owner(), other.owner()));
        String plain = flat(field.name());
        return shadows || RESERVED.contains(plain) || plain.equals("class_id")
                ? plain + "_of_" + type(field.owner()) : plain;
    }

    String staticField(Field field) {
        String known = given.get(field);
        return known != null ? known
                : give(field, type(field.owner()) + "_" + flat(field.name()) + "_static");
    }

    /// The constant table that is a field of an enum whose constants are numbers.
    String table(Field field) {
        return give(new TableKey(field), lastWord(field.owner()) + "_" + flat(field.name()));
    }

    /// An object of the snapshot as an operand: its address, or its number.
    String reference(Snapshot.Item item) {
        return world.heads().isNumbered(item) ? object(item) : "((void *) &" + object(item) + ")";
    }

    /// The variable that is an object of the snapshot.
    String object(Snapshot.Item item) {
        String known = given.get(new ObjectKey(item.number()));
        if (known != null) {
            return known;
        }
        if (!world.isClosed()) {
            return "object_" + item.number();
        }
        String name = item.type().startsWith("[") ? array(item) : lastWord(item.type());
        return give(new ObjectKey(item.number()), name + "_"
                + (item.label() == null ? item.number() : flat(item.label())));
    }

    private static String lastWord(String type) {
        return flat(type.substring(type.lastIndexOf('/') + 1));
    }

    /// An array goes by the first field that holds it, `InsulinLedger_givenUnits`, or else by its
    /// type.
    private String array(Snapshot.Item array) {
        for (Snapshot.Item holder : world.live().values()) {
            for (Map.Entry<Field, Long> each : holder.fields().entrySet()) {
                if (each.getValue() == array.number()
                        && each.getKey().descriptor().startsWith("[")) {
                    return lastWord(holder.type()) + "_" + flat(each.getKey().name());
                }
            }
        }
        return flat(array.type());
    }

    /// The method that a C function is, as a person writes it; null when it is none.
    String readable(String function) {
        return taken.get(function) instanceof Method method ? method.readable() : null;
    }

    /// The places that can trap, by number.
    Sites sites() {
        return sites;
    }

    /// A local variable's name, free of everything the runtime or the translator uses: their names
    /// contain an underscore or are reserved, temporaries are `t` or `s` and a number.
    static String local(String wish, int slot) {
        String plain = flat(wish);
        return RESERVED.contains(plain) || plain.contains("_") || plain.matches("[ts][0-9].*")
                ? plain + "_" + slot : plain;
    }
}
