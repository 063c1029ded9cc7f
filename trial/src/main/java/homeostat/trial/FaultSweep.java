package homeostat.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/// The whole fault menu, begun at every reading of one cycle of a device, in each of its modes; and
/// pairs of faults, where one begins while the other lasts.
///
/// A device's own trial says what its modes, faults and cycle are and lives one case; this counts.
/// Each case lives from its own start: no state is copied, so that a case and its replay command
/// are the same run.
public final class FaultSweep {
    private FaultSweep() {}

    /// What a device's trial brings to be swept.
    public interface Subject {
        /// The modes in which faults begin, each by the name of how it is reached.
        List<String> modes();

        /// The fault menu.
        List<String> faults();

        /// The faults of which pairs are hazardous.
        List<String> hazardous();

        /// Readings of one cycle: of one beat.
        int readings();

        /// Lives one case.
        ///
        /// @param mode one of [#modes]
        /// @param faults one or two of [#faults]; the second begins while the first lasts
        /// @param reading of the cycle at which the first begins
        /// @return what was broken, a sentence each
        List<String> live(String mode, List<String> faults, int reading);
    }

    /// What came of a sweep.
    ///
    /// @param single cases with one fault
    /// @param pairs cases with two
    /// @param broken what was broken, a sentence each
    public record Result(int single, int pairs, List<String> broken) {

        /// For a terminal.
        public String text() {
            StringBuilder text = new StringBuilder(String.format(Locale.ROOT,
                    "%d cases of one fault, %d of two; %d rules broken%n", single, pairs,
                    broken.size()));
            broken.stream().limit(20).forEach(each -> text.append("  ").append(each)
                    .append('\n'));
            return text.toString();
        }
    }

    /// Sweeps all of it, or every `stride`-th reading.
    ///
    /// @param stride 1 for every reading of the cycle
    public static Result run(Subject subject, int stride, int workers,
            ProgressListener listener) {
        List<Callable<List<String>>> jobs = new ArrayList<>();
        int single = 0;
        for (String mode : subject.modes()) {
            for (String fault : subject.faults()) {
                for (int reading = 0; reading < subject.readings(); reading += stride) {
                    int at = reading;
                    jobs.add(() -> subject.live(mode, List.of(fault), at));
                    single++;
                }
            }
        }
        for (String mode : subject.modes()) {
            for (String one : subject.hazardous()) {
                for (String other : subject.hazardous()) {
                    if (!one.equals(other)) {
                        jobs.add(() -> subject.live(mode, List.of(one, other), 0));
                    }
                }
            }
        }
        List<String> broken = new ArrayList<>();
        for (List<String> each : Workers.all(jobs, workers, listener)) {
            broken.addAll(each);
        }
        return new Result(single, jobs.size() - single, List.copyOf(broken));
    }
}
