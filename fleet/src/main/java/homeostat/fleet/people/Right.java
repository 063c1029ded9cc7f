package homeostat.fleet.people;

/// One thing that somebody may do at the console.
public enum Right {
    /// Everything that carries no patient's name.
    SEE_BEDS("see beds: numbers, waves, trends, alarms, without names"),
    /// Minimum necessary: who need not know whose numbers they are, is not told.
    SEE_PATIENTS("see who the patient is"),
    /// Acknowledge, and pause sound.
    ANSWER_ALARMS("acknowledge alarms and pause their sound"),
    /// What a device does to a person: needs a second pair of eyes.
    PROPOSE_SETTINGS("propose a device's settings"),
    /// What the ward agreed on beforehand, and what the device's sheet leaves to it; it, too, needs
    /// a second pair of eyes.
    PROPOSE_LIMITS("propose a preset of the ward, or alarm limits that the device's sheet leaves "
            + "to it; take a proposal back"),
    /// The second pair of eyes, never those of who proposed.
    CONFIRM_SETTINGS("confirm settings that somebody else proposed"),
    /// What a device says of itself.
    DIAGNOSE("self-test, journal and live ports of a device"),
    /// How the server is.
    SEE_FLEET("see how the server, its links and the alarms' burden are"),
    /// Numbers that no longer say whose they are.
    EXPORT("export history without identities"),
    /// Who did what.
    SEE_AUDIT("read the audit log and answer security alarms"),
    /// Emergency access: see [Role#BROKEN_GLASS].
    BREAK_GLASS("take emergency access, with a reason, for a quarter of an hour");

    private final String words;

    Right(String words) {
        this.words = words;
    }

    /// What it is, as the manual says it.
    public String words() {
        return words;
    }
}
