package homeostat.fleet;

import homeostat.fleet.people.Entrance;

/// Writes down who did what, as soon as there is something to write it in: a ward that keeps
/// nothing has no log.
final class Witness implements Entrance.Scribe {
    private volatile Office office;

    void office(Office opened) {
        office = opened;
    }

    Office office() {
        return office;
    }

    @Override
    public void note(String actor, String action, String subject, String detail) {
        Office open = office;
        if (open != null) {
            open.audit().note(actor, action, subject, detail);
        }
    }

    /// A name for a patient that says who it was only to whom has the key.
    String patient(String name) {
        Office open = office;
        return open == null ? "" : "patient=" + open.seal().pseudonym(name);
    }
}
