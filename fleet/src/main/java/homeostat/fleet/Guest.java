package homeostat.fleet;

import homeostat.fleet.people.Right;
import homeostat.fleet.people.Session;
import homeostat.wire.Bed;
import java.util.ArrayList;
import java.util.List;

/// Who asks: somebody who has signed in, or, in a ward that is open on this machine only, whoever
/// sits there.
final class Guest {
    private static final String NOBODY = "nobody";

    private final Session session;
    private final String address;
    private final Witness witness;

    /// `session` is null in an open ward.
    Guest(Session session, String address, Witness witness) {
        this.session = session;
        this.address = address;
        this.witness = witness;
    }

    /// A screen without a person.
    static Guest nobody(Witness witness) {
        return new Guest(null, NOBODY, witness);
    }

    /// What the log calls them.
    String name() {
        return session == null ? "console " + address : session.name();
    }

    /// Null in an open ward.
    Session session() {
        return session;
    }

    /// Whether they may do something now. What takes two people or watches people is nothing for a
    /// ward in which nobody says who they are.
    boolean may(Right right, long nowNs) {
        if (session != null) {
            return session.may(right, nowNs);
        }
        if (address.equals(NOBODY)) {
            return right == Right.SEE_BEDS;
        }
        return switch (right) {
            case SEE_BEDS, SEE_PATIENTS, ANSWER_ALARMS, DIAGNOSE, SEE_FLEET, EXPORT -> true;
            case PROPOSE_SETTINGS, PROPOSE_LIMITS, CONFIRM_SETTINGS, SEE_AUDIT,
                    BREAK_GLASS -> false;
        };
    }

    /// Whether they are still in.
    boolean isIn(long nowNs) {
        return session == null || session.leftNs(nowNs) > 0;
    }

    /// Writes down, once for each session, whom they see.
    void sees(List<BedMemory> beds, long nowNs) {
        if (session == null || !may(Right.SEE_PATIENTS, nowNs)) {
            return;
        }
        List<String> first = new ArrayList<>();
        for (BedMemory bed : beds) {
            Bed who;
            synchronized (bed) {
                who = bed.bed();
            }
            if (session.sees(who.name() + '\n' + who.patient())) {
                first.add(who.name() + ' ' + witness.patient(who.patient()));
            }
        }
        if (!first.isEmpty()) {
            witness.note(name(), "see", String.join(", ", first), "role="
                    + session.role().word() + (session.glassLeftNs(nowNs) > 0
                    ? " by emergency access" : ""));
        }
    }
}
