package homeostat.app;

import homeostat.body.glucose.GlucosePatients;
import homeostat.body.glucose.GlucoseTrace;
import homeostat.body.glucose.MealPlan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `homeostat trace`: what a virtual patient does, as a table.
@Command(description = "Print what happens inside a virtual patient, as comma-separated values.",
        mixinStandardHelpOptions = true, subcommands = TraceCommand.Glucose.class)
final class TraceCommand extends Group {

    /// `homeostat trace glucose`.
    @Command(name = "glucose", mixinStandardHelpOptions = true,
            description = "Thirteen states of the UVA/Padova S2008 model, solved without a device.")
    static final class Glucose implements Callable<Integer> {
        @Option(names = "--patient", defaultValue = "all",
                description = "a patient such as child#001, or all (default: ${DEFAULT-VALUE})")
        private String patient;

        @Option(names = "--hours", defaultValue = "24",
                description = "how long (default: ${DEFAULT-VALUE})")
        private String hours;

        @Option(names = "--every", defaultValue = "15m",
                description = "a row every so often, such as 15m or 1h "
                        + "(default: ${DEFAULT-VALUE})")
        private String every;

        @Option(names = "--meals", defaultValue = "",
                description = "meals of each day, such as 7:00=45,12:00=70, in grams")
        private String meals;

        @Option(names = "--basal", defaultValue = "steady",
                description = "steady or none (default: ${DEFAULT-VALUE})")
        private String basal;

        @Option(names = "--bolus", defaultValue = "cr",
                description = "cr (grams over the carbohydrate ratio) or none "
                        + "(default: ${DEFAULT-VALUE})")
        private String bolus;

        @Option(names = "--csv", defaultValue = "-", paramLabel = "FILE",
                description = "where the table goes; - is standard output")
        private String csv;

        @Override
        public Integer call() {
            int minutes = GlucoseTrace.lengthMinutes(hours);
            GlucoseTrace trace = new GlucoseTrace(GlucosePatients.select(patient), minutes,
                    GlucoseTrace.intervalMinutes(every), MealPlan.parse(meals),
                    GlucoseTrace.Dosing.parse(basal, bolus));
            Target target = Target.of(csv);
            StringBuilder table = new StringBuilder();
            trace.write(table);
            target.write(table.toString());
            return 0;
        }
    }
}
