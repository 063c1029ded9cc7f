package homeostat.trial.pancreas;

import homeostat.trial.TrialException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The fault menu: what can break between a body and its pancreas. Each fault has an onset and a
/// length drawn from the run's own stream, one fault a day.
public enum FaultKind {
    /// Nothing breaks.
    NONE("none", 0, 0),
    /// The sensor stops sending.
    STALE("stale", 60, 300),
    /// The sensor repeats its last value with fresh time stamps.
    STUCK("stuck", 90, 360),
    /// The sensor sends something that is not a number.
    NAN("nan", 30, 180),
    /// The sensor reads 60 to 150 mg/dL too high or too low, from one reading to the next.
    JUMP("jump", 30, 120),
    /// Readings are lost at random, each with a chance of one half.
    DROPOUT("dropout", 60, 360),
    /// The infusion set is blocked: the pump notices after 30 to 120 minutes and then refuses.
    OCCLUSION("occlusion", 120, 300),
    /// Doses are given but the pump's word of it is lost on the way.
    LOST_ACKNOWLEDGEMENT("lost-acknowledgement", 60, 360);

    private final String label;
    private final int minutesMin;
    private final int minutesMax;

    FaultKind(String label, int minutesMin, int minutesMax) {
        this.label = label;
        this.minutesMin = minutesMin;
        this.minutesMax = minutesMax;
    }

    /// As on the command line.
    public String label() {
        return label;
    }

    /// Shortest length drawn, min.
    public int minutesMin() {
        return minutesMin;
    }

    /// Longest length drawn, min.
    public int minutesMax() {
        return minutesMax;
    }

    /// Whether it is the sensor that fails.
    public boolean isOfSensor() {
        return switch (this) {
            case STALE, STUCK, NAN, JUMP, DROPOUT -> true;
            case NONE, OCCLUSION, LOST_ACKNOWLEDGEMENT -> false;
        };
    }

    /// The fault of that name.
    ///
    /// @throws TrialException when there is none; its sentence names those that exist
    public static FaultKind named(String label) {
        for (FaultKind kind : values()) {
            if (kind.label.equals(label)) {
                return kind;
            }
        }
        throw new TrialException("no such fault: fault=" + label + ", expected " + labels()
                + " or all");
    }

    /// Whether there is a fault of that name.
    static boolean isNamed(String label) {
        return Arrays.stream(values()).anyMatch(kind -> kind.label.equals(label));
    }

    /// All names, for a sentence.
    static String labels() {
        return Arrays.stream(values()).map(FaultKind::label).collect(Collectors.joining(", "));
    }

    /// One fault by name, or the whole menu, `none` included, for `all`.
    ///
    /// @throws TrialException when there is no such fault; its sentence names those that exist
    public static List<FaultKind> select(String labelOrAll) {
        return labelOrAll.equals("all") ? List.of(values()) : List.of(named(labelOrAll));
    }
}
