package homeostat.trial.pancreas;

import homeostat.body.glucose.GlucosePatient;

/// One run of a trial: one patient, one seed, one fault.
///
/// @param patient who
/// @param seed what the run's randomness comes from, together with the patient's name
/// @param fault what breaks, beside the faults of the scenario
/// @param days how long
/// @param scenario what is eaten
/// @param controller whose decisions are tried
/// @param disturbances what makes the days worse, as on the command line
public record TrialRun(GlucosePatient patient, long seed, FaultKind fault, int days,
        Scenario scenario, Controller controller, String disturbances) {

    /// A run of our device on undisturbed days.
    public TrialRun(GlucosePatient patient, long seed, FaultKind fault, int days,
            Scenario scenario) {
        this(patient, seed, fault, days, scenario, Controller.HOMEOSTAT, "none");
    }

    /// The command that does exactly this again.
    public String replayCommand() {
        return "./homeostat trial pancreas --patients " + quoted(patient.name()) + " --days "
                + days + " --scenario " + quoted(scenario.name()) + " --meals "
                + scenario.announcement() + " --seed " + seed + " --faults " + fault.label()
                + (disturbances.equals("none") ? "" : " --disturb " + disturbances)
                + (controller.isJudged() ? "" : " --controller " + controller.label());
    }

    /// As one word of a shell.
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9./_-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
