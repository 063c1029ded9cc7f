package homeostat.trial.vad;

import homeostat.body.circulation.HeartFailure;
import homeostat.trial.TrialException;
import java.util.List;

/// The people that a heart pump is tried on, by name: `typical`, or `heart#001` and on, the cohort
/// of seed 1.
public final class VadPatients {
    private static final long COHORT_SEED = 1;
    private static final int PEOPLE_MAX = 999;

    private VadPatients() {}

    /// The first `people` of the cohort.
    public static List<HeartFailure> cohort(int people) {
        return HeartFailure.cohort(COHORT_SEED, people);
    }

    /// Everybody that `selection` means: a name, or a number of people.
    ///
    /// @throws TrialException when it means nobody
    public static List<HeartFailure> select(String selection) {
        if (selection.matches("[1-9][0-9]{0,2}")) {
            return cohort(Integer.parseInt(selection));
        }
        return List.of(named(selection));
    }

    /// The person of that name.
    ///
    /// @throws TrialException when there is none
    public static HeartFailure named(String name) {
        if (name.equals("typical")) {
            return HeartFailure.typical();
        }
        if (name.matches("heart#[0-9]{3}") && !name.equals("heart#000")) {
            return cohort(Integer.parseInt(name.substring(6))).getLast();
        }
        throw new TrialException("no such virtual patient: patients=" + name
                + ", expected typical, heart#001 to heart#" + PEOPLE_MAX
                + " or how many of them");
    }
}
