package homeostat.fleet.people;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// What somebody is here for, and so what they may do. This is the table: the manual's is printed
/// from it, and a test asks the running server for every cell.
public enum Role {
    /// At the bed.
    NURSE("nurse", Right.SEE_BEDS, Right.SEE_PATIENTS, Right.ANSWER_ALARMS,
            Right.PROPOSE_LIMITS, Right.CONFIRM_SETTINGS, Right.SEE_FLEET,
            Right.BREAK_GLASS),
    /// Orders therapy.
    PHYSICIAN("physician", Right.SEE_BEDS, Right.SEE_PATIENTS, Right.ANSWER_ALARMS,
            Right.PROPOSE_SETTINGS, Right.PROPOSE_LIMITS, Right.CONFIRM_SETTINGS,
            Right.DIAGNOSE, Right.SEE_FLEET, Right.EXPORT),
    /// Keeps devices well, and needs no names for that.
    ENGINEER("biomedical engineer", Right.SEE_BEDS, Right.DIAGNOSE, Right.SEE_FLEET,
            Right.BREAK_GLASS),
    /// Watches who does what, and no patients.
    OFFICER("security officer", Right.SEE_FLEET, Right.SEE_AUDIT);

    /// What emergency access adds for as long as it lasts: what a physician at the bed may do, save
    /// what takes time to think over.
    public static final Set<Right> BROKEN_GLASS = Set.of(Right.SEE_BEDS, Right.SEE_PATIENTS,
            Right.ANSWER_ALARMS, Right.PROPOSE_SETTINGS, Right.PROPOSE_LIMITS);

    private final String words;
    private final Set<Right> rights;

    Role(String words, Right first, Right... others) {
        this.words = words;
        this.rights = EnumSet.of(first, others);
    }

    /// What people call it.
    public String words() {
        return words;
    }

    /// One word for it, on the command line and in the file of people.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it allows something.
    public boolean may(Right right) {
        return rights.contains(right);
    }

    /// The role called by `word`.
    public static Role named(String word) {
        for (Role role : values()) {
            if (role.word().equals(word)) {
                return role;
            }
        }
        throw new PeopleException("no such role: role=" + word.replaceAll("\\p{Cntrl}", "?")
                + ", expected nurse, physician, engineer or officer");
    }

    /// The table as the manual shows it.
    public static String table() {
        StringBuilder text = new StringBuilder("| may |");
        for (Role role : values()) {
            text.append(' ').append(role.words).append(" |");
        }
        text.append(" emergency access adds |\n|---|");
        text.append(":-:|".repeat(values().length + 1)).append('\n');
        for (Right right : Right.values()) {
            text.append("| ").append(right.words()).append(" |");
            for (Role role : values()) {
                text.append(role.may(right) ? " yes |" : " – |");
            }
            text.append(BROKEN_GLASS.contains(right) ? " yes |\n" : " – |\n");
        }
        return text.toString();
    }
}
