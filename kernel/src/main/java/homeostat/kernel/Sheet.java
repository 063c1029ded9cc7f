package homeostat.kernel;

import java.util.List;

/// The sheet of a device: everything about it that another tool needs to know, declared once.
///
/// It is not written beside the device but falls out of its [Assembly]: to declare a port *is* to
/// make it. The telemetry schema, the console's panel, the firmware's map of inputs and outputs,
/// the alarm table and the manual are all made from here. Rows are numbered by their place in their
/// list, and those numbers are what the [Device]'s entry points take.
public record Sheet(
        String device,
        String title,
        Loop loop,
        List<PortRow> ports,
        List<ParameterRow> parameters,
        List<AlarmRow> alarms,
        List<LimitRow> limits,
        List<ModeRow> modes,
        List<HazardRow> hazards,
        List<TaskRow> tasks,
        Budget budget,
        Endurance endurance) {

    /// The loop in the words of IEC 60601-1-10.
    ///
    /// An open loop (a monitor) has no controller output and says so in words.
    public record Loop(
            String patientVariable,
            String controlledVariable,
            String referenceVariable,
            String feedbackVariable,
            String controllerOutput,
            String fallbackMode) {}

    /// What a port is for.
    public enum Kind {
        /// Latest reading in: [Device#offer].
        INPUT,
        /// Events in: [Device#post].
        INBOX,
        /// What an actuator says of its orders: [Device#settle].
        RECEIPTS,
        /// A number out, for display about once a second.
        OUTPUT,
        /// A sampled signal out, every sample of it.
        WAVE,
        /// Orders out, to one actuator.
        ORDERS
    }

    /// One port. `index` counts within [Device]'s list for that kind of entry point.
    public record PortRow(Kind kind, int index, String name, Range<?> range, long limitNs,
            String meaning) {

        /// The unit that its numbers are in.
        public Unit<?> unit() {
            return range.low().unit();
        }
    }

    /// One number of the prescription.
    public record ParameterRow(int index, String name, Range<?> range, Quantity<?> initial,
            String meaning) {}

    /// One alarm condition.
    public record AlarmRow(int index, String name, Priority priority, boolean latching,
            long delayNs, String text) {}

    /// On which side of its limit an alarm condition lies. The codes are on the wire.
    public enum Side {
        /// The alarm is raised below the limit.
        BELOW,
        /// The alarm is raised above the limit.
        ABOVE
    }

    /// Who may move a limit; a second person confirms it in any case. The codes are on the wire.
    public enum Keeper {
        /// Who orders therapy: the limit is part of how the device treats, or guards against death.
        PRESCRIBER,
        /// Whoever answers the alarms of the ward.
        WARD
    }

    /// The limit at which an alarm condition begins: a number of the prescription like any other,
    /// with its unit, range, value at assembly and meaning in row `parameter`.
    public record LimitRow(int alarm, Side side, int parameter, Keeper keeper) {}

    /// One mode of a task's state machine: its code is its place in that task's list of names.
    public record ModeRow(int cell, int code, String name) {}

    /// A hazard and the control that answers it.
    public record HazardRow(String id, String hazard, String harm, String control) {}

    /// One task, when it runs, and how many bytecodes a step of it may take (0: not declared).
    public record TaskRow(int index, String name, long periodNs, long offsetNs, long deadlineNs,
            long budgetBytecodes, boolean hasFallback) {}

    /// What the device may take of the reference microcontroller, a Cortex-M7 with double-precision
    /// floating point. A firmware image that takes more is refused; zero means that nothing is
    /// promised.
    ///
    /// @param flashBytes code and constants, without board and drivers
    /// @param ramBytes all parts and the worst stack
    /// @param stepInstructions of the worst call of [Device#advance] over the device's recorded run
    public record Budget(int flashBytes, int ramBytes, int stepInstructions) {
        /// Nothing promised.
        public static final Budget NONE = new Budget(0, 0, 0);

        /// Traps on a negative number.
        public Budget {
            Check.that(flashBytes >= 0 && ramBytes >= 0 && stepInstructions >= 0,
                    "a budget is not negative");
        }
    }

    /// How long the device keeps what must survive in one flash or EEPROM: a [FlashLog] over all
    /// of its sectors, a record for each time that something changes. Zero: it is not kept there.
    ///
    /// @param years that the device is used
    /// @param sectors of the memory that the log has to itself
    /// @param sectorBytes what is erased at once
    /// @param eraseCycles that a sector stands: 1,000 to 10,000 for flash, 100,000 for EEPROM
    public record Endurance(int years, int sectors, int sectorBytes, int eraseCycles) {
        /// Nothing promised.
        public static final Endurance NONE = new Endurance(0, 0, 0, 0);

        /// Traps on a negative number.
        public Endurance {
            Check.that(years >= 0 && sectors >= 0 && sectorBytes >= 0 && eraseCycles >= 0,
                    "an endurance is not negative");
        }

        /// Records of so many words of 64 bits that the memory takes before it is worn out.
        public long records(int memoryWords) {
            return eraseCycles * (long) sectors * FlashLog.records(sectorBytes / Integer.BYTES,
                    2 * memoryWords);
        }
    }

    /// The row of the port called `name`; traps if there is none.
    public PortRow port(String name) {
        for (PortRow row : ports) {
            if (row.name().equals(name)) {
                return row;
            }
        }
        throw new CheckFailure("no port of that name on the sheet: " + name);
    }

    /// The row of the alarm called `name`; traps if there is none.
    public AlarmRow alarm(String name) {
        for (AlarmRow row : alarms) {
            if (row.name().equals(name)) {
                return row;
            }
        }
        throw new CheckFailure("no alarm of that name on the sheet: " + name);
    }

    /// The name of mode `code` of cell `cell`; a trapped task's is `Trapped`.
    public String modeName(int cell, int code) {
        for (ModeRow row : modes) {
            if (row.cell() == cell && row.code() == code) {
                return row.name();
            }
        }
        return "Trapped";
    }
}
