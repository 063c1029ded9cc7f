package homeostat.kernel;

import java.util.ArrayList;
import java.util.List;

/// Where the ports, alarms, modes and guards of one task are declared and made.
public final class TaskAssembly {
    private final Assembly device;
    private final String name;
    final Timing timing;
    final List<In<?>> inputs = new ArrayList<>();
    final List<Inbox<?>> inboxes = new ArrayList<>();
    final List<Receipts<?>> receipts = new ArrayList<>();
    final List<Out<?>> outputs = new ArrayList<>();
    final List<OrderPort<?>> orders = new ArrayList<>();
    final List<Alarm> alarms = new ArrayList<>();
    final List<ModeCell<?>> modes = new ArrayList<>();
    final List<Lasting> lasting = new ArrayList<>();
    private Task task;
    private Task fallback;

    TaskAssembly(Assembly device, String name, Timing timing) {
        this.device = device;
        this.name = name;
        this.timing = timing;
    }

    /// An input for the latest reading; older than `staleAfterNs` it is graded stale.
    public <Q extends Dimension> In<Q> input(
            String name, Range<Q> plausible, long staleAfterNs, String meaning) {
        In<Q> port = new In<>(plausible, staleAfterNs);
        row(new Sheet.PortRow(Sheet.Kind.INPUT, device.inputs.size(), name, plausible,
                staleAfterNs, meaning));
        device.inputs.add(port);
        inputs.add(port);
        return port;
    }

    /// An input for events, `capacity` of them between two releases.
    public <Q extends Dimension> Inbox<Q> inbox(
            String name, Range<Q> allowed, int capacity, String meaning) {
        Inbox<Q> port = new Inbox<>(allowed, capacity);
        row(new Sheet.PortRow(
                Sheet.Kind.INBOX, device.inboxes.size(), name, allowed, 0, meaning));
        device.inboxes.add(port);
        inboxes.add(port);
        return port;
    }

    /// A number for whoever watches; `range` is what it is displayed within.
    public <Q extends Dimension> Out<Q> output(String name, Range<Q> range, String meaning) {
        return out(Sheet.Kind.OUTPUT, name, range, meaning);
    }

    /// A sampled signal for whoever watches: one sample each release.
    public <Q extends Dimension> Out<Q> wave(String name, Range<Q> range, String meaning) {
        return out(Sheet.Kind.WAVE, name, range, meaning);
    }

    /// Orders to one actuator: within `range`, none valid for longer than `longestNs`.
    public <Q extends Dimension> OrderPort<Q> orders(
            String name, Range<Q> range, long longestNs, String meaning) {
        Check.that(range.low().unit().toBase(1) == 1, "orders are in the base unit");
        OrderPort<Q> port = new OrderPort<>(range, longestNs);
        row(new Sheet.PortRow(
                Sheet.Kind.ORDERS, device.orders.size(), name, range, longestNs, meaning));
        device.orders.add(port);
        orders.add(port);
        return port;
    }

    /// What the actuator of that range says of its orders, `capacity` receipts a release.
    public <Q extends Dimension> Receipts<Q> receipts(
            String name, Range<Q> range, int capacity, String meaning) {
        Receipts<Q> port = new Receipts<>(capacity);
        row(new Sheet.PortRow(
                Sheet.Kind.RECEIPTS, device.receipts.size(), name, range, 0, meaning));
        device.receipts.add(port);
        receipts.add(port);
        return port;
    }

    /// An alarm condition that the task reports on each step.
    public Alarm alarm(
            String name, Priority priority, boolean latching, long delayNs, String text) {
        Alarm alarm = new Alarm(priority, latching, delayNs);
        device.alarmRows.add(new Sheet.AlarmRow(
                device.alarms.size(), name, priority, latching, delayNs, text));
        device.alarms.add(alarm);
        alarms.add(alarm);
        return alarm;
    }

    /// Declares that `alarm` is raised on that side of `limit`, and who may move it. It is the task
    /// that compares; two limits of one number have ranges that do not overlap, so that the low one
    /// cannot be set above the high one.
    public void limit(Alarm alarm, Sheet.Side side, Parameter<?> limit, Sheet.Keeper keeper) {
        Check.that(alarms.contains(alarm), "a limit is of an alarm of its own task");
        device.limitRows.add(new Sheet.LimitRow(device.alarms.indexOf(alarm), side,
                device.index(limit), keeper));
    }

    /// The task's modes: the one it starts in, and their names in the order of their codes.
    public <M extends Mode> ModeCell<M> modes(M initial, String... names) {
        ModeCell<M> cell = new ModeCell<>(initial);
        for (int code = 0; code < names.length; code++) {
            device.modeRows.add(new Sheet.ModeRow(device.modes.size(), code, names[code]));
        }
        device.modes.add(cell);
        modes.add(cell);
        return cell;
    }

    /// A black box of the last `capacity` steps with these columns.
    public Journal journal(int capacity, String... columns) {
        Journal journal = new Journal(capacity, columns.length);
        device.journals.add(journal);
        return journal;
    }

    /// Declares that `part` survives a reset; hands it through.
    public <P extends Lasting> P lasting(P part) {
        Check.that(part != null && part.words() >= 0, "a lasting part knows its size");
        lasting.add(part);
        return part;
    }

    /// A guard of that port: the port's declared range, narrowed by each of `limits`.
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final <Q extends Dimension> Guard<Q> guard(OrderPort<Q> port, Limit<Q>... limits) {
        Check.that(orders.contains(port), "a guard watches a port of its own task");
        return new Guard<>(port, device.prescription(), limits.clone());
    }

    /// The prescription that the guards of this device ask for.
    public Prescription prescription() {
        return device.prescription();
    }

    /// What runs, and what runs instead from the first trap on: with parts of its own, or `null`
    /// for a task that acts on nothing.
    public void runs(Task task, Task fallback) {
        Check.that(this.task == null, "a task is given once");
        Check.that(task != fallback, "a fallback has parts of its own");
        Check.that(fallback != null || orders.isEmpty(), "a task that orders has a fallback");
        this.task = task;
        this.fallback = fallback;
    }

    Duty duty() {
        Alarm trapAlarm = alarm(name + " trapped", Priority.HIGH, true, 0,
                "The task stopped itself; its fallback acts.");
        return new Duty(this, task, fallback, trapAlarm);
    }

    Sheet.TaskRow row(int index) {
        return new Sheet.TaskRow(index, name, timing.periodNs(), timing.offsetNs(),
                timing.deadlineNs(), timing.budgetBytecodes(), fallback != null);
    }

    private <Q extends Dimension> Out<Q> out(
            Sheet.Kind kind, String name, Range<Q> range, String meaning) {
        Out<Q> port = new Out<>(range);
        row(new Sheet.PortRow(kind, device.outputs.size(), name, range, 0, meaning));
        device.outputs.add(port);
        outputs.add(port);
        return port;
    }

    private void row(Sheet.PortRow row) {
        for (Sheet.PortRow other : device.portRows) {
            Check.that(!other.name().equals(row.name()), "a port's name is its own");
        }
        device.portRows.add(row);
    }
}
