package homeostat.trial.pancreas;

import homeostat.trial.TrialException;
import java.util.Locale;

/// What a trial is asked to do: who, how long, eating what, with which faults, on which seeds.
///
/// @param patients as [Cohort#named] reads it
/// @param days length of each run, 1 to 365
/// @param course what happens in each run
/// @param seeds which runs of each patient
/// @param workers threads; they change nothing but the time it takes
/// @param controller whose decisions are tried
public record TrialRequest(String patients, int days, Course course, Seeds seeds, int workers,
        Controller controller) {

    /// A trial of our device.
    public TrialRequest(String patients, int days, Course course, Seeds seeds, int workers) {
        this(patients, days, course, seeds, workers, Controller.HOMEOSTAT);
    }

    /// What happens in a run.
    ///
    /// @param scenario `five-meals`, `random`, or the path of a [ScenarioFile]
    /// @param meals `announced` or `unannounced`
    /// @param faults a fault by name, `none`, or `all` for one run with each
    /// @param disturbances `none`, `all`, or some by name with commas between
    public record Course(String scenario, String meals, String faults, String disturbances) {

        /// Undisturbed.
        public Course(String scenario, String meals, String faults) {
            this(scenario, meals, faults, "none");
        }
    }

    /// Seeds `first` to `first + count - 1`.
    public record Seeds(long first, int count) {}

    /// All patients, a day of five announced meals, ten seeds, no faults, one worker.
    public static TrialRequest standard() {
        return new TrialRequest("all", 1, new Course("five-meals", "announced", "none"),
                new Seeds(1, 10), 1);
    }

    /// @throws TrialException when there is no such patient, scenario or fault, or a number is out
    ///         of its range
    public TrialRequest {
        Cohort.named(patients);
        inRange("days", days, 1, 365);
        Scenario.named(course.scenario, course.meals);
        FaultKind.select(course.faults);
        Disturbance.select(course.disturbances);
        inRange("seeds", seeds.count, 1, 1_000_000);
        inRange("workers", workers, 1, 1024);
    }

    public TrialRequest withPatients(String patients) {
        return new TrialRequest(patients, days, course, seeds, workers, controller);
    }

    public TrialRequest withDays(int days) {
        return new TrialRequest(patients, days, course, seeds, workers, controller);
    }

    public TrialRequest withScenario(String scenario) {
        return withCourse(new Course(scenario, course.meals, course.faults,
                course.disturbances));
    }

    /// `announced` or `unannounced`.
    public TrialRequest withMeals(String meals) {
        return withCourse(new Course(course.scenario, meals, course.faults,
                course.disturbances));
    }

    public TrialRequest withFaults(String faults) {
        return withCourse(new Course(course.scenario, course.meals, faults,
                course.disturbances));
    }

    /// Seeds 1 to `count`.
    public TrialRequest withSeeds(int count) {
        return new TrialRequest(patients, days, course, new Seeds(1, count), workers, controller);
    }

    /// That seed alone.
    public TrialRequest withSeed(long seed) {
        return new TrialRequest(patients, days, course, new Seeds(seed, 1), workers, controller);
    }

    public TrialRequest withWorkers(int workers) {
        return new TrialRequest(patients, days, course, seeds, workers, controller);
    }

    /// As [Disturbance#select] reads them.
    public TrialRequest withDisturbances(String disturbances) {
        return withCourse(new Course(course.scenario, course.meals, course.faults, disturbances));
    }

    public TrialRequest withController(Controller controller) {
        return new TrialRequest(patients, days, course, seeds, workers, controller);
    }

    private TrialRequest withCourse(Course course) {
        return new TrialRequest(patients, days, course, seeds, workers, controller);
    }

    /// The patients that are meant.
    public Cohort cohort() {
        return Cohort.named(patients);
    }

    /// What is eaten.
    ///
    /// @throws TrialException when the scenario is a file that cannot be read
    public Scenario selectedScenario() {
        return Scenario.named(course.scenario, course.meals);
    }

    private static void inRange(String what, int number, int min, int max) {
        if (number < min || number > max) {
            throw new TrialException(String.format(Locale.ROOT,
                    "not a number of %s: %s=%d, expected %d to %d", what, what, number, min, max));
        }
    }
}
