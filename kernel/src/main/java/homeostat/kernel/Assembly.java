package homeostat.kernel;

import java.util.ArrayList;
import java.util.List;

/// Where a device is put together: the only time at which its parts are made.
///
/// ```java
/// Assembly device = new Assembly("pancreas", "Artificial pancreas", loop);
/// Parameter<InsulinRate> basal = device.parameter("basal", range, value, "…");
/// TaskAssembly control = device.task("control", Timing.every(Span.minutes(1)));
/// In<Glucose> glucose = control.input("glucose", range, Span.minutes(12), "…");
/// control.runs(new Control(glucose, …), new BasalFallback(…));
/// return device.assemble();
/// ```
///
/// Ports are declared on the task that owns them, so that nothing is shared that is not a link.
public final class Assembly {
    private final String name;
    private final String title;
    private final Sheet.Loop loop;
    private final List<Parameter<?>> parameters = new ArrayList<>();
    private final List<TaskAssembly> tasks = new ArrayList<>();
    private final List<Link<?>> links = new ArrayList<>();
    final List<In<?>> inputs = new ArrayList<>();
    final List<Inbox<?>> inboxes = new ArrayList<>();
    final List<Receipts<?>> receipts = new ArrayList<>();
    final List<Out<?>> outputs = new ArrayList<>();
    final List<OrderPort<?>> orders = new ArrayList<>();
    final List<Alarm> alarms = new ArrayList<>();
    final List<ModeCell<?>> modes = new ArrayList<>();
    final List<Journal> journals = new ArrayList<>();
    final List<Sheet.PortRow> portRows = new ArrayList<>();
    final List<Sheet.AlarmRow> alarmRows = new ArrayList<>();
    final List<Sheet.LimitRow> limitRows = new ArrayList<>();
    final List<Sheet.ModeRow> modeRows = new ArrayList<>();
    private final List<Sheet.ParameterRow> parameterRows = new ArrayList<>();
    private final List<Sheet.HazardRow> hazardRows = new ArrayList<>();
    private final List<Sheet.TaskRow> taskRows = new ArrayList<>();
    private Prescription prescription;
    private Sheet.Budget budget = Sheet.Budget.NONE;
    private Sheet.Endurance endurance = Sheet.Endurance.NONE;

    /// Starts the device called `name` (a word, as on the command line).
    public Assembly(String name, String title, Sheet.Loop loop) {
        this.name = name;
        this.title = title;
        this.loop = loop;
    }

    /// Declares a number of the prescription. All of them come before the first task.
    public <Q extends Dimension> Parameter<Q> parameter(
            String name, Range<Q> range, Quantity<Q> initial, String meaning) {
        Check.that(prescription == null, "parameters are declared before the first task");
        Parameter<Q> parameter = new Parameter<>(range, initial);
        parameterRows.add(
                new Sheet.ParameterRow(parameters.size(), name, range, initial, meaning));
        parameters.add(parameter);
        return parameter;
    }

    /// Names a hazard, the harm it leads to and the control that answers it.
    public void hazard(String id, String hazard, String harm, String control) {
        hazardRows.add(new Sheet.HazardRow(id, hazard, harm, control));
    }

    /// Promises what the device takes of the reference microcontroller.
    public void budget(Sheet.Budget budget) {
        this.budget = budget;
    }

    /// Promises for how long the device can keep its memory in which flash or EEPROM.
    public void endurance(Sheet.Endurance endurance) {
        this.endurance = endurance;
    }

    /// Starts a task; its ports are declared on what this returns.
    public TaskAssembly task(String name, Timing timing) {
        TaskAssembly task = new TaskAssembly(this, name, timing);
        tasks.add(task);
        return task;
    }

    /// Carries what one task publishes to the input of another.
    public <Q extends Dimension> void link(Out<Q> from, In<Q> to) {
        links.add(new Link<>(from, to));
    }

    /// The finished device. Nothing is made after this.
    public Device assemble() {
        Check.that(!tasks.isEmpty(), "a device has a task");
        tasks.sort((one, other) ->
                Long.compare(one.timing.periodNs(), other.timing.periodNs()));
        Duty[] duties = new Duty[tasks.size()];
        for (int i = 0; i < duties.length; i++) {
            TaskAssembly task = tasks.get(i);
            duties[i] = task.duty();
            taskRows.add(task.row(i));
        }
        return new Device(this, duties);
    }

    Prescription prescription() {
        if (prescription == null) {
            prescription = new Prescription(parameters.toArray(new Parameter<?>[0]));
        }
        return prescription;
    }

    int index(Parameter<?> parameter) {
        int index = parameters.indexOf(parameter);
        Check.that(index >= 0, "a limit is a parameter of its own device");
        return index;
    }

    Link<?>[] links() {
        return links.toArray(new Link<?>[0]);
    }

    Sheet sheet() {
        return new Sheet(name, title, loop, List.copyOf(portRows), List.copyOf(parameterRows),
                List.copyOf(alarmRows), List.copyOf(limitRows), List.copyOf(modeRows),
                List.copyOf(hazardRows), List.copyOf(taskRows), budget, endurance);
    }
}
