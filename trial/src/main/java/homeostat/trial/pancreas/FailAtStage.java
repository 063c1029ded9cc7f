package homeostat.trial.pancreas;

import homeostat.trial.TrialException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The way into each mode of the pancreas, from which one full cycle is broken at every place.
///
/// A cycle is half an hour: ten readings, each kind of command, every receipt, and as long as any
/// order lives.
enum FailAtStage {
    /// From the first minute.
    STARTING(0, 0, List.of(), List.of()),
    /// A meal is announced and covered.
    REGULATING(1, 55, List.of(new Meal(60, 50, true)), List.of()),
    /// The pump runs away until the device has stopped it.
    SUSPENDED(2, 60, List.of(), List.of(new Fault(FaultKind.RUNAWAY, 60, 60, 0.9))),
    /// The pump does not say whether it gave the bolus.
    CAUTIOUS(3, 60, List.of(new Meal(60, 50, true)),
            List.of(new Fault(FaultKind.LOST_ACKNOWLEDGEMENT, 60, 20, 0.5))),
    /// The sensor falls silent and comes back.
    FALLBACK(4, 60, List.of(new Meal(60, 50, true)),
            List.of(new Fault(FaultKind.STALE, 75, 35, 0.5)));

    /// Length of a cycle.
    static final int CYCLE_MINUTES = 30;

    private final int modeCode;
    private final int fromMinute;
    private final List<Meal> meals;
    private final List<Fault> faults;

    FailAtStage(int modeCode, int fromMinute, List<Meal> meals, List<Fault> faults) {
        this.modeCode = modeCode;
        this.fromMinute = fromMinute;
        this.meals = meals;
        this.faults = faults;
    }

    /// The code of the mode that it leads to.
    int modeCode() {
        return modeCode;
    }

    /// The cycle begins when the mode is there, from this minute on.
    int fromMinute() {
        return fromMinute;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What is eaten and broken on the way, and `more` after it.
    Scenario scenario(List<Fault> more) {
        List<Fault> all = new ArrayList<>(faults);
        all.addAll(more);
        return new Scenario("fail-at", "announced", stream -> meals, List.copyOf(all));
    }

    static FailAtStage named(String label) {
        return Arrays.stream(values()).filter(each -> each.label().equals(label)).findFirst()
                .orElseThrow(() -> new TrialException("no such mode to fail in: fail-at=" + label
                        + ", expected all or a case that begins with one of "
                        + Arrays.stream(values()).map(FailAtStage::label)
                                .collect(Collectors.joining(", "))));
    }
}
