package homeostat.firmware;

import homeostat.proof.Field;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/// What is known of a reference at one place of the program, in every run.
///
/// @param origin the field an array was read from, where that is known, else null
/// @param objects numbers of the snapshot's objects it can mean, null when it can mean others
/// @param present whether it is never null
record Reference(Field origin, Set<Integer> objects, boolean present) {
    private static final int OBJECTS_MAX = 64;
    /// Nothing is known.
    static final Reference UNKNOWN = new Reference(null, null, false);
    /// Not null, and no more.
    static final Reference PRESENT = new Reference(null, null, true);
    /// Null.
    static final Reference NULL = new Reference(null, Set.of(), false);

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
        return bounded(objects, present && !objects.isEmpty());
    }

    private static Reference bounded(Set<Integer> objects, boolean present) {
        return new Reference(null, objects.size() > OBJECTS_MAX ? null : objects, present);
    }

    /// What is known where control comes from here or from there.
    Reference or(Reference other) {
        if (objects == null || other.objects == null) {
            return new Reference(null, null, present && other.present);
        }
        Set<Integer> both = new TreeSet<>(objects);
        both.addAll(other.objects);
        return bounded(both, present && other.present);
    }

    Reference from(Field field) {
        return new Reference(field, objects, present);
    }

    /// The same after a check for null.
    Reference checked() {
        return present ? this : new Reference(origin, objects, true);
    }

    /// The only object it can be, or null.
    Integer only() {
        return present && objects != null && objects.size() == 1
                ? objects.iterator().next() : null;
    }
}
