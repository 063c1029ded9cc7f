package homeostat.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// A sweep of faults: many runs of one device, something broken in each, and every one judged.
///
/// A device's own trial says what its cases are, by mode; here they are lived by any number of
/// workers and counted. Each lives from its own start: no state is copied, so that a case and its
/// replay command are the same run.
public final class FaultSweep {
    private static final int TOLD = 20;

    private FaultSweep() {}

    /// One run in which something breaks.
    public interface Case {
        /// The mode of the device in which it breaks.
        String mode();

        /// What breaks when; the name by which it is lived again.
        String label();

        /// The command that does it again.
        String replay();

        /// Lives it.
        Outcome live();
    }

    /// What came of a case.
    ///
    /// @param broken the first rule that the device broke, when and how; `null` for none
    /// @param isHarmed whether anything at all was found
    public record Outcome(String broken, boolean isHarmed) {}

    /// A case that broke a rule.
    ///
    /// @param label the case
    /// @param broken what was broken first
    /// @param replay the command that does it again
    public record Failure(String label, String broken, String replay) {}

    /// What came of a sweep.
    ///
    /// @param tried how many cases by the mode that they broke in
    /// @param failures those that broke a rule
    /// @param harmed in how many cases a person came to harm without a rule being broken
    public record Result(Map<String, Integer> tried, List<Failure> failures, int harmed) {

        /// All cases.
        public int total() {
            return tried.values().stream().mapToInt(Integer::intValue).sum();
        }

        /// For a terminal.
        public String text() {
            StringBuilder text = new StringBuilder(String.format("%-16s %7s%n", "mode", "cases"));
            tried.forEach((mode, cases) -> text.append(String.format("%-16s %7d%n", mode, cases)));
            text.append(String.format("%-16s %7d%n", "all", total()));
            text.append(failures.isEmpty() ? "no safety rule was broken\n"
                    : failures.size() + " cases broke a safety rule:\n");
            failures.stream().limit(TOLD).forEach(each -> text.append("  ")
                    .append(each.broken).append("\n    ").append(each.replay).append('\n'));
            return text.append("harm without a broken rule in ").append(harmed)
                    .append(" cases; simulated\n").toString();
        }
    }

    /// Lives all of them; `listener` hears of each.
    ///
    /// @throws TrialException when the calling thread is interrupted meanwhile
    public static Result run(List<? extends Case> cases, int workers,
            ProgressListener listener) {
        List<Callable<Outcome>> jobs = new ArrayList<>();
        Map<String, Integer> tried = new LinkedHashMap<>();
        for (Case each : cases) {
            jobs.add(each::live);
            tried.merge(each.mode(), 1, Integer::sum);
        }
        List<Outcome> outcomes = Workers.all(jobs, workers, listener);
        List<Failure> failures = new ArrayList<>();
        int harmed = 0;
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i).broken() != null) {
                failures.add(new Failure(cases.get(i).label(), outcomes.get(i).broken(),
                        cases.get(i).replay()));
            } else if (outcomes.get(i).isHarmed()) {
                harmed++;
            }
        }
        return new Result(tried, List.copyOf(failures), harmed);
    }
}
