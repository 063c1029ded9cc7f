package homeostat.evidence;

import java.util.List;

/// One node of the argument: a hazard, a control, a requirement, or a place in code or tests.
///
/// `problem` is `null` when the node stands; otherwise it says in words what is broken.
public record Link(
        String id,
        Kind kind,
        String title,
        String text,
        String place,
        String result,
        String problem,
        List<Link> coveredBy) {

    /// What a node is, by the artifact type of its identifier.
    public enum Kind {
        /// What could hurt somebody.
        HAZARD("haz"),
        /// What keeps it from doing so.
        CONTROL("ctl"),
        /// What the software must do for that.
        REQUIREMENT("req"),
        /// Where it does it.
        CODE("impl"),
        /// A unit test that ran.
        TEST("utest"),
        /// A closed-loop trial that ran.
        TRIAL("trial"),
        /// Anything else.
        OTHER("");

        private final String artifact;

        Kind(String artifact) {
            this.artifact = artifact;
        }

        static Kind of(String artifact) {
            for (Kind kind : values()) {
                if (kind.artifact.equals(artifact)) {
                    return kind;
                }
            }
            return OTHER;
        }
    }

    /// Whether this node and everything it rests on stands.
    public boolean stands() {
        return problem == null && coveredBy.stream().allMatch(Link::stands);
    }
}
