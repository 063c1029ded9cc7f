package homeostat.firmware;

import homeostat.proof.Field;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// What is known of a reference at one place of the program, in every run.
///
/// @param origin the field an array was read from, where that is known, else null
/// @param objects numbers of the snapshot's objects it can mean, null when it can mean others
/// @param present whether it is never null
/// @param type what it was declared as, an internal name; null where several paths meet
record Reference(Field origin, Set<Integer> objects, boolean present, String type) {
    private static final int OBJECTS_MAX = 64;
    /// Nothing is known.
    static final Reference UNKNOWN = new Reference(null, null, false, null);
    /// Not null, and no more.
    static final Reference PRESENT = new Reference(null, null, true, null);
    /// Null.
    static final Reference NULL = new Reference(null, Set.of(), false, null);

    /// One of these objects of the snapshot, of which 0 is null.
    static Reference among(Collection<Long> values) {
        Set<Integer> objects = new TreeSet<>();
        boolean present = true;
        for (long value : values) {
            if (value == 0) {
                present = false;
            } else {
                objects.add((int) value);
            }
        }
        return bounded(objects, present && !objects.isEmpty(), null);
    }

    private static Reference bounded(Set<Integer> objects, boolean present, String type) {
        return new Reference(null, objects.size() > OBJECTS_MAX ? null : objects, present, type);
    }

    /// What is known where control comes from here or from there.
    Reference or(Reference other) {
        String common = isNull() ? other.type : other.isNull() || Objects.equals(type, other.type)
                ? type : null;
        if (objects == null || other.objects == null) {
            return new Reference(null, null, present && other.present, common);
        }
        Set<Integer> both = new TreeSet<>(objects);
        both.addAll(other.objects);
        return bounded(both, present && other.present, common);
    }

    /// Whether it is null in every run.
    boolean isNull() {
        return objects != null && objects.isEmpty();
    }

    Reference from(Field field) {
        return new Reference(field, objects, present, type);
    }

    /// The same, declared with this descriptor.
    Reference of(String descriptor) {
        return as(descriptor.startsWith("L")
                ? descriptor.substring(1, descriptor.length() - 1) : descriptor);
    }

    /// The same, declared as this class or array.
    Reference as(String internalName) {
        return new Reference(origin, objects, present, internalName);
    }

    /// The same after a check for null.
    Reference checked() {
        return present ? this : new Reference(origin, objects, true, type);
    }

    /// The only object it can be, or null.
    Integer only() {
        return present && objects != null && objects.size() == 1
                ? objects.iterator().next() : null;
    }
}
