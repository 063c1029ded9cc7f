package homeostat.firmware;

import homeostat.proof.snapshot.Snapshot;
import java.util.List;
import java.util.Locale;

/// What a device takes of a battery, as far as that can be said without the board: instructions and
/// wake-ups a day, counted; and charge a day after a model of the current that is stated, not
/// measured. Whoever has the board puts its own numbers in place of the model's.
///
/// @param instructionsADay of the recorded run, spread over a day
/// @param wakeUpsADay instants at which something is released, published or offered
/// @param model of the current
public record Energy(double instructionsADay, double wakeUpsADay, Model model) {
    private static final double DAY_NS = 86_400e9;
    private static final double HOURS_A_DAY = 24;
    private static final double MICROSECONDS_AN_HOUR = 3.6e9;
    /// What wakes, settles its clock and goes to sleep again takes so long.
    private static final double WAKE_MICROSECONDS = 20;

    /// How a processor draws current: stated for its kind, to be replaced by what a board draws.
    ///
    /// @param megahertz clock while awake
    /// @param cyclesPerInstruction mean; memory that waits makes it more
    /// @param awakeMicroampsPerMegahertz while awake
    /// @param asleepMicroamps while asleep, with RAM kept and a timer running
    /// @param batteryMilliampHours of the cell
    public record Model(double megahertz, double cyclesPerInstruction,
            double awakeMicroampsPerMegahertz, double asleepMicroamps,
            double batteryMilliampHours) {
        /// In microseconds.
        public double microseconds(double instructions) {
            return instructions * cyclesPerInstruction / megahertz;
        }

        /// The model in words.
        public String text() {
            return String.format(Locale.ROOT, "at %.0f MHz, %.1f cycles an instruction, %.0f "
                    + "uA/MHz awake, %.1f uA asleep, a cell of %.0f mAh (stated, not measured)",
                    megahertz, cyclesPerInstruction, awakeMicroampsPerMegahertz, asleepMicroamps,
                    batteryMilliampHours);
        }
    }

    /// Of an image that was run over recorded inputs with instructions counted.
    static Energy of(FirmwareBuild build, FirmwareReport run, RecordedRun recorded) {
        List<Long> instants = recorded.calls().stream()
                .filter(call -> call.name().equals("advance"))
                .map(call -> Long.parseLong(call.arguments().getFirst())).toList();
        double spanNs = instants.size() < 2 ? DAY_NS : instants.getLast() - instants.getFirst();
        double days = Math.max(spanNs, 1) / DAY_NS;
        double instructions = run.entries().stream()
                .mapToDouble(entry -> entry.calls() * entry.mean()).sum();
        double offers = run.entries().stream().filter(entry -> entry.name().equals("offer"))
                .mapToDouble(FirmwareReport.EntryCost::calls).sum();
        double instantsADay = 0;
        TaskEntries entries = new TaskEntries(build.lowered().snapshot());
        for (Snapshot.Item duty : entries.tasks()) {
            Snapshot.Item timing = entries.part(duty, "timing");
            if (timing != null) {
                double periodNs = TaskEntries.number(timing, "spanNs")
                        / (double) TaskEntries.number(timing, "count");
                double deadlineNs = TaskEntries.number(timing, "deadlineNs");
                instantsADay += DAY_NS / periodNs * (deadlineNs < Math.floor(periodNs) ? 2 : 1);
            }
        }
        return new Energy(instructions / days, instantsADay + offers / days,
                build.board().current());
    }

    /// Charge that leaves the battery each day.
    public double milliampHoursADay() {
        double awakeHours = (model.microseconds(instructionsADay)
                + wakeUpsADay * WAKE_MICROSECONDS) / MICROSECONDS_AN_HOUR;
        return (awakeHours * model.megahertz * model.awakeMicroampsPerMegahertz
                + Math.max(0, HOURS_A_DAY - awakeHours) * model.asleepMicroamps) / 1000;
    }

    /// How long the cell lasts for the processor alone.
    public double batteryDays() {
        return model.batteryMilliampHours / milliampHoursADay();
    }
}
