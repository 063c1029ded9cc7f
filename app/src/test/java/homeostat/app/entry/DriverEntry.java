package homeostat.app.entry;

import homeostat.kernel.Admission;
import homeostat.kernel.Alarm;
import homeostat.kernel.Assembly;
import homeostat.kernel.Bounds;
import homeostat.kernel.Device;
import homeostat.kernel.Estimate;
import homeostat.kernel.Gate;
import homeostat.kernel.Glucose;
import homeostat.kernel.Guard;
import homeostat.kernel.In;
import homeostat.kernel.InsulinRate;
import homeostat.kernel.Journal;
import homeostat.kernel.Limit;
import homeostat.kernel.Mode;
import homeostat.kernel.ModeCell;
import homeostat.kernel.OrderPort;
import homeostat.kernel.Out;
import homeostat.kernel.Prescription;
import homeostat.kernel.Priority;
import homeostat.kernel.Proposal;
import homeostat.kernel.Quality;
import homeostat.kernel.Range;
import homeostat.kernel.Reason;
import homeostat.kernel.Regime;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;
import homeostat.kernel.Verdict;

/// A device with what no shipped one has yet: two tasks that are linked, two actuators of
/// different range, one of which knows no zero, and a driver behind its gate.
public final class DriverEntry {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long SHORT_NS = SECOND_NS / 10;

    private DriverEntry() {}

    private static final class Floor implements Limit<InsulinRate> {
        @Override
        public void bound(long nowNs, Bounds<InsulinRate> bounds) {
            bounds.atLeast(InsulinRate.UNITS_PER_HOUR, 0, Reason.RANGE);
        }
    }

    private static final class Control implements Task {
        private final In<Glucose> glucose;
        private final Guard<InsulinRate> one;
        private final Guard<InsulinRate> other;
        private final Proposal<InsulinRate> proposal = new Proposal<>();
        private final Estimate<Glucose> estimate = new Estimate<>();
        private final Watch watch;
        private long refused;

        Control(Watch watch, In<Glucose> glucose, Guard<InsulinRate> one,
                Guard<InsulinRate> other) {
            this.watch = watch;
            this.glucose = glucose;
            this.one = one;
            this.other = other;
        }

        @Override
        public void step(long nowNs) {
            double wish = glucose.reading().quality() == Quality.GOOD
                    ? glucose.reading().in(Glucose.MG_PER_DL) : 0;
            estimate.set(Glucose.MG_PER_DL, wish, 10, nowNs);
            if (!watch.isQuiet(nowNs)) {
                wish = estimate.lowIn(Glucose.MG_PER_DL) + estimate.highIn(Glucose.MG_PER_DL);
            }
            proposal.set(InsulinRate.UNITS_PER_HOUR, wish, nowNs, nowNs + SECOND_NS);
            count(one.order(proposal, nowNs));
            count(other.order(proposal, nowNs));
        }

        private void count(Verdict verdict) {
            refused = switch (verdict) {
                case ORDERED, LIMITED -> refused;
                case NOTHING, REFUSED -> Math.min(refused, Long.MAX_VALUE - 1) + 1;
            };
        }
    }

    private record Still() implements Mode {
        @Override
        public int code() {
            return 0;
        }

        @Override
        public Regime regime() {
            return Regime.FALLBACK;
        }
    }

    /// What a task shows of itself and can look up again.
    private static final class Watch {
        private final Alarm alarm;
        private final Journal journal;
        private final Prescription prescription;
        private final ModeCell<Still> modes;
        private double seen;

        Watch(TaskAssembly task, String name) {
            alarm = task.alarm(name, Priority.LOW, false, 0, "");
            journal = task.journal(4, "one");
            prescription = task.prescription();
            modes = task.modes(new Still(), "still");
        }

        boolean isQuiet(long nowNs) {
            if (journal.size() > 0) {
                seen = journal.cell(0, 0) + journal.atNs(0) + journal.mode(0)
                        + journal.reason(0);
            }
            journal.begin(nowNs);
            journal.put(0, prescription.size() > 0 ? prescription.parameter(0).atNs() : 0);
            alarm.report(seen > 0, nowNs);
            return !alarm.isAudible(nowNs) && modes.publishedRegime() == Regime.FALLBACK;
        }
    }

    private static final class Sense implements Task {
        private final Out<Glucose> shown;
        private final Gate<InsulinRate> gate = new Gate<>(InsulinRate.UNITS_PER_HOUR);
        private final OrderPort<InsulinRate> own;
        private final Guard<InsulinRate> guard;
        private final Proposal<InsulinRate> proposal = new Proposal<>();
        private double delivered;

        Sense(Out<Glucose> shown, OrderPort<InsulinRate> own, Guard<InsulinRate> guard) {
            this.shown = shown;
            this.own = own;
            this.guard = guard;
        }

        @Override
        public void step(long nowNs) {
            proposal.set(InsulinRate.UNITS_PER_HOUR, delivered, nowNs, nowNs + SHORT_NS);
            delivered = switch (guard.order(proposal, nowNs)) {
                case ORDERED, LIMITED -> delivered;
                case NOTHING, REFUSED -> 0;
            };
            Admission admission = gate.admit(own.published(), nowNs);
            delivered = switch (admission) {
                case ADMITTED -> own.published().in(InsulinRate.UNITS_PER_HOUR);
                case ABSENT, FOREIGN, REPEATED, MALFORMED, EXPIRED -> gate.lastSequence() % 2;
            };
            shown.set(Glucose.MG_PER_DL, 100, nowNs);
        }
    }

    public static Device assemble() {
        Assembly device = new Assembly("driver", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly fast = device.task("sense", Timing.every(SHORT_NS).offset(0));
        TaskAssembly slow = device.task("control", Timing.every(SECOND_NS));
        Range<Glucose> range = Range.of(Glucose.MG_PER_DL, 0, 600);
        Out<Glucose> shown = fast.output("shown", range, "");
        In<Glucose> seen = slow.input("seen", range, 60 * SECOND_NS, "");
        device.link(shown, seen);
        OrderPort<InsulinRate> own = fast.orders("own", rates(1, 2), SECOND_NS, "");
        OrderPort<InsulinRate> one = slow.orders("one", rates(3, 9), SECOND_NS, "");
        OrderPort<InsulinRate> other = slow.orders("other", rates(0, 2), SECOND_NS, "");
        fast.runs(new Sense(shown, own, fast.guard(own, new Floor())), null);
        slow.runs(control(slow, "task", seen, one, other),
                control(slow, "fallback", seen, one, other));
        return device.assemble();
    }

    private static Control control(TaskAssembly task, String name, In<Glucose> seen,
            OrderPort<InsulinRate> one, OrderPort<InsulinRate> other) {
        return new Control(new Watch(task, name), seen, task.guard(one, new Floor()),
                task.guard(other, new Floor()));
    }

    private static Range<InsulinRate> rates(double low, double high) {
        return Range.of(InsulinRate.UNITS_PER_HOUR, low, high);
    }
}
