package homeostat.proof.owner;

import homeostat.proof.Field;
import homeostat.proof.Method;
import homeostat.proof.Program;
import homeostat.proof.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The objects by number as one task meets them: those of the snapshot, and one more for each `new`
/// in its code. A cell is a field of one object, or all elements of one array together; it holds
/// every object that may ever be found there, at assembly or by a store of this task.
final class Heap {
    /// Stands for the elements of an array.
    static final Field ELEMENTS = new Field("", "[]", "");
    /// The owner of static fields: null has no fields of its own.
    static final int STATIC = 0;

    private final Snapshot snapshot;
    private final int assembled;
    private final Map<Cell, BitSet> contents = new HashMap<>();
    private final Map<Made, Integer> made = new HashMap<>();
    private final List<String> madeTypes = new ArrayList<>();

    /// A field of an object, or with [#ELEMENTS] the elements of an array.
    record Cell(int object, Field field) {
    }

    /// A place in a method that makes objects, whatever it runs on: so there are finitely many.
    private record Made(Method method, int index) {
    }

    /// @param snapshot null where nothing is assembled
    Heap(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.assembled = snapshot == null ? 0 : snapshot.size();
    }

    /// Whether the object was there before the first step.
    boolean isAssembled(int object) {
        return object > 0 && object <= assembled;
    }

    /// Internal name, or descriptor of an array.
    String type(int object) {
        return isAssembled(object) ? snapshot.item(object).type()
                : madeTypes.get(object - assembled - 1);
    }

    /// The object that stands for all that a place makes.
    int madeAt(Method method, int index, String type) {
        return made.computeIfAbsent(new Made(method, index), key -> {
            madeTypes.add(type);
            return assembled + madeTypes.size();
        });
    }

    /// What may be found in a cell; not to be changed.
    BitSet at(Cell cell) {
        return contents.computeIfAbsent(cell, this::assembled);
    }

    /// Adds to a cell; whether that was news.
    boolean put(Cell cell, BitSet values) {
        BitSet held = at(cell);
        int before = held.cardinality();
        held.or(values);
        return held.cardinality() != before;
    }

    private BitSet assembled(Cell cell) {
        BitSet held = new BitSet();
        if (snapshot == null) {
            return held;
        }
        if (cell.object() == STATIC) {
            add(held, cell.field().descriptor(), snapshot.staticValue(cell.field()));
        } else if (isAssembled(cell.object())) {
            Snapshot.Item item = snapshot.item(cell.object());
            if (cell.field().equals(ELEMENTS)) {
                for (long element : item.elements()) {
                    add(held, item.elementDescriptor(), element);
                }
            } else {
                add(held, cell.field().descriptor(), item.fields().get(cell.field()));
            }
        }
        return held;
    }

    private static void add(BitSet held, String descriptor, Long value) {
        if (value != null && value != 0 && isReference(descriptor)) {
            held.set(Math.toIntExact(value));
        }
    }

    static boolean isReference(String descriptor) {
        return descriptor.startsWith("L") || descriptor.startsWith("[");
    }

    /// Those of the objects that a cast to `type` lets pass. What has no class file passes.
    BitSet cast(Program program, BitSet values, String type) {
        BitSet passed = new BitSet();
        for (int object = values.nextSetBit(0); object >= 0;
                object = values.nextSetBit(object + 1)) {
            String own = type(object);
            if (!own.startsWith("[") && !program.exists(own) || program.isSubtype(own, type)) {
                passed.set(object);
            }
        }
        return passed;
    }
}
