package homeostat.trial.heart;

import homeostat.body.circulation.Recipient;
import homeostat.trial.TrialException;
import java.util.List;

/// The people that an artificial heart is tried on, by name: `typical`, or `recipient#001` and on,
/// the cohort of seed 1.
public final class HeartPatients {
    private static final long COHORT_SEED = 1;
    private static final int PEOPLE_MAX = 999;

    private HeartPatients() {}

    /// The first `people` of the cohort.
    public static List<Recipient> cohort(int people) {
        return Recipient.cohort(COHORT_SEED, people);
    }

    /// Everybody that `selection` means: a name, or a number of people.
    ///
    /// @throws TrialException when it means nobody
    public static List<Recipient> select(String selection) {
        if (selection.matches("[1-9][0-9]{0,2}")) {
            return cohort(Integer.parseInt(selection));
        }
        return List.of(named(selection));
    }

    /// The person of that name.
    ///
    /// @throws TrialException when there is none
    public static Recipient named(String name) {
        if (name.equals("typical")) {
            return Recipient.typical();
        }
        if (name.matches("recipient#[0-9]{3}") && !name.equals("recipient#000")) {
            return cohort(Integer.parseInt(name.substring(10))).getLast();
        }
        throw new TrialException("no such virtual patient: patients=" + name
                + ", expected typical, recipient#001 to recipient#" + PEOPLE_MAX
                + " or how many of them");
    }
}
