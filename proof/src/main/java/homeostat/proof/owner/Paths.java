package homeostat.proof.owner;

import homeostat.proof.Field;
import homeostat.proof.snapshot.Snapshot;
import java.lang.constant.ClassDesc;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/// How an object is reached from another, by the shortest way over fields and elements:
/// `Control.filter.taps[3]`.
final class Paths {
    private final Snapshot snapshot;
    private final Map<Integer, Step> steps = new LinkedHashMap<>();

    private record Step(int from, String text, int depth) {
    }

    private Paths(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    static Paths from(Snapshot snapshot, int object, String name) {
        Paths paths = new Paths(snapshot);
        Deque<Integer> open = new ArrayDeque<>();
        paths.take(open, 0, object, name);
        paths.follow(open);
        return paths;
    }

    /// From all static fields of the program.
    static Paths fromStatics(Snapshot snapshot) {
        Paths paths = new Paths(snapshot);
        Deque<Integer> open = new ArrayDeque<>();
        snapshot.statics().forEach((field, value) -> {
            if (Heap.isReference(field.descriptor())) {
                paths.take(open, 0, value.intValue(), simpleName(field.owner()) + "."
                        + field.name());
            }
        });
        paths.follow(open);
        return paths;
    }

    private void follow(Deque<Integer> open) {
        while (!open.isEmpty()) {
            Snapshot.Item item = snapshot.item(open.remove());
            for (Map.Entry<Field, Long> each : item.fields().entrySet()) {
                if (Heap.isReference(each.getKey().descriptor())) {
                    take(open, item.number(), each.getValue().intValue(),
                            "." + each.getKey().name());
                }
            }
            if (item.shape() == Snapshot.Shape.ARRAY
                    && Heap.isReference(item.elementDescriptor())) {
                for (int i = 0; i < item.elements().length; i++) {
                    take(open, item.number(), (int) item.elements()[i], "[" + i + "]");
                }
            }
        }
    }

    private void take(Deque<Integer> open, int from, int object, String text) {
        if (object != 0 && !steps.containsKey(object)) {
            steps.put(object, new Step(from, text, from == 0 ? 0 : steps.get(from).depth() + 1));
            open.add(object);
        }
    }

    boolean reaches(int object) {
        return steps.containsKey(object);
    }

    /// The object before it on the way, 0 where the way begins.
    int before(int object) {
        return steps.get(object).from();
    }

    /// The last part of the way: a field's name, or an element in brackets.
    String step(int object) {
        String text = steps.get(object).text();
        return text.startsWith(".") ? text.substring(1) : text;
    }

    String to(int object) {
        Step step = steps.get(object);
        return step == null ? "a static field"
                : step.from() == 0 ? step.text() : to(step.from()) + step.text();
    }

    /// Objects in the order of their distance.
    Iterable<Integer> nearestFirst() {
        return steps.keySet();
    }

    /// Whether the way to an object leads over one of the given.
    boolean leadsOver(int object, BitSet others) {
        for (int at = before(object); at != 0; at = before(at)) {
            if (others.get(at)) {
                return true;
            }
        }
        return false;
    }

    /// `Ring` of `homeostat/kernel/Ring`, `Taps` of `Filter$Taps`, `double[]` of `[D`.
    static String simpleName(String type) {
        if (type.startsWith("[")) {
            return ClassDesc.ofDescriptor(type).displayName();
        }
        String name = type.substring(type.lastIndexOf('/') + 1);
        return name.substring(name.lastIndexOf('$') + 1);
    }
}
