package homeostat.trial.pancreas;

import homeostat.body.glucose.GlucosePatient;
import homeostat.trial.Credibility;
import homeostat.trial.Credibility.Evidence;
import java.util.List;

/// How far the virtual diabetics may be believed.
final class GlucoseCredibility {
    private static final Credibility OF_THE_THIRTY = new Credibility(
            "UVA/Padova S2008 model of type 1 diabetes (Dalla Man, Rizza, Cobelli 2007; Kovatchev"
            + " and others 2009) with the thirty published virtual patients; sensor errors after"
            + " Breton and Kovatchev 2008.",
            "Does this controller keep glucose in range without hypoglycaemia, and does it survive"
            + " faults of sensor, pump and people, before anybody wears it?",
            "To compare controllers on the same patients and days, to find what a fault does, and"
            + " to choose what a clinical study should look at. Not to choose a dose for a person,"
            + " and not instead of a study.",
            "High for comparing controllers and for faults, which cannot be tried on people; low"
            + " for the size of any effect in people.",
            "A wrong yes sends a controller into a study that gives too much insulin: severe"
            + " hypoglycaemia. A wrong no delays a good one.",
            verified(), validated(), uncertain(), wrong(),
            "Fit for comparison and for finding faults. Time in range may be read as an estimate;"
            + " time below range may be compared between controllers but not taken as a forecast.");

    private GlucoseCredibility() {}

    /// The page for people like this one.
    static Credibility page(GlucosePatient patient) {
        return patient.hovorka() == null ? OF_THE_THIRTY : ofAnotherModel();
    }

    /// The same use of another model, of which less is known.
    private static Credibility ofAnotherModel() {
        return new Credibility(
                "Hovorka model of type 1 diabetes (Hovorka and others 2004; Wilinska and others"
                + " 2005); sensor errors after Breton and Kovatchev 2008.",
                OF_THE_THIRTY.question(), OF_THE_THIRTY.context(),
                "Low: a second opinion on what the thirty patients of the other model show.",
                OF_THE_THIRTY.consequence(),
                List.of(new Evidence("The same bits with any number of workers, and killed or not",
                        "itself", "PancreasTrialTest, TrialCheckpointTest")),
                List.of(new Evidence("This report holds the model against nothing", "nothing",
                        "known gap")),
                List.of("Between people: the interval in this report is over patients, and the"
                        + " worst patient is always shown."),
                wrong(),
                "Fit for asking whether a controller depends on one model. No figure of it is an"
                + " estimate for people.");
    }

    private static List<Evidence> verified() {
        return List.of(
                new Evidence("The thirty patients over a day of five meals err by at most 0.0005"
                        + " mg/dL", "the same equations solved elsewhere to twelve digits",
                        "GlucoseGolden"),
                new Evidence("Days that nobody should have are solved as exactly",
                        "the equations written plainly, Runge-Kutta in small steps",
                        "GlucoseBodyProperties"),
                new Evidence("Rust and scipy arrive where we do, within 0.01 mg/dL",
                        "three other programs in the same run", "./homeostat bench glucose"),
                new Evidence("The same bits with any number of workers, and killed or not",
                        "itself", "PancreasTrialTest, TrialCheckpointTest"));
    }

    private static List<Evidence> validated() {
        return List.of(
                new Evidence("Everybody holds their fasting glucose on their basal rate for a day",
                        "the published fasting state", "GlucoseBodyTest"),
                new Evidence("Parameters and equations are those that are published",
                        "simglucose 0.2.11, whose parameters these are", "GlucoseGolden"),
                new Evidence("The commercial simulator was accepted by the FDA in 2008 in place of"
                        + " animal trials of closed loops; this open form of it was never held"
                        + " against it", "nothing", "known gap"),
                new Evidence("The model against recordings of people",
                        "nothing in this report", "known gap"));
    }

    private static List<String> uncertain() {
        return List.of(
                "Between people: the interval in this report is over patients, and the worst"
                + " patient is always shown.",
                "Beyond the thirty: people drawn from what the thirty have in common are mixtures"
                + " of the thirty; ten people of an age group do not tell how rare a rare one is.",
                "Of numbers: a day without a device is solved within 0.0005 mg/dL. A closed loop"
                + " decides by thresholds and can turn less than that into another dose: two trials"
                + " are the same when their digests are.");
    }

    private static List<String> wrong() {
        return List.of(
                "Time below range: a simulator of this family predicted time in range in a trial"
                + " within a percentage point (84.9 against 84.3, and 76.6 against 77.4 without"
                + " announcements) and failed to predict time below range.",
                "No counter-regulation: below some 60 mg/dL a person defends, the model does not;"
                + " far below 40 mg/dL it is a model of nobody. Nobody eats to treat a low.",
                "No exercise, illness, stress or change of insulin sensitivity within a day, unless"
                + " a disturbance is asked for, and then as a factor on insulin.",
                "No mixed meals: carbohydrate only, eaten at 5 g/min; a large bolus enters within a"
                + " minute, and no infusion site ages.",
                "The sensor is one of 2008: today's err less, and lose contact in other ways.",
                "Children: some published prescriptions send their own patient below 40 mg/dL.");
    }
}
