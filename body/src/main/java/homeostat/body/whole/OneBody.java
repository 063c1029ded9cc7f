package homeostat.body.whole;

import homeostat.body.circulation.Baroreflex;
import homeostat.body.circulation.PumpPatient;
import homeostat.body.glucose.GlucoseBody;
import homeostat.body.glucose.Meals;
import homeostat.body.glucose.RenalInsulin;
import homeostat.body.kidney.DialysisPatient;
import homeostat.body.lung.Breathing;
import homeostat.body.lung.LungBody;
import homeostat.body.lung.MembraneLung;

/// A person whose organs share one blood and one chest. Every organ stays the body that it is
/// alone; what is here is what one does to another:
///
/// ```
/// water ──blood volume──▶ heart ──output──▶ gas exchange
///   ▲                       ▲                    │ breath
///   │ filter, needle        └──── pressure ──────┘ around the heart
///  no kidneys ──insulin stays longer──▶ glucose
/// ```
///
/// - *Blood volume and preload.* Each second the change of blood volume, after refill, is taken out
///   of or put into the great veins. Two models of one blood: the circulation counts the volume
///   under pressure only, so changes are handed over and not levels.
/// - *Breath and heart.* The pressure of each breath rests on heart and lung vessels.
/// - *Heart and gas exchange.* The lungs have the blood flow that the heart gave in its last beat.
/// - *Pace.* A pacemaker's rate is the heart's period: [PumpPatient#pace].
/// - *Kidneys and insulin.* Without kidneys insulin stays longer: [RenalInsulin].
/// - *Work.* What the heart does for it, what the tissues use, and what is breathed go together.
///
/// Devices act on the organs themselves: a filter on [#fluids], a pump on [#heart], gas on
/// [#lungs]. Left out: what oedema does to the lungs, and what blood gases do to vessels.
public final class OneBody {
    private static final double SECONDS_PER_MINUTE = 60;
    private static final double GAS_AT_FULL_WORK = 3;
    private static final double OUTPUT_LEAST_L_PER_MIN = 0.5;
    private static final int BREATHS_A_SECOND = (int) (1 / Baroreflex.STEP_SECONDS);
    private static final int STEPS_A_BREATH =
            (int) (Baroreflex.STEP_SECONDS / PumpPatient.STEP_SECONDS);
    private static final int LUNG_STEPS_A_SECOND =
            (int) Math.rint(1 / (LungBody.STEP_MINUTES * SECONDS_PER_MINUTE));

    private final OnePerson person;
    private final DialysisPatient fluids;
    private final PumpPatient heart;
    private final LungBody lungs;
    private final GlucoseBody glucose;
    private final Meals plate = new Meals();
    private Breathing breathing;
    private double oxygen;
    private double bloodMl;
    private double insulinUnitsPerHour;
    private double work;
    private long seconds;

    /// That person before a treatment, breathing air by themself, on the basal rate that they need
    /// without kidneys, with a pump at `speedRpm`.
    public OneBody(OnePerson person, double speedRpm) {
        this.person = person;
        fluids = new DialysisPatient(person.kidneys().body(), person.kidneys().surplusMl());
        heart = new PumpPatient(person.heart(), speedRpm);
        lungs = new LungBody(person.lungs(), MembraneLung.adult());
        glucose = new GlucoseBody(RenalInsulin.withKidneys(person.diabetes(), 0));
        insulinUnitsPerHour = glucose.patient().clinic().basalUnitsPerHour();
        bloodMl = fluids.bloodMl();
        breathe(Breathing.quiet(person.lungs().mechanics(), person.lungs().weightKg()), 0.21);
        lungs.settle();
    }

    /// Breathes so from now on, gas with that share of oxygen.
    public void breathe(Breathing breathing, double oxygen) {
        this.breathing = breathing;
        this.oxygen = oxygen;
        ventilate();
    }

    /// Who breathes by themself breathes as much more as they work.
    private void ventilate() {
        double more = breathing.isVentilated() ? 1 : gas();
        lungs.breathe(oxygen, more * breathing.alveolarLPerMin());
    }

    private double gas() {
        return 1 + (GAS_AT_FULL_WORK - 1) * work;
    }

    /// Insulin under the skin from now on.
    public void infuseInsulin(double unitsPerHour) {
        insulinUnitsPerHour = unitsPerHour;
    }

    /// A meal, carbohydrate only.
    public void eat(double grams) {
        plate.announce(grams);
    }

    /// Work: 0 at rest to 1.
    public void exert(double share) {
        work = Math.min(Math.max(share, 0), 1);
        heart.exert(work);
        ventilate();
    }

    /// Lives one second.
    public void second() {
        fluids.step(1 / SECONDS_PER_MINUTE);
        double now = fluids.bloodMl();
        heart.infuse(now - bloodMl);
        bloodMl = now;
        for (int i = 0; i < BREATHS_A_SECOND; i++) {
            heart.pleural(breathing.pleuralMmHg(seconds + i * Baroreflex.STEP_SECONDS));
            for (int step = 0; step < STEPS_A_BREATH; step++) {
                heart.step();
            }
        }
        perfuse();
        for (int i = 0; i < LUNG_STEPS_A_SECOND; i++) {
            lungs.step(LungBody.STEP_MINUTES);
        }
        seconds++;
        if (seconds % (long) SECONDS_PER_MINUTE == 0) {
            glucose.minute(insulinUnitsPerHour / SECONDS_PER_MINUTE, plate.eatMinute());
        }
    }

    /// Gives the lungs the blood flow of the last whole beat, once there was one.
    private void perfuse() {
        double given = heart.beat().outputLPerMin();
        if (heart.beats() > 1) {
            lungs.metabolism(Math.max(given, OUTPUT_LEAST_L_PER_MIN)
                    / person.lungs().outputLPerMin(), gas());
        }
    }

    /// Who it is.
    public OnePerson person() {
        return person;
    }

    /// Water and solutes; a filter and a needle act here.
    public DialysisPatient fluids() {
        return fluids;
    }

    /// Heart, pump and vessels; a pump's speed and a pacemaker's rate act here.
    public PumpPatient heart() {
        return heart;
    }

    /// Gas exchange; a membrane lung acts here.
    public LungBody lungs() {
        return lungs;
    }

    /// Glucose and insulin.
    public GlucoseBody glucose() {
        return glucose;
    }

    /// Insulin that flows under the skin now.
    public double insulinUnitsPerHour() {
        return insulinUnitsPerHour;
    }

    /// Seconds lived.
    public long seconds() {
        return seconds;
    }
}
