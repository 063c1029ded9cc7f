package homeostat.proof;

import homeostat.proof.owner.Ownership;
import java.util.List;

/// The rules about sharing, judged on the objects of the assembled device; see [Ownership].
final class OwnershipRules {
    private final Judgement judgement;
    private final Ownership ownership;

    private OwnershipRules(Judgement judgement) {
        this.judgement = judgement;
        this.ownership =
                Ownership.of(judgement.program, judgement.graph, judgement.snapshot);
    }

    /// What it found out, or null when there are no objects.
    static Ownership judge(Judgement judgement) {
        if (judgement.snapshot == null) {
            judgement.unjudged.addAll(
                    List.of(Rule.ONE_OWNER, Rule.FALLBACK_APART, Rule.NO_STATIC_PART));
            return null;
        }
        OwnershipRules rules = new OwnershipRules(judgement);
        rules.ownership.clashes().forEach(rules::judgeClash);
        rules.ownership.staticParts().forEach(rules::judgeStaticPart);
        for (Place spot : rules.ownership.blindSpots()) {
            judgement.find(Rule.CLOSED_WORLD, spot,
                    "calls a lambda whose objects nobody can see",
                    "write a named class and make its object at assembly");
        }
        return rules.ownership;
    }

    private void judgeClash(Ownership.Clash clash) {
        Ownership.Actor writer = clash.writer();
        Ownership.Actor other = clash.other();
        if (writer.role() == Ownership.Role.PORTS) {
            judgePort(writer, other, clash.object());
        } else if (other.role() == Ownership.Role.PORTS) {
            judgePort(other, writer, clash.object());
        } else if (writer.duty() == other.duty()) {
            judgement.find(Rule.FALLBACK_APART, clash.at(), sentence(clash,
                    writer.role() == Ownership.Role.TASK ? "its fallback " + other.name()
                            : other.name() + ", whose fallback it is,"),
                    "make the fallback parts of its own at assembly; only ports may be used by"
                            + " both", clash.chain());
        } else {
            judgement.find(Rule.ONE_OWNER, clash.at(), sentence(clash, other.name()),
                    "give each task a part of its own, and carry the number through a port and a"
                            + " link", clash.chain());
        }
    }

    private String sentence(Ownership.Clash clash, String who) {
        return "writes " + clash.field() + ", which " + who
                + (clash.otherWrites() ? " writes too" : " reads") + ": the same object is "
                + ownership.path(clash.writer(), clash.object()) + " and "
                + ownership.path(clash.other(), clash.object());
    }

    private void judgePort(Ownership.Actor ports, Ownership.Actor user, int object) {
        String owner = ownership.actors().stream().filter(each -> each.duty() == ports.duty()
                && each.role() == Ownership.Role.TASK).findFirst().orElseThrow().name();
        judgement.find(Rule.ONE_OWNER, ownership.touches(user, object),
                "uses a port of " + owner + ": " + ownership.path(user, object),
                "declare a port on this task's own assembly, and link the two",
                ownership.chain(user, object));
    }

    private void judgeStaticPart(Ownership.Clash clash) {
        judgement.find(Rule.NO_STATIC_PART, clash.at(), "writes " + clash.field()
                + ", and a static field leads there: " + ownership.staticPath(clash.object()),
                "keep the state in a part that the task owns", clash.chain());
    }
}
