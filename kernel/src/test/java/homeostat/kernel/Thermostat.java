package homeostat.kernel;

/// A small device for the kernel's own tests: glucose in, an insulin rate out, two modes.
///
/// It traps on demand (a reading of exactly 13 mg/dL), so that the path to the fallback is walked.
final class Thermostat {
    static final int GLUCOSE = 0;
    static final int RATE = 0;
    static final long STALE_NS = Span.minutes(3);

    /// Its modes.
    sealed interface State extends Mode {
        /// Waiting for a first good reading.
        record Waiting() implements State {
            @Override
            public Regime regime() {
                return Regime.STARTING;
            }

            @Override
            public int code() {
                return 0;
            }
        }

        /// In control since an instant.
        record Holding(long sinceNs) implements State {
            @Override
            public Regime regime() {
                return Regime.NORMAL;
            }

            @Override
            public int code() {
                return 1;
            }
        }
    }

    private Thermostat() {}

    static Device assemble() {
        return assembly().assemble();
    }

    static Assembly assembly() {
        return assembly(new Total());
    }

    static Assembly assembly(Total total) {
        Assembly device = new Assembly("thermostat", "Test device", new Sheet.Loop(
                "glucose", "glucose", "110 mg/dL", "glucose", "insulin rate", "1 U/h"));
        Parameter<InsulinRate> basal = device.parameter("basal",
                Range.of(InsulinRate.UNITS_PER_HOUR, 0, 5), InsulinRate.unitsPerHour(1), "basal");
        TaskAssembly task = device.task("control", Timing.every(Span.minutes(1))
                .deadline(Span.seconds(1)));
        In<Glucose> glucose = task.input("glucose",
                Range.of(Glucose.MG_PER_DL, 10, 600), STALE_NS, "glucose");
        OrderPort<InsulinRate> rate = task.orders("rate",
                Range.of(InsulinRate.UNITS_PER_HOUR, 0, 3), Span.minutes(30), "rate");
        Alarm low = task.alarm("low", Priority.HIGH, true, 0, "Glucose is low.");
        ModeCell<State> modes = task.modes(new State.Waiting(), "Waiting", "Holding");
        Journal journal = task.journal(16, "glucose", "rate");
        Guard<InsulinRate> guard = task.guard(rate, new Floor(glucose));
        Guard<InsulinRate> spare = task.guard(rate, new Floor(glucose));
        task.lasting(total);
        task.runs(new Control(glucose, guard, low, modes, journal).summing(total),
                new Fallback(basal, spare));
        return device;
    }

    /// What it has seen, summed up; it survives a reset.
    static final class Total implements Lasting {
        static final double WORST = 1e6;
        double mgPerDl;
        long sinceNs;

        @Override
        public int words() {
            return 2;
        }

        @Override
        public void save(long[] memory, int from, long nowNs) {
            memory[from] = Double.doubleToRawLongBits(mgPerDl);
            memory[from + 1] = nowNs - sinceNs;
        }

        @Override
        public boolean restore(long[] memory, int from) {
            mgPerDl = Double.longBitsToDouble(memory[from]);
            sinceNs = -memory[from + 1];
            return mgPerDl >= 0 && mgPerDl <= WORST;
        }

        @Override
        public void assumeWorst() {
            mgPerDl = WORST;
        }
    }

    /// Nothing below 70 mg/dL.
    static final class Floor implements Limit<InsulinRate> {
        private final In<Glucose> glucose;

        Floor(In<Glucose> glucose) {
            this.glucose = glucose;
        }

        @Override
        public void bound(long nowNs, Bounds<InsulinRate> bounds) {
            if (glucose.reading().in(Glucose.MG_PER_DL) < 70) {
                bounds.atMost(InsulinRate.UNITS_PER_HOUR, 0, Reason.FLOOR);
            }
        }
    }

    /// Proportional control.
    static final class Control implements Task {
        private final In<Glucose> glucose;
        private final Guard<InsulinRate> guard;
        private final Alarm low;
        private final ModeCell<State> modes;
        private final Journal journal;
        private Total total;
        private final Proposal<InsulinRate> proposal = new Proposal<>();

        Control(In<Glucose> glucose, Guard<InsulinRate> guard, Alarm low,
                ModeCell<State> modes, Journal journal) {
            this.glucose = glucose;
            this.guard = guard;
            this.low = low;
            this.modes = modes;
            this.journal = journal;
        }

        Control summing(Total sum) {
            total = sum;
            return this;
        }

        @Override
        public void step(long nowNs) {
            Reading<Glucose> reading = glucose.reading();
            double mgPerDl = reading.in(Glucose.MG_PER_DL);
            total.mgPerDl += mgPerDl;
            Check.that(mgPerDl != 13, "thirteen is unlucky");
            modes.become(next(modes.mode(), reading, nowNs), nowNs);
            journal.begin(nowNs);
            journal.put(0, mgPerDl);
            switch (modes.mode()) {
                case State.Waiting ignored -> proposal.clear(nowNs);
                case State.Holding ignored -> proposal.set(InsulinRate.UNITS_PER_HOUR,
                        (mgPerDl - 110) / 50 + 1, nowNs, nowNs + Span.minutes(30));
            }
            guard.order(proposal, nowNs);
            low.report(mgPerDl < 70, nowNs);
            journal.note(modes.mode(), guard.reason());
        }

        private static State next(State state, Reading<Glucose> reading, long nowNs) {
            return switch (state) {
                case State.Waiting waiting ->
                        reading.isGood() ? new State.Holding(nowNs) : waiting;
                case State.Holding holding -> reading.isGood() ? holding : new State.Waiting();
            };
        }
    }

    /// The basal rate.
    static final class Fallback implements Task {
        private final Parameter<InsulinRate> basal;
        private final Guard<InsulinRate> guard;
        private final Proposal<InsulinRate> proposal = new Proposal<>();

        Fallback(Parameter<InsulinRate> basal, Guard<InsulinRate> guard) {
            this.basal = basal;
            this.guard = guard;
        }

        @Override
        public void step(long nowNs) {
            proposal.set(InsulinRate.UNITS_PER_HOUR, basal.in(InsulinRate.UNITS_PER_HOUR), nowNs,
                    nowNs + Span.minutes(30));
            guard.order(proposal, nowNs);
        }
    }
}
