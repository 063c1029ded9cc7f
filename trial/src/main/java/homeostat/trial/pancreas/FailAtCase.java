package homeostat.trial.pancreas;

import homeostat.trial.TrialException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One case of a fail-at trial: in which mode, and what breaks at which place of its cycle.
///
/// Written as `regulating/reading-3/jump/once/0.95`, pairs with `+` between the breaks.
///
/// @param stage the way into the mode
/// @param breaks what breaks, one or two
record FailAtCase(FailAtStage stage, List<Break> breaks) {
    private static final Pattern BREAK = Pattern.compile(
            "(reading|command|step|minute)-(\\d{1,4})/([a-z-]+)/(once|good)/(0\\.\\d{1,4})");

    /// What stands at a place of a cycle.
    enum Place {
        /// Reading number N.
        READING,
        /// Rate or bolus number N.
        COMMAND,
        /// Step number N.
        STEP,
        /// Minute N of the day, in the cycle or not.
        MINUTE;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param place at what
    /// @param number from 1
    /// @param kind what breaks
    /// @param forGood until the end rather than once
    /// @param severity see [FaultKind]
    record Break(Place place, int number, FaultKind kind, boolean forGood, double severity) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s-%d/%s/%s/%.4f", place.label(), number,
                    kind.label(), forGood ? "good" : "once", severity);
        }
    }

    FailAtCase(FailAtStage stage, Break... breaks) {
        this(stage, List.of(breaks));
    }

    /// Whether a step breaks rather than a reading or a command.
    boolean isOfStep() {
        return breaks.getFirst().place == Place.STEP;
    }

    /// As on the command line.
    String label() {
        return stage.label() + "/"
                + breaks.stream().map(Break::toString).collect(Collectors.joining("+"));
    }

    /// Reads what [#label] wrote.
    ///
    /// @throws TrialException when it is no such text
    static FailAtCase parse(String label) {
        int slash = label.indexOf('/');
        if (slash < 0) {
            throw malformed(label);
        }
        FailAtStage stage = FailAtStage.named(label.substring(0, slash));
        List<Break> breaks = new ArrayList<>();
        for (String part : label.substring(slash + 1).split("\\+", -1)) {
            Matcher fields = BREAK.matcher(part);
            if (!fields.matches()) {
                throw malformed(label);
            }
            breaks.add(new Break(Place.valueOf(fields.group(1).toUpperCase(Locale.ROOT)),
                    Integer.parseInt(fields.group(2)), FaultKind.named(fields.group(3)),
                    fields.group(4).equals("good"), Double.parseDouble(fields.group(5))));
        }
        return new FailAtCase(stage, List.copyOf(breaks));
    }

    private static TrialException malformed(String label) {
        return new TrialException("not a case to fail at: fail-at=" + label
                + ", expected all or a case such as regulating/reading-3/jump/once/0.95");
    }
}
