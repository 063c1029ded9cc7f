package homeostat.firmware;

import homeostat.proof.Field;
import java.util.ArrayList;
import java.util.List;

/// How the fields of a class lie in memory on a 32-bit core: sizes, offsets, padding, and the order
/// that wastes least.
///
/// Every object begins with four bytes that name its class. A superclass's fields come first, in
/// its own order, so that code for the superclass works on the subclass.
final class Layout {
    private static final int HEADER = 4;

    private Layout() {
    }

    /// A field and where it lies.
    ///
    /// @param padding unused bytes before it
    record Place(Field field, int offset, int size, int padding) {
    }

    /// Bytes that a field of this descriptor takes, which is also what it is aligned to.
    static int size(String descriptor) {
        return switch (descriptor.charAt(0)) {
            case 'Z', 'B' -> 1;
            case 'C', 'S' -> 2;
            case 'J', 'D' -> 8;
            default -> 4;
        };
    }

    /// A class's own fields, `above` those of its superclasses: each time the largest that fits
    /// without a gap, or else the largest.
    static List<Field> ordered(List<Field> above, List<Field> own) {
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

    private static int end(List<Field> fields) {
        int at = HEADER;
        for (Field each : fields) {
            int size = size(each.descriptor());
            at = align(at, size) + size;
        }
        return at;
    }

    /// Where the fields lie in this order.
    static List<Place> places(List<Field> fields) {
        List<Place> places = new ArrayList<>();
        int at = HEADER;
        for (Field each : fields) {
            int size = size(each.descriptor());
            int offset = align(at, size);
            places.add(new Place(each, offset, size, offset - at));
            at = offset + size;
        }
        return places;
    }

    /// What an object takes.
    static int alignment(List<Field> fields) {
        return fields.stream().mapToInt(f -> size(f.descriptor())).max().orElse(HEADER) > HEADER
                ? 8 : HEADER;
    }

    /// Bytes of an object with these fields in this order.
    static int total(List<Field> fields) {
        return align(end(fields), alignment(fields));
    }
}
