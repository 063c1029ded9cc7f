package homeostat.firmware;

import homeostat.proof.Field;
import homeostat.proof.snapshot.Snapshot;
import java.lang.classfile.TypeKind;
import java.lang.reflect.AccessFlag;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What objects carry beside their fields, which is nothing unless somebody asks.
///
/// A class number at the head of an object is read by a virtual call of several targets and by a
/// test of type; an array's length by a check of an index that is neither proved nor known. While
/// the closed world grows, the translator notes here who is asked, by the type that the reference
/// was declared with; all others are bare: an object is its fields, an array its elements.
///
/// A constant of an enum is asked for its ordinal and for its fields, and compared. Where nothing
/// else is asked of an enum, its constants are no objects at all but numbers, the ordinal plus one
/// in place of an address, and each of its fields is a table.
final class Heads {
    private static final String OBJECT = "java/lang/Object";
    private static final String ENUM = "java/lang/Enum";
    private static final int NUMBERS_MAX = 255;

    private final ClosedWorld world;
    private final Set<String> asked = new TreeSet<>();
    private final Set<String> measured = new TreeSet<>();
    private final Map<String, Boolean> numbered = new HashMap<>();

    Heads(ClosedWorld world) {
        this.world = world;
    }

    /// Who was asked while the world was smaller does not count.
    void forget() {
        asked.clear();
        measured.clear();
    }

    /// The class of the object is asked for, which the code believes to be of type `bound`.
    void noteAsked(Reference reference, String bound) {
        Set<String> types = world.types(reference);
        if (types != null) {
            asked.addAll(types);
        } else {
            asked.add(reference.type() == null ? bound : reference.type());
        }
    }

    /// An enum constant is asked for its ordinal, which of numbers can be told only when it is
    /// known of which enum they are.
    void noteOrdinal(Reference constant) {
        String type = exact(constant);
        if (type == null || !isPlainEnum(type)) {
            asked.add(ENUM);
        }
    }

    private boolean isPlainEnum(String type) {
        return world.program().isOwn(type) && ENUM.equals(world.program().superclass(type));
    }

    /// The class that it is known or declared to be of, else null.
    private String exact(Reference reference) {
        Set<String> types = world.types(reference);
        return types != null && types.size() == 1 ? types.iterator().next() : reference.type();
    }

    /// The length of the array is asked for.
    ///
    /// @param family the C type of such arrays, null when the instruction does not tell
    void noteMeasured(Reference array, String family) {
        String known = family != null ? family : family(array);
        measured.add(known == null ? OBJECT : known);
    }

    /// The C type of an array, `DoubleArray`, as far as is known; else null.
    private String family(Reference array) {
        String type = exact(array);
        return type == null || !type.startsWith("[") ? null : family(type);
    }

    /// The C type of arrays of that descriptor.
    static String family(String descriptor) {
        return Kind.arrayType(TypeKind.fromDescriptor(descriptor.substring(1)));
    }

    /// Whether arrays of this C type have their length before their elements.
    boolean isMeasured(String family) {
        return measured.contains(family) || measured.contains(OBJECT) || areArraysNamed();
    }

    /// Whether arrays begin with a class number, as all of them do or none.
    boolean areArraysNamed() {
        return asked.stream().anyMatch(bound -> bound.startsWith("[")
                || world.program().isSubtype("[I", bound));
    }

    /// Whether objects of the class begin with its number: one is asked that shares a layout.
    boolean isNamed(String type) {
        String family = root(type);
        for (String bound : asked) {
            if (world.program().isSubtype(type, bound)) {
                return true;
            }
            for (String live : world.liveClasses()) {
                if (root(live).equals(family) && world.program().isSubtype(live, bound)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// The highest class above this one with a layout of its own.
    private String root(String type) {
        String above = type.startsWith("[") ? null : world.program().superclass(type);
        return above == null || above.equals(OBJECT) || above.equals("java/lang/Record")
                ? type : root(above);
    }

    /// Whether the constants of this class are numbers. Known when the world is closed.
    boolean isNumbered(String type) {
        return world.isClosed() && numbered.computeIfAbsent(type, this::mayBeNumbered);
    }

    private boolean mayBeNumbered(String type) {
        if (!isPlainEnum(type) || constants(type) > NUMBERS_MAX || asked.stream()
                .anyMatch(bound -> world.program().isSubtype(type, bound))) {
            return false;
        }
        return world.liveClasses().stream().noneMatch(live -> !live.equals(type)
                && world.program().isSubtype(live, type))
                && world.usedFields().stream().noneMatch(field -> field.owner().equals(type)
                && world.isWritten(field) && !world.usedStatics().contains(field));
    }

    private long constants(String type) {
        return world.program().classNamed(type).fields().stream()
                .filter(field -> field.flags().has(AccessFlag.ENUM)).count();
    }

    /// The same of an object.
    boolean isNumbered(Snapshot.Item item) {
        return item.shape() == Snapshot.Shape.OBJECT && isNumbered(item.type());
    }

    /// Whether a field of this descriptor holds such a number, in a byte.
    boolean holdsNumber(String descriptor) {
        return descriptor.startsWith("L")
                && isNumbered(descriptor.substring(1, descriptor.length() - 1));
    }

    /// The number of a constant.
    static long number(Snapshot.Item constant) {
        for (Map.Entry<Field, Long> each : constant.fields().entrySet()) {
            if (each.getKey().equals(Members.ORDINAL)) {
                return each.getValue() + 1;
            }
        }
        throw new FirmwareException("no ordinal in the snapshot: class=" + constant.type()
                + ", expected an enum constant");
    }

    /// The enum whose constants are numbers that a reference means, null where it means others.
    String numberedType(Reference reference) {
        String type = exact(reference);
        return type != null && isNumbered(type) ? type : null;
    }

    /// How the fields of a class lie in memory.
    Layout layout(String type) {
        return new Layout(isNamed(type), this::holdsNumber);
    }

    /// The C type of a field in memory.
    String stored(String descriptor) {
        return holdsNumber(descriptor) ? "uint8_t" : Kind.stored(descriptor);
    }
}
