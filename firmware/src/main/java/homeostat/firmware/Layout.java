package homeostat.firmware;

import homeostat.proof.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// How the fields of a class lie in memory on a 32-bit core: sizes, offsets, padding, and the order
/// that wastes least.
///
/// An object begins with four bytes that name its class, if it is ever asked for it ([Heads]). A
/// superclass's fields come first, in its own order, so that code for the superclass works on the
/// subclass.
final class Layout {
    private static final int WORD = 4;

    private final boolean named;
    private final Predicate<String> inByte;

    /// @param named whether objects begin with the number of their class
    /// @param inByte whether a field of a descriptor holds the number of an enum's constant
    Layout(boolean named, Predicate<String> inByte) {
        this.named = named;
        this.inByte = inByte;
    }

    private int head() {
        return named ? WORD : 0;
    }

    /// A field and where it lies.
    ///
    /// @param padding unused bytes before it
    record Place(Field field, int offset, int size, int padding) {
    }

    /// Bytes that a field of this descriptor takes, which is also what it is aligned to.
    int size(String descriptor) {
        return inByte.test(descriptor) ? 1 : switch (descriptor.charAt(0)) {
            case 'Z', 'B' -> 1;
            case 'C', 'S' -> 2;
            case 'J', 'D' -> 8;
            default -> 4;
        };
    }

    /// A class's own fields, `above` those of its superclasses: each time the largest that fits
    /// without a gap, or else the largest.
    List<Field> ordered(List<Field> above, List<Field> own) {
        int at = end(above);
        List<Field> left = new ArrayList<>(own);
        List<Field> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            Field best = null;
            for (Field each : left) {
                int size = size(each.descriptor());
                boolean fits = at % size == 0;
                boolean bestFits = best != null && at % size(best.descriptor()) == 0;
                if (best == null || fits && !bestFits
                        || fits == bestFits && size > size(best.descriptor())) {
                    best = each;
                }
            }
            at = align(at, size(best.descriptor())) + size(best.descriptor());
            ordered.add(best);
            left.remove(best);
        }
        return ordered;
    }

    private static int align(int at, int size) {
        return (at + size - 1) / size * size;
    }

    private int end(List<Field> fields) {
        int at = head();
        for (Field each : fields) {
            int size = size(each.descriptor());
            at = align(at, size) + size;
        }
        return at;
    }

    /// Where the fields lie in this order.
    List<Place> places(List<Field> fields) {
        List<Place> places = new ArrayList<>();
        int at = head();
        for (Field each : fields) {
            int size = size(each.descriptor());
            int offset = align(at, size);
            places.add(new Place(each, offset, size, offset - at));
            at = offset + size;
        }
        return places;
    }

    /// What an object is aligned to.
    int alignment(List<Field> fields) {
        return Math.max(Math.max(1, head()),
                fields.stream().mapToInt(f -> size(f.descriptor())).max().orElse(1));
    }

    /// Bytes that are no padding.
    int used(List<Field> fields) {
        return head() + fields.stream().mapToInt(field -> size(field.descriptor())).sum();
    }

    /// Bytes of an object with these fields in this order.
    int total(List<Field> fields) {
        return align(Math.max(1, end(fields)), alignment(fields));
    }
}
