package homeostat.body.circulation;

/// A person with a failing left heart, a centrifugal pump in it, and nerves that answer: what a
/// heart pump's controller is tried on.
///
/// What happens to the person (work, a bleeding, standing up, a heart that weakens further) is set
/// between steps. A beat counts as one of suction when the wall before the inlet cost more than
/// [#SUCTION_MMHG] for longer than [#SUCTION_SECONDS] of it: that is the truth that detectors are
/// scored against.
public final class PumpPatient {
    /// Length of a step, s.
    public static final double STEP_SECONDS = Circulation.STEP_SECONDS;
    /// A wall that costs more than this is drawn in.
    public static final double SUCTION_MMHG = 10;
    /// For at least so long in one beat.
    public static final double SUCTION_SECONDS = 0.05;

    /// Blood that working muscles send back, mL at full work.
    private static final double MUSCLE_PUMP_ML = 400;
    private static final int STEPS_A_LOOK = (int) (Baroreflex.STEP_SECONDS / STEP_SECONDS);

    private final CentrifugalPump pump = new CentrifugalPump();
    private final Circulation body;
    private final Baroreflex reflex;
    private final BeatMeter meter = new BeatMeter();
    private long steps;
    private double lastAorticMmHg;
    private double suckedSeconds;
    private boolean suckedBeat;
    private long suckedBeats;
    private long beats;
    private double endDiastolicMmHg = Double.NaN;
    private double heartStrength = 1;
    private double standingMl;
    private double work;
    private double escapePerMinute;
    private double pacedPerMinute;

    /// The person at the moment when the pump is at `speedRpm`.
    public PumpPatient(HeartFailure person, double speedRpm) {
        pump.speedRpm = speedRpm;
        body = new Circulation(person.coefficients(), pump);
        reflex = new Baroreflex(person.arterialMmHg(), 60 / person.beatsPerMinute());
        body.tone().heartPeriodSeconds = 60 / person.beatsPerMinute();
        lastAorticMmHg = body.aorticMmHg();
    }

    /// Turns the pump at that speed from now on.
    public void turn(double speedRpm) {
        pump.speedRpm = speedRpm;
    }

    /// Work: 0 at rest to 1. Beside what the nerves do, muscles press blood back to the heart.
    public void exert(double share) {
        work = Math.min(Math.max(share, 0), 1);
        reflex.exert(work);
    }

    /// Blood or fluid given, negative when lost, mL/s.
    public void infuse(double mlPerSecond) {
        body.tone().infusionMlPerSecond = mlPerSecond;
    }

    /// What is left of the heart's own strength: 1 as it was, 0 none.
    public void strength(double share) {
        heartStrength = share;
    }

    /// Blood that stands in the legs, mL.
    public void stand(double ml) {
        standingMl = ml;
    }

    /// Resistance of the lung's vessels, as a factor.
    public void lungResistance(double factor) {
        body.tone().pulmonaryResistance = factor;
    }

    /// Pressure around heart and lung vessels, mmHg; rises with a ventilator's breath.
    public void pleural(double mmHg) {
        body.tone().pleuralPressureMmHg = mmHg;
    }

    /// The ventricles no longer follow the atria: whatever the nerves want, they beat by themselves
    /// that often a minute. 0 when they follow again.
    public void block(double escapePerMinute) {
        this.escapePerMinute = escapePerMinute;
    }

    /// A pacemaker lets no beat be longer than of so many a minute; 0 without one.
    public void pace(double perMinute) {
        pacedPerMinute = perMinute;
    }

    /// Lives one step and says whether a new beat has begun in it.
    public boolean step() {
        double before = body.leftVentricleMmHg();
        boolean isNewBeat = body.step(STEP_SECONDS);
        meter.watch(body, STEP_SECONDS, isNewBeat);
        if (isNewBeat) {
            suckedBeat = suckedSeconds >= SUCTION_SECONDS;
            suckedBeats += suckedBeat ? 1 : 0;
            suckedSeconds = 0;
            endDiastolicMmHg = before;
            beats++;
        }
        suckedSeconds += suctionMmHg() > SUCTION_MMHG ? STEP_SECONDS : 0;
        if (steps % STEPS_A_LOOK == 0) {
            look();
        }
        steps++;
        return isNewBeat;
    }

    private void look() {
        double mmHg = body.aorticMmHg();
        reflex.step(mmHg, (mmHg - lastAorticMmHg) / Baroreflex.STEP_SECONDS, body.tone());
        body.tone().heartPeriodSeconds = periodSeconds(body.tone().heartPeriodSeconds);
        body.tone().leftContractility *= heartStrength;
        body.tone().venousPoolMl += standingMl - MUSCLE_PUMP_ML * work;
        lastAorticMmHg = mmHg;
    }

    private double periodSeconds(double ofNerves) {
        double own = escapePerMinute > 0 ? 60 / escapePerMinute : ofNerves;
        return pacedPerMinute > 0 ? Math.min(own, 60 / pacedPerMinute) : own;
    }

    /// The circulation, to look at.
    public Circulation body() {
        return body;
    }

    /// The figures of the last whole beat.
    public BeatMeter beat() {
        return meter;
    }

    /// How many beats there were.
    public long beats() {
        return beats;
    }

    /// Whether the last whole beat was one of suction.
    public boolean isSuckedBeat() {
        return suckedBeat;
    }

    /// How many beats of suction there were.
    public long suckedBeats() {
        return suckedBeats;
    }

    /// Pressure in the left ventricle at the end of the last filling.
    public double endDiastolicMmHg() {
        return endDiastolicMmHg;
    }

    /// What a wall before the inlet costs now.
    public double suctionMmHg() {
        double flow = body.pumpMlPerSecond();
        return CentrifugalPump.suctionResistance(body.leftVentricleMl(), flow) * flow;
    }

    /// Pressure at the pump's inlet.
    public double inletMmHg() {
        return CentrifugalPump.inletMmHg(body.leftVentricleMmHg(), body.leftVentricleMl(),
                body.pumpMlPerSecond());
    }

    /// Flow through the pump.
    public double pumpLPerMin() {
        return body.pumpMlPerSecond() * 0.06;
    }

    /// Electrical power that the pump takes.
    public double watts() {
        return CentrifugalPump.watts(pump.speedRpm, pumpLPerMin());
    }
}
