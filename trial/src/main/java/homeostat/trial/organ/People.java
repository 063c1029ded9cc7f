package homeostat.trial.organ;

import homeostat.trial.TrialException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The people of an organ's trial, by name: somebody `typical`, the cohort on which the device was
/// tuned (`renal#001` and on), and a cohort that nobody looked at while it was (`unseen#001` and
/// on). A figure of the first kind of people says what was reached, one of the second what it is
/// worth.
public final class People<P> {
    /// The word of the cohort that was held out.
    public static final String UNSEEN = "unseen";

    private static final String TYPICAL = "typical";
    private static final String BOTH = "both";
    private static final String COUNT = "[1-9][0-9]{0,2}";
    private static final String NUMBER = "[0-9]{3}";
    private static final int PEOPLE_MAX = 999;
    private static final long TUNED_SEED = 1;
    private static final long UNSEEN_SEED = 20_261_121;

    private final String word;
    private final P typical;
    private final Cohort<P> cohort;

    /// The first so many people of a seed.
    @FunctionalInterface
    public interface Cohort<P> {
        /// Draws them.
        List<P> draw(long seed, int people);
    }

    /// @param word that the names of the tuned cohort begin with
    public People(String word, P typical, Cohort<P> cohort) {
        this.word = word;
        this.typical = typical;
        this.cohort = cohort;
    }

    /// Names of everybody that `selection` means: a name, a number of people of the tuned cohort,
    /// or a number after `unseen:` or `both:`.
    ///
    /// @throws TrialException when it means nobody
    public List<String> select(String selection) {
        String[] parts = selection.split(":", 2);
        String count = parts[parts.length - 1];
        if (!count.matches(COUNT)) {
            named(selection);
            return List.of(selection);
        }
        String which = parts.length == 1 ? word : parts[0];
        boolean isBoth = which.equals(BOTH);
        if (!isBoth && !which.equals(UNSEEN) && !which.equals(word)) {
            throw nobody(selection);
        }
        return isBoth ? Stream.concat(names(word, count), names(UNSEEN, count)).toList()
                : names(which, count).toList();
    }

    private static Stream<String> names(String word, String count) {
        return IntStream.rangeClosed(1, Integer.parseInt(count))
                .mapToObj(number -> String.format("%s#%03d", word, number));
    }

    /// The person of that name.
    ///
    /// @throws TrialException when there is none
    public P named(String name) {
        if (name.equals(TYPICAL)) {
            return typical;
        }
        boolean isUnseen = name.startsWith(UNSEEN + "#");
        String number = name.substring(name.indexOf('#') + 1);
        boolean isKnown = (isUnseen || name.startsWith(word + "#")) && number.matches(NUMBER)
                && Integer.parseInt(number) > 0;
        if (!isKnown) {
            throw nobody(name);
        }
        return cohort.draw(isUnseen ? UNSEEN_SEED : TUNED_SEED, Integer.parseInt(number))
                .getLast();
    }

    /// What the people with such a name have in common, for the head of a table.
    public String group(String name) {
        return name.equals(TYPICAL) ? "The person in the middle of every distribution"
                : name.startsWith(UNSEEN + "#") ? "People it was not tuned on"
                : "People it was tuned on";
    }

    private TrialException nobody(String selection) {
        return new TrialException("no such virtual patient: patients=" + selection
                + ", expected typical, " + word + "#001 to " + word + "#" + PEOPLE_MAX + ", "
                + UNSEEN + "#001 and on, how many of them (8), or " + UNSEEN + ":8 or " + BOTH
                + ":8");
    }
}
