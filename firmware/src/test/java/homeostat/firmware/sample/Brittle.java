package homeostat.firmware.sample;

import homeostat.kernel.Assembly;
import homeostat.kernel.Bounds;
import homeostat.kernel.Device;
import homeostat.kernel.Glucose;
import homeostat.kernel.Guard;
import homeostat.kernel.In;
import homeostat.kernel.InsulinRate;
import homeostat.kernel.Limit;
import homeostat.kernel.OrderPort;
import homeostat.kernel.Proposal;
import homeostat.kernel.Range;
import homeostat.kernel.Reading;
import homeostat.kernel.Reason;
import homeostat.kernel.Sheet;
import homeostat.kernel.Span;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

/// A device whose controller breaks off in the middle of its step when glucose is low: an index
/// runs out of a table after half of the step is done. Its fallback gives a steady rate.
public final class Brittle {
    private Brittle() {}

    /// The factory.
    public static Device assemble() {
        Assembly device = new Assembly("brittle", "Brittle test device", new Sheet.Loop("glucose",
                "glucose", "110 mg/dL", "glucose", "insulin rate", "a steady rate"));
        TaskAssembly task = device.task("control",
                Timing.every(Span.minutes(1)).deadline(Span.seconds(1)));
        In<Glucose> glucose = task.input("glucose", Range.of(Glucose.MG_PER_DL, 10, 600),
                Span.minutes(3), "glucose");
        OrderPort<InsulinRate> rate = task.orders("rate",
                Range.of(InsulinRate.UNITS_PER_HOUR, 0, 3), Span.minutes(30), "rate");
        task.runs(new Control(glucose, task.guard(rate, new Ceiling())),
                new Steady(task.guard(rate, new Ceiling())));
        return device.assemble();
    }

    /// Nothing above 2 U/h.
    static final class Ceiling implements Limit<InsulinRate> {
        @Override
        public void bound(long nowNs, Bounds<InsulinRate> bounds) {
            bounds.atMost(InsulinRate.UNITS_PER_HOUR, 2, Reason.RATE);
        }
    }

    /// Breaks below 80 mg/dL.
    static final class Control implements Task {
        private final In<Glucose> glucose;
        private final Guard<InsulinRate> guard;
        private final Proposal<InsulinRate> proposal = new Proposal<>();
        private final double[] gains = {1, 0.5, 0.25, 0.125};
        private double smoothed = 120;

        Control(In<Glucose> glucose, Guard<InsulinRate> guard) {
            this.glucose = glucose;
            this.guard = guard;
        }

        @Override
        public void step(long nowNs) {
            Reading<Glucose> reading = glucose.reading();
            double mgPerDl = reading.in(Glucose.MG_PER_DL);
            smoothed += 0.25 * (mgPerDl - smoothed);
            proposal.set(InsulinRate.UNITS_PER_HOUR, smoothed / 100, nowNs,
                    nowNs + Span.minutes(5));
            guard.order(proposal, nowNs);
            gains[0] = gains[mgPerDl < 80 ? gains.length : 1] * smoothed;
        }
    }

    /// A steady rate.
    static final class Steady implements Task {
        private final Guard<InsulinRate> guard;
        private final Proposal<InsulinRate> proposal = new Proposal<>();

        Steady(Guard<InsulinRate> guard) {
            this.guard = guard;
        }

        @Override
        public void step(long nowNs) {
            proposal.set(InsulinRate.UNITS_PER_HOUR, 0.7, nowNs, nowNs + Span.minutes(5));
            guard.order(proposal, nowNs);
        }
    }
}
