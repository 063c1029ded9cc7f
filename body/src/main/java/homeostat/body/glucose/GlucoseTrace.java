package homeostat.body.glucose;

import homeostat.body.BodyException;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A table of what happens inside virtual patients who live by a plan: a line of all thirteen
/// states at the beginning and after every so many minutes.
///
/// No sensor, no pump and no controller take part: insulin arrives exactly as dosed. That makes
/// it the table to compare with another program that solves the same model.
///
/// @param patients who, in this order
/// @param minutes how long
/// @param everyMinutes how often
/// @param meals what they eat each day
/// @param dosing the insulin they get
public record GlucoseTrace(
        List<GlucosePatient> patients,
        int minutes,
        int everyMinutes,
        MealPlan meals,
        Dosing dosing) {

    /// The first line of the table.
    public static final String HEADER =
            "patient,minute,gsub_mgdl,x1,x2,x3,x4,x5,x6,x7,x8,x9,x10,x11,x12,x13";

    private static final int HOURS_MAX = 24 * 366;
    private static final Pattern INTERVAL = Pattern.compile("(\\d{1,6})(m|min|h)?");

    /// Insulin by plan.
    ///
    /// @param steadyBasal whether the basal rate that holds fasting glucose runs all the time
    /// @param bolusForMeals whether each meal is covered, in the minute it is announced, by its
    ///        grams over the carbohydrate ratio
    public record Dosing(boolean steadyBasal, boolean bolusForMeals) {

        /// Reads `steady` or `none` for the basal rate and `cr` or `none` for the bolus.
        ///
        /// @throws BodyException for any other word
        public static Dosing parse(String basal, String bolus) {
            return new Dosing(chosen("basal rate", "basal", basal, "steady"),
                    chosen("bolus rule", "bolus", bolus, "cr"));
        }

        private static boolean chosen(String what, String option, String word, String yes) {
            if (!word.equals(yes) && !word.equals("none")) {
                throw new BodyException("no such " + what + ": " + option + "=" + word
                        + ", expected " + yes + " or none");
            }
            return word.equals(yes);
        }
    }

    public GlucoseTrace {
        patients = List.copyOf(patients);
        if (minutes < 0 || minutes > HOURS_MAX * 60) {
            throw new BodyException("impossible length of a trace: hours=" + minutes / 60.0
                    + ", expected 0 to " + HOURS_MAX);
        }
        if (everyMinutes < 1) {
            throw new BodyException("impossible interval of a trace: minutes=" + everyMinutes
                    + ", expected 1 or more");
        }
    }

    /// Reads an interval such as `15m`, `15` or `1h`, in whole minutes.
    ///
    /// @throws BodyException when it is not one
    public static int intervalMinutes(String text) {
        Matcher interval = INTERVAL.matcher(text);
        int minutes = 0;
        if (interval.matches()) {
            int number = Integer.parseInt(interval.group(1));
            minutes = "h".equals(interval.group(2)) ? number * 60 : number;
        }
        if (minutes == 0) {
            throw new BodyException("not an interval: every=" + text
                    + ", expected whole minutes or hours such as 15m or 1h");
        }
        return minutes;
    }

    /// Reads a length in whole hours such as `24`, in minutes.
    ///
    /// @throws BodyException when it is not one, or longer than a year
    public static int lengthMinutes(String hours) {
        if (!hours.matches("\\d{1,4}") || Integer.parseInt(hours) > HOURS_MAX) {
            throw new BodyException("not a length: hours=" + hours
                    + ", expected whole hours from 0 to " + HOURS_MAX);
        }
        return Integer.parseInt(hours) * 60;
    }

    /// Writes header and rows as comma-separated values, a newline after each.
    ///
    /// @throws BodyException when `out` does not take them
    public void write(Appendable out) {
        try {
            out.append(HEADER).append('\n');
        } catch (IOException failure) {
            throw notWritten(failure);
        }
        for (GlucosePatient patient : patients) {
            run(patient, (body, minute) -> writeRow(out, body, minute));
        }
    }

    /// Receives the body at each moment that has a row; it is the same body every time.
    @FunctionalInterface
    public interface Row {
        /// The body as it is at that minute since the first midnight.
        void at(GlucoseBody body, int minute);
    }

    /// Lets one patient live by the plan and shows every row.
    public void run(GlucosePatient patient, Row row) {
        GlucoseBody body = new GlucoseBody(patient);
        Meals plate = new Meals();
        row.at(body, 0);
        for (int minute = 0; minute < minutes; minute++) {
            double announcedGrams = meals.gramsAt(minute);
            plate.announce(announcedGrams);
            body.minute(insulinUnits(patient.clinic(), announcedGrams), plate.eatMinute());
            if ((minute + 1) % everyMinutes == 0) {
                row.at(body, minute + 1);
            }
        }
    }

    private double insulinUnits(ClinicSettings clinic, double announcedGrams) {
        double basal = dosing.steadyBasal() ? clinic.basalUnitsPerMinute() : 0;
        double bolus = announcedGrams / clinic.carbRatioGramsPerUnit();
        return dosing.bolusForMeals() ? basal + bolus : basal;
    }

    private static void writeRow(Appendable out, GlucoseBody body, int minute) {
        try {
            out.append(body.patient().name()).append(',').append(Integer.toString(minute));
            out.append(',').append(TenDigits.of(body.subcutaneousGlucoseMgPerDl()));
            for (int index = 0; index < GlucoseBody.STATES; index++) {
                out.append(',').append(TenDigits.of(body.state(index)));
            }
            out.append('\n');
        } catch (IOException failure) {
            throw notWritten(failure);
        }
    }

    private static BodyException notWritten(IOException failure) {
        return new BodyException("trace not written: " + failure.getMessage()
                + ", expected a place that takes text", failure);
    }
}
