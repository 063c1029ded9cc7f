package homeostat.proof.snapshot;

import homeostat.proof.Field;
import homeostat.proof.Method;
import homeostat.proof.ProofException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The objects of an assembled device as the child JVM wrote them down: a heap of numbers.
///
/// A value is 64 bits: a primitive's own, or the number of an object, 0 for null. The root has
/// number 1. What assembly made and dropped is not here; what a static field of the program holds
/// is. A recorded run of the firmware's lists in the same file the methods of the root that it
/// calls ([#entries()]) and reads ([#probes()]).
public final class Snapshot {
    private final Map<Integer, Item> items = new LinkedHashMap<>();
    private final Map<Field, Long> statics = new LinkedHashMap<>();
    private final List<Method> entries = new ArrayList<>();
    private final List<Probe> probes = new ArrayList<>();
    private int root;

    /// What an object is: with fields, an array with elements, or of a JDK class and so opaque.
    public enum Shape { OBJECT, ARRAY, OPAQUE }

    /// One object. `type` is an internal name, for an array its descriptor; `label` is an enum
    /// constant's name, else null.
    public record Item(int number, Shape shape, String type, String label, Map<Field, Long> fields,
            long[] elements) {
        /// The descriptor of an array's elements.
        public String elementDescriptor() {
            return type.substring(1);
        }
    }

    /// A method of the root that is read after each call, with its arguments' bits.
    public record Probe(Method method, long[] arguments) {
    }

    private Snapshot() {
    }

    /// Assembles a device in a child JVM, with the JDK that runs this, and takes its objects.
    ///
    /// @param classPath folders and jars of the device and all it uses
    /// @param assembly a static method or a constructor, without parameters
    /// @throws ProofException when there is no such method, when it throws, returns null or does
    ///     not come back within [Assembly#SECONDS]
    public static Snapshot of(List<Path> classPath, Method assembly) {
        return Assembly.run(classPath, assembly);
    }

    /// Reads what a [SnapshotWriter] wrote.
    ///
    /// @throws ProofException when the file cannot be read or is not a snapshot
    public static Snapshot read(Path file) {
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
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException
                | NullPointerException e) {
            throw new ProofException("not a snapshot: file=" + file
                    + ", expected what a SnapshotWriter writes", e);
        }
        if (snapshot.root() == null) {
            throw new ProofException("no root in the snapshot: file=" + file
                    + ", expected the whole of it");
        }
        return snapshot;
    }

    private static Item item(String[] words) {
        Shape shape = switch (words[0]) {
            case "object" -> Shape.OBJECT;
            case "array" -> Shape.ARRAY;
            case "opaque" -> Shape.OPAQUE;
            default -> throw new ProofException("not a line of a snapshot: word=" + words[0]
                    + ", expected object, array or opaque");
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

    /// What assembly returned or constructed.
    public Item root() {
        return items.get(root);
    }

    /// The object of that number; null for 0.
    public Item item(long number) {
        return items.get((int) number);
    }

    /// All objects in the order in which they were met: breadth first from the root.
    public Collection<Item> items() {
        return Collections.unmodifiableCollection(items.values());
    }

    /// Every static field of the program's classes that were met, with its value.
    public Map<Field, Long> statics() {
        return Collections.unmodifiableMap(statics);
    }

    /// Internal names of the classes that have objects here, without arrays.
    public Set<String> instantiated() {
        Set<String> types = new TreeSet<>();
        for (Item item : items.values()) {
            if (item.shape() != Shape.ARRAY) {
                types.add(item.type());
            }
        }
        return types;
    }

    /// The value a static field had after assembly; null when its class was never met.
    public Long staticValue(Field field) {
        return statics.get(field);
    }

    /// Methods of the root that the run calls, in the order of their numbers.
    public List<Method> entries() {
        return entries;
    }

    /// Methods of the root that the run reads after each call.
    public List<Probe> probes() {
        return probes;
    }

    /// Every method that the host calls.
    public Set<Method> roots() {
        Set<Method> roots = new LinkedHashSet<>(entries);
        probes.forEach(probe -> roots.add(probe.method()));
        return roots;
    }

    /// How many objects there are.
    public int size() {
        return items.size();
    }
}
