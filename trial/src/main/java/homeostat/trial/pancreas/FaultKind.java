package homeostat.trial.pancreas;

import homeostat.trial.TrialException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The fault menu: what can break between a body and its pancreas. Each fault has an onset and a
/// length drawn from the run's own stream, one fault a day, and a severity from 0 up to 1.
public enum FaultKind {
    /// Nothing breaks.
    NONE("none", Place.NOWHERE, 0, 0),
    /// The sensor stops sending.
    STALE("stale", Place.SENSOR, 60, 300),
    /// The sensor repeats its last value with fresh time stamps.
    STUCK("stuck", Place.SENSOR, 90, 360),
    /// The sensor sends something that is not a number.
    NAN("nan", Place.SENSOR, 30, 180),
    /// The sensor reads 60 to 150 mg/dL too high or too low, from one reading to the next.
    JUMP("jump", Place.SENSOR, 30, 120),
    /// The sensor reads 10 to 40 mg/dL too high or too low: more than its noise, less than a jump.
    BIAS("bias", Place.SENSOR, 120, 600),
    /// The sensor drifts by up to 30 mg/dL an hour, up or down, 80 mg/dL at most.
    DRIFT("drift", Place.SENSOR, 120, 480),
    /// Readings are lost at random, each with a chance of one half.
    DROPOUT("dropout", Place.SENSOR, 60, 360),
    /// Readings come 3 to 30 min late, with the instants at which they were made.
    LATE("late", Place.SENSOR, 60, 300),
    /// Each reading comes once more, a minute later, as it was.
    DUPLICATE("duplicate", Place.SENSOR, 60, 360),
    /// Of two readings the later comes first, the earlier a minute after it.
    REORDERED("reordered", Place.SENSOR, 60, 360),
    /// The infusion set is blocked: the pump notices after 30 to 120 minutes and then refuses.
    OCCLUSION("occlusion", Place.PUMP, 120, 300),
    /// Of each dose and rate the pump gives 30 to 90 %, and says so.
    PARTIAL_DELIVERY("partial-delivery", Place.PUMP, 60, 300),
    /// The pump gives more than it was told, one to four times basal on top, and does not know.
    RUNAWAY("runaway", Place.PUMP, 20, 90),
    /// Orders do not reach the pump.
    LOST_COMMAND("lost-command", Place.PUMP, 30, 180),
    /// Each order reaches the pump twice, and once more a minute later.
    REPEATED_COMMAND("repeated-command", Place.PUMP, 60, 360),
    /// Doses are given but the pump's word of it is lost on the way.
    LOST_ACKNOWLEDGEMENT("lost-acknowledgement", Place.PUMP, 60, 360),
    /// The pump says everything that it said in the last ten minutes again and again.
    REPEATED_ACKNOWLEDGEMENT("repeated-acknowledgement", Place.PUMP, 60, 360),
    /// The clock that stamps readings, announcements and receipts goes 10 to 180 min ahead.
    CLOCK_FORWARD("clock-forward", Place.CLOCK, 30, 180),
    /// The same clock goes 10 to 180 min back.
    CLOCK_BACK("clock-back", Place.CLOCK, 30, 180),
    /// The device has no power, from one of the instants of a [PowerCut] on.
    POWER_LOSS("power-loss", Place.DEVICE, 1, 60),
    /// A prescription comes into force that the clinic did not write: basal and daily insulin 1.5
    /// to 2.5 times theirs, ratios less by as much, all within the ranges of the sheet.
    WRONG_PROFILE("wrong-profile", Place.DEVICE, 60, 360);

    /// Where it breaks.
    public enum Place {
        /// Nowhere.
        NOWHERE,
        /// Between body and device.
        SENSOR,
        /// Between device and body.
        PUMP,
        /// In what tells the time to both.
        CLOCK,
        /// In what keeps the device alive.
        DEVICE
    }

    private final String label;
    private final Place place;
    private final int minutesMin;
    private final int minutesMax;

    FaultKind(String label, Place place, int minutesMin, int minutesMax) {
        this.label = label;
        this.place = place;
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

    /// Where it breaks.
    public Place place() {
        return place;
    }

    /// Whether what the sensor shows, or when, is no longer the truth.
    public boolean isOfSensor() {
        return place == Place.SENSOR || place == Place.CLOCK;
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
