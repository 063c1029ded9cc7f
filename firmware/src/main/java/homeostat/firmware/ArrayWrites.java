package homeostat.firmware;

import homeostat.proof.Field;
import homeostat.proof.snapshot.Snapshot;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/// Which arrays of the snapshot some code of the image writes: the others stand in flash, and their
/// elements are known.
final class ArrayWrites {
    private final ClosedWorld world;
    private final Set<Field> writtenThrough = new LinkedHashSet<>();
    private final Set<Integer> writtenArrays = new HashSet<>();
    private Set<Integer> writable;
    private boolean anyArrayWritten;
    private boolean arrayFieldWritten;
    private boolean referencesStored;

    ArrayWrites(ClosedWorld world) {
        this.world = world;
    }

    /// The objects have changed, of which it is known.
    void forget() {
        writable = null;
    }

    /// A field is written.
    void noteField(Field field) {
        arrayFieldWritten |= field.descriptor().startsWith("[");
    }

    /// An element is written of an array: one of those it is known to be, or one that came straight
    /// from a field, or any.
    void noteElement(Reference array) {
        if (array.objects() != null) {
            writtenArrays.addAll(array.objects());
        } else if (array.origin() != null) {
            writtenThrough.add(array.origin());
        } else {
            anyArrayWritten = true;
        }
        forget();
    }

    /// A reference is written into some array.
    void noteReference() {
        referencesStored = true;
    }

    boolean holdReferences() {
        return referencesStored;
    }

    /// Whether elements of the array may be written. When some store cannot be traced to a field,
    /// or is traced to one while arrays move between fields, every array may.
    boolean isWritable(Snapshot.Item array) {
        if (anyArrayWritten || arrayFieldWritten && !writtenThrough.isEmpty()) {
            return true;
        }
        if (writable == null) {
            writable = findWritable();
        }
        return writable.contains(array.number());
    }

    /// Arrays that a field leads to through which elements are written, also by way of arrays.
    private Set<Integer> findWritable() {
        Set<Integer> found = new HashSet<>(writtenArrays);
        Deque<Snapshot.Item> open = new ArrayDeque<>();
        for (Field field : writtenThrough) {
            if (world.usedStatics().contains(field)) {
                addWritable(world.snapshot().staticValue(field), found, open);
            }
            for (Snapshot.Item item : world.live().values()) {
                addWritable(item.fields().get(field), found, open);
            }
        }
        while (!open.isEmpty()) {
            Snapshot.Item array = open.remove();
            if (Kind.of(array.elementDescriptor()) == Kind.REF) {
                for (long element : array.elements()) {
                    addWritable(element, found, open);
                }
            }
        }
        return found;
    }

    private void addWritable(Long value, Set<Integer> found, Deque<Snapshot.Item> open) {
        Snapshot.Item item = value == null ? null : world.snapshot().item(value);
        if (item != null && item.shape() == Snapshot.Shape.ARRAY && found.add(item.number())) {
            open.add(item);
        }
    }
}
