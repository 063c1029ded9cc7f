package homeostat.firmware.sample;

import homeostat.kernel.Alarm;
import homeostat.kernel.Assembly;
import homeostat.kernel.Bounds;
import homeostat.kernel.Device;
import homeostat.kernel.Elementary;
import homeostat.kernel.Fraction;
import homeostat.kernel.Guard;
import homeostat.kernel.In;
import homeostat.kernel.Lasting;
import homeostat.kernel.Limit;
import homeostat.kernel.Mode;
import homeostat.kernel.ModeCell;
import homeostat.kernel.OrderPort;
import homeostat.kernel.Out;
import homeostat.kernel.Pressure;
import homeostat.kernel.Priority;
import homeostat.kernel.Proposal;
import homeostat.kernel.Range;
import homeostat.kernel.Reading;
import homeostat.kernel.Reason;
import homeostat.kernel.Regime;
import homeostat.kernel.Sheet;
import homeostat.kernel.Span;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

/// A device of four rates, as a blood pump might have them: pressure is filtered each millisecond,
/// the speed is set each 5 ms, the load is estimated each 20 ms by a long computation, and each
/// 100 ms somebody looks whether all is well. Each reads what the others have published.
///
/// The estimator breaks at a smoothed pressure of less than -20 mmHg; the supervisor dawdles above
/// 200.
public final class Rates {
    private static final Range<Pressure> PRESSURE = Range.of(Pressure.MMHG, -50, 300);
    private static final Range<Fraction> SHARE = Range.of(Fraction.ONE, 0, 1);

    private Rates() {}

    /// The factory.
    public static Device assemble() {
        Assembly device = new Assembly("rates", "Device of four rates", new Sheet.Loop("pressure",
                "pressure", "80 mmHg", "pressure", "speed", "a steady speed"));
        TaskAssembly watch = device.task("watch", Timing.every(Span.milliseconds(100)));
        TaskAssembly load = device.task("load",
                Timing.every(Span.milliseconds(20))
                        .offset(Span.milliseconds(4)).deadline(Span.milliseconds(15)));
        TaskAssembly speed = device.task("speed", Timing.every(Span.milliseconds(5)));
        TaskAssembly filter = device.task("filter",
                Timing.every(Span.milliseconds(1)).deadline(Span.milliseconds(1) / 2));

        In<Pressure> raw = filter.input("raw", PRESSURE, Span.milliseconds(3), "as measured");
        Out<Pressure> smooth = filter.output("smooth", PRESSURE, "filtered");
        filter.runs(new Filter(raw, smooth), null);

        In<Pressure> seen = speed.input("seen", PRESSURE, Span.milliseconds(9), "filtered");
        In<Fraction> effort = speed.input("effort", SHARE, Span.milliseconds(60), "the load");
        OrderPort<Fraction> turns = speed.orders("turns", SHARE, Span.milliseconds(50), "speed");
        ModeCell<Gait> gait = speed.modes(new Gait.Still(), "Still", "Turning");
        SpeedControl control = speed.lasting(new SpeedControl(seen, effort,
                speed.guard(turns, new Ceiling()), gait));
        speed.runs(control, new Steady(speed.guard(turns, new Ceiling())));

        In<Pressure> felt = load.input("felt", PRESSURE, Span.milliseconds(40), "filtered");
        Out<Fraction> estimate = load.output("load", SHARE, "estimated load");
        LoadEstimator estimator = load.lasting(new LoadEstimator(felt, estimate));
        load.runs(estimator, null);

        In<Fraction> strain = watch.input("strain", SHARE, Span.milliseconds(300), "the load");
        In<Pressure> last = watch.input("last", PRESSURE, Span.milliseconds(300), "filtered");
        Out<Fraction> health = watch.output("health", SHARE, "health");
        Alarm high = watch.alarm("strained", Priority.MEDIUM, false, Span.milliseconds(200),
                "The load is high.");
        ModeCell<Gait> mood = watch.modes(new Gait.Still(), "Calm", "Strained");
        watch.runs(new Watch(new Sources(strain, last), health, high, mood), null);
        device.link(smooth, seen);
        device.link(smooth, felt);
        device.link(smooth, last);
        device.link(estimate, effort);
        device.link(estimate, strain);
        return device.assemble();
    }

    /// Modes that two tasks make.
    public sealed interface Gait extends Mode {
        /// At rest.
        record Still() implements Gait {
            @Override
            public Regime regime() {
                return Regime.STARTING;
            }

            @Override
            public int code() {
                return 0;
            }
        }

        /// Moving since an instant.
        record Turning(long sinceNs, double atPercent) implements Gait {
            @Override
            public Regime regime() {
                return Regime.NORMAL;
            }

            @Override
            public int code() {
                return 1;
            }
        }

        /// Where it goes from here: a new record now and then, and sometimes two in one step.
        static Gait next(Gait now, double percent, long nowNs) {
            return switch (now) {
                case Still still when percent > 20 -> next(new Turning(nowNs, 0), percent + 0.5,
                        nowNs);
                case Still still -> still;
                case Turning turning when percent < 5 -> new Still();
                case Turning turning when Math.abs(turning.atPercent() - percent) > 7 ->
                        new Turning(turning.sinceNs(), percent);
                case Turning turning -> turning;
            };
        }
    }

    /// Nothing above 90 percent.
    static final class Ceiling implements Limit<Fraction> {
        @Override
        public void bound(long nowNs, Bounds<Fraction> bounds) {
            bounds.atMost(Fraction.PERCENT, 90, Reason.RATE);
        }
    }

    /// One pole.
    static final class Filter implements Task {
        private final In<Pressure> raw;
        private final Out<Pressure> smooth;
        private double mmHg = 80;

        Filter(In<Pressure> raw, Out<Pressure> smooth) {
            this.raw = raw;
            this.smooth = smooth;
        }

        @Override
        public void step(long nowNs) {
            Reading<Pressure> reading = raw.reading();
            if (reading.isGood()) {
                mmHg += 0.125 * (reading.in(Pressure.MMHG) - mmHg);
            }
            smooth.set(Pressure.MMHG, mmHg, nowNs);
        }
    }

    /// Proportional and integral.
    static final class SpeedControl implements Task, Lasting {
        private final In<Pressure> seen;
        private final In<Fraction> effort;
        private final Guard<Fraction> guard;
        private final ModeCell<Gait> gait;
        private final Proposal<Fraction> proposal = new Proposal<>();
        private double sumMmHg;

        SpeedControl(In<Pressure> seen, In<Fraction> effort, Guard<Fraction> guard,
                ModeCell<Gait> gait) {
            this.seen = seen;
            this.effort = effort;
            this.guard = guard;
            this.gait = gait;
        }

        @Override
        public void step(long nowNs) {
            double errorMmHg = seen.reading().isGood() ? 80 - seen.reading().in(Pressure.MMHG) : 0;
            sumMmHg = Math.max(-500, Math.min(500, sumMmHg + errorMmHg));
            double loadPercent = effort.reading().isGood()
                    ? effort.reading().in(Fraction.PERCENT) : 0;
            double percent = 40 + errorMmHg + 0.1 * sumMmHg - 0.2 * loadPercent;
            gait.become(Gait.next(gait.mode(), percent, nowNs), nowNs);
            proposal.set(Fraction.ONE, percent / 100, nowNs, nowNs + Span.milliseconds(20));
            guard.order(proposal, nowNs);
        }

        @Override
        public int words() {
            return 1;
        }

        @Override
        public void save(long[] memory, int from, long nowNs) {
            memory[from] = Double.doubleToRawLongBits(sumMmHg);
        }

        @Override
        public boolean restore(long[] memory, int from) {
            sumMmHg = Double.longBitsToDouble(memory[from]);
            return Math.abs(sumMmHg) <= 500;
        }

        @Override
        public void assumeWorst() {
            sumMmHg = 0;
        }
    }

    /// What the speed falls back to.
    static final class Steady implements Task {
        private final Guard<Fraction> guard;
        private final Proposal<Fraction> proposal = new Proposal<>();

        Steady(Guard<Fraction> guard) {
            this.guard = guard;
        }

        @Override
        public void step(long nowNs) {
            proposal.set(Fraction.ONE, 0.5, nowNs, nowNs + Span.milliseconds(20));
            guard.order(proposal, nowNs);
        }
    }

    /// A long computation that writes what lasts at its beginning, middle and end.
    static final class LoadEstimator implements Task, Lasting {
        private final In<Pressure> felt;
        private final Out<Fraction> load;
        private final double[] past = new double[64];
        private final double[] weights = {1, 0.5, 0.25, 0.125};
        private long steps;
        private double halfWay;

        LoadEstimator(In<Pressure> felt, Out<Fraction> load) {
            this.felt = felt;
            this.load = load;
        }

        @Override
        public void step(long nowNs) {
            double mmHg = felt.reading().in(Pressure.MMHG);
            steps++;
            past[(int) Math.floorMod(steps, (long) past.length)] = mmHg;
            double sum = 0;
            for (int i = 0; i < past.length; i++) {
                sum += past[i] * Elementary.cos(past[i] * i / 40);
                halfWay = sum;
            }
            halfWay = weights[mmHg < -20 ? weights.length : 2] * sum;
            load.set(Fraction.PERCENT, 50 + 50 * Elementary.tanh(halfWay / 1000), nowNs);
        }

        @Override
        public int words() {
            return 2;
        }

        @Override
        public void save(long[] memory, int from, long nowNs) {
            memory[from] = steps;
            memory[from + 1] = Double.doubleToRawLongBits(halfWay);
        }

        @Override
        public boolean restore(long[] memory, int from) {
            steps = memory[from];
            halfWay = Double.longBitsToDouble(memory[from + 1]);
            return steps >= 0;
        }

        @Override
        public void assumeWorst() {
            steps = 0;
        }
    }

    /// What the supervisor looks at.
    record Sources(In<Fraction> strain, In<Pressure> last) {}

    /// Looks at everything, slowly.
    static final class Watch implements Task {
        private final Sources sources;
        private final Out<Fraction> health;
        private final Alarm high;
        private final ModeCell<Gait> mood;
        private double mean;

        Watch(Sources sources, Out<Fraction> health, Alarm high, ModeCell<Gait> mood) {
            this.sources = sources;
            this.health = health;
            this.high = high;
            this.mood = mood;
        }

        @Override
        public void step(long nowNs) {
            double percent = sources.strain().reading().in(Fraction.PERCENT);
            double mmHg = sources.last().reading().in(Pressure.MMHG);
            mood.become(Gait.next(mood.mode(), mmHg / 3, nowNs), nowNs);
            int rounds = mmHg > 200 ? 40_000 : 300;
            for (int i = 0; i < rounds; i++) {
                mean += 0.001 * (percent - mean) + Elementary.sin(mmHg + i) * 1e-6;
            }
            mood.become(Gait.next(mood.mode(), mean, nowNs), nowNs);
            high.report(mean > 55, nowNs);
            health.set(Fraction.PERCENT, Math.max(0, Math.min(100, 100 - mean)), nowNs);
        }
    }
}
