package homeostat.proof.owner;

import homeostat.proof.owner.Ownership.Actor;
import homeostat.proof.owner.Ownership.Role;
import homeostat.proof.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Who owns what, as a tree for each task and each fallback: by the fields that lead to a part.
///
/// Only what the code of the actor reads or writes is drawn, and what leads there.
public final class Owners {
    private final Ownership ownership;
    private final Snapshot snapshot;
    private final Map<Integer, Integer> users = new HashMap<>();
    private final BitSet written = new BitSet();

    /// What a part is to the actor in whose tree it stands.
    public enum Kind {
        /// The actor itself or a part that its code alone gets at.
        OWN,
        /// The kernel latches or publishes it.
        PORT,
        /// Others read it too, and no step writes it.
        SHARED,
        /// One on the way to others; the code only follows it.
        WAY
    }

    /// A part.
    ///
    /// @param name the field that leads to it, with `[0..7]` for eight elements that look alike
    /// @param type its class, without the package
    /// @param count how many objects it stands for
    public record Node(String name, String type, Kind kind, int count, List<Node> parts) {
        int size() {
            return count * (1 + parts.stream().mapToInt(Node::size).sum());
        }
    }

    private Owners(Ownership ownership, Snapshot snapshot) {
        this.ownership = ownership;
        this.snapshot = snapshot;
        for (Actor actor : ownership.actors()) {
            if (actor.role() != Role.PORTS) {
                ownership.touched(actor).stream()
                        .forEach(object -> users.merge(object, 1, Integer::sum));
                written.or(ownership.written(actor));
            }
        }
    }

    public static Owners of(Ownership ownership, Snapshot snapshot) {
        return new Owners(ownership, snapshot);
    }

    /// Tasks and fallbacks in the order of the device.
    public List<Actor> actors() {
        return ownership.actors().stream().filter(actor -> actor.role() != Role.PORTS).toList();
    }

    /// What an actor uses, with itself as the root.
    public Node tree(Actor actor) {
        BitSet drawn = new BitSet();
        Map<Integer, List<Integer>> children = new HashMap<>();
        ownership.touched(actor).stream().filter(object -> ownership.reaches(actor, object))
                .forEach(object -> {
                    for (int at = object; at != 0 && !drawn.get(at);
                            at = ownership.before(actor, at)) {
                        drawn.set(at);
                        children.computeIfAbsent(ownership.before(actor, at),
                                key -> new ArrayList<>()).add(at);
                    }
                });
        return node(actor, actor.object(), actor.name(), children);
    }

    /// How many objects its code reads that only static fields lead to: constants of enums, units.
    public int constants(Actor actor) {
        return (int) ownership.touched(actor).stream()
                .filter(object -> !ownership.reaches(actor, object)).count();
    }

    private Node node(Actor actor, int object, String name,
            Map<Integer, List<Integer>> children) {
        List<Node> parts = new ArrayList<>();
        for (int child : children.getOrDefault(object, List.of())) {
            parts.add(node(actor, child, ownership.step(actor, child), children));
        }
        return new Node(name, Paths.simpleName(snapshot.item(object).type()),
                kind(actor, object), 1, folded(parts));
    }

    private Kind kind(Actor actor, int object) {
        if (object == actor.object()) {
            return Kind.OWN;
        }
        if (ownership.isPort(actor, object)) {
            return Kind.PORT;
        }
        if (!ownership.touched(actor).get(object)) {
            return Kind.WAY;
        }
        return !written.get(object) && (users.get(object) > 1
                || ownership.isStatic(object)) ? Kind.SHARED : Kind.OWN;
    }

    /// Elements of an array that look alike, drawn as one.
    private static List<Node> folded(List<Node> parts) {
        List<Node> folded = new ArrayList<>();
        for (Node part : parts) {
            Node last = folded.isEmpty() ? null : folded.getLast();
            if (last != null && part.name().startsWith("[") && last.name().startsWith("[")
                    && last.type().equals(part.type()) && last.kind() == part.kind()
                    && last.parts().equals(part.parts())) {
                String first = last.name().substring(1).split("\\.|]")[0];
                folded.set(folded.size() - 1, new Node("[" + first + ".."
                        + part.name().substring(1), part.type(), part.kind(), last.count() + 1,
                        part.parts()));
            } else {
                folded.add(part);
            }
        }
        return folded;
    }

    /// For people at a terminal.
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Actor actor : actors()) {
            Node root = tree(actor);
            text.append(actor.name()).append("  (").append(role(actor)).append(")\n");
            append(text, root, "");
            if (constants(actor) > 0) {
                text.append("  and ").append(constants(actor))
                        .append(" constants that nobody writes\n");
            }
        }
        return text.toString();
    }

    static String role(Actor actor) {
        return actor.role().name().toLowerCase(Locale.ROOT);
    }

    private static void append(StringBuilder text, Node node, String indent) {
        for (int i = 0; i < node.parts().size(); i++) {
            Node part = node.parts().get(i);
            boolean isLast = i == node.parts().size() - 1;
            text.append(indent).append(isLast ? "└─ " : "├─ ").append(part.name())
                    .append("  ").append(part.type()).append(word(part.kind())).append('\n');
            append(text, part, indent + (isLast ? "   " : "│  "));
        }
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case OWN -> "";
            case PORT -> "  · port";
            case SHARED -> "  · shared, written by nobody";
            case WAY -> "  ·";
        };
    }
}
