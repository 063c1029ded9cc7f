package homeostat.cover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What was shown of one decision.
///
/// A condition is *shown* by a pair of evaluations with different outcomes in which it differs and
/// every other condition is the same, or was not evaluated in one of the two. This is unique-cause
/// MC/DC with short circuits: what a short circuit skips has no value, so it cannot differ. It asks
/// more than masking MC/DC, where a skipped effect, too, may differ; and unlike plain unique-cause
/// MC/DC it can be reached where a condition stands twice in a decision.
///
/// @param decision the decision
/// @param evaluations all ways in which it was evaluated
/// @param pairs for each condition the first pair that shows it
record DecisionCoverage(Decision decision, SortedSet<Evaluation> evaluations,
        List<Optional<Pair>> pairs) {

    /// Two evaluations that differ by one condition.
    record Pair(Evaluation one, Evaluation other) {
        String text(Decision decision) {
            return one.text(decision) + " and " + other.text(decision);
        }
    }

    static DecisionCoverage of(Decision decision, SortedSet<Evaluation> evaluations) {
        List<Optional<Pair>> pairs = new ArrayList<>();
        for (int i = 0; i < decision.conditions().size(); i++) {
            pairs.add(pair(decision, List.copyOf(evaluations), i));
        }
        return new DecisionCoverage(decision, new TreeSet<>(evaluations), List.copyOf(pairs));
    }

    private static Optional<Pair> pair(Decision decision, List<Evaluation> all, int condition) {
        for (Evaluation one : all) {
            for (Evaluation other : all) {
                if (one.hasEvaluated(condition) && other.hasEvaluated(condition)
                        && one.isTrue(condition) && !other.isTrue(condition)
                        && one.outcome(decision) != other.outcome(decision)
                        && differOnlyBy(decision, one, other, condition)) {
                    return Optional.of(new Pair(one, other));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean differOnlyBy(Decision decision, Evaluation one, Evaluation other,
            int condition) {
        for (int i = 0; i < decision.conditions().size(); i++) {
            if (i != condition && one.hasEvaluated(i) && other.hasEvaluated(i)
                    && one.isTrue(i) != other.isTrue(i)) {
                return false;
            }
        }
        return true;
    }

    /// Whether every condition is shown.
    boolean isCovered() {
        return pairs.stream().allMatch(Optional::isPresent);
    }

    /// How many conditions are shown.
    int shown() {
        return (int) pairs.stream().filter(Optional::isPresent).count();
    }
}
