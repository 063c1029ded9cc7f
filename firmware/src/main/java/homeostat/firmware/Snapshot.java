package homeostat.firmware;

import homeostat.proof.Field;
import homeostat.proof.Method;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The objects of an assembled device as the child JVM wrote them down: a heap of numbers.
///
/// A value is 64 bits: a primitive's own, or the number of an object, 0 for null.
final class Snapshot {
    private final Map<Integer, Item> items = new LinkedHashMap<>();
    private final Map<Field, Long> statics = new LinkedHashMap<>();
    private final List<Method> entries = new ArrayList<>();
    private final List<Probe> probes = new ArrayList<>();
    private int root;

    /// What an object is: with fields, an array with elements, or of a JDK class and so opaque.
    enum Shape { OBJECT, ARRAY, OPAQUE }

    /// One object. `type` is an internal name, for an array its descriptor; `label` is an enum
    /// constant's name, else null.
    record Item(int number, Shape shape, String type, String label, Map<Field, Long> fields,
            long[] elements) {
        /// The descriptor of an array's elements.
        String elementDescriptor() {
            return type.substring(1);
        }
    }

    /// A method of the root that is read after each call, with its arguments' bits.
    record Probe(Method method, long[] arguments) {
    }

    private Snapshot() {
    }

    static Snapshot read(Path file) {
        Snapshot snapshot = new Snapshot();
        try {
            Item current = null;
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                String[] words = line.split(" ");
                switch (words[0]) {
                    case "root" -> snapshot.root = Integer.parseInt(words[1]);
                    case "entry" -> snapshot.entries.add(new Method(words[1], words[2], words[3]));
                    case "probe" -> snapshot.probes.add(new Probe(
                            new Method(words[1], words[2], words[3]), numbers(words, 4)));
                    case "static" -> snapshot.statics.put(fieldOf(words), Long.parseLong(words[4]));
                    case "field" -> current.fields().put(fieldOf(words), Long.parseLong(words[4]));
                    default -> {
                        current = item(words);
                        snapshot.items.put(current.number(), current);
                    }
                }
            }
        } catch (IOException e) {
            throw new FirmwareException("cannot read the snapshot: file=" + file, e);
        }
        return snapshot;
    }

    private static Item item(String[] words) {
        Shape shape = switch (words[0]) {
            case "object" -> Shape.OBJECT;
            case "array" -> Shape.ARRAY;
            case "opaque" -> Shape.OPAQUE;
            default -> throw new FirmwareException("not a line of a snapshot: " + words[0]);
        };
        String label = shape == Shape.OBJECT && words.length > 3 ? words[3] : null;
        return new Item(Integer.parseInt(words[1]), shape, words[2], label, new LinkedHashMap<>(),
                shape == Shape.ARRAY ? numbers(words, 3) : new long[0]);
    }

    private static Field fieldOf(String[] words) {
        return new Field(words[1], words[2], words[3]);
    }

    private static long[] numbers(String[] words, int from) {
        long[] numbers = new long[words.length - from];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Long.parseLong(words[from + i]);
        }
        return numbers;
    }

    Item root() {
        return items.get(root);
    }

    Item item(long number) {
        return items.get((int) number);
    }

    /// The value a static field had after assembly; null when its class was never met.
    Long staticValue(Field field) {
        return statics.get(field);
    }

    /// Methods of the root that the run calls, in the order of their numbers.
    List<Method> entries() {
        return entries;
    }

    List<Probe> probes() {
        return probes;
    }

    /// Every method that the host calls.
    Set<Method> roots() {
        Set<Method> roots = new LinkedHashSet<>(entries);
        probes.forEach(probe -> roots.add(probe.method()));
        return roots;
    }

    int size() {
        return items.size();
    }
}
