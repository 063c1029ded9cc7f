package homeostat.body.kidney;

/// A whole person on a filter: water and solutes, and the pressure that rests on the blood.
public final class DialysisBody {
    private final DialysisPerson person;
    private final DialysisPatient fluids;
    private final PressureResponse pressure;
    private final double startBloodMl;
    private double pooledMl;

    /// That person, before a session.
    public DialysisBody(DialysisPerson person) {
        this(person, new DialysisPatient(person.body(), person.surplusMl()));
    }

    private DialysisBody(DialysisPerson person, DialysisPatient fluids) {
        this.person = person;
        this.fluids = fluids;
        startBloodMl = fluids.bloodMl();
        pressure = new PressureResponse(person.reserve(), startBloodMl);
    }

    /// The same body at its next session, rested: `goalMl` is what is to be removed this time.
    public DialysisBody again(double goalMl) {
        return new DialysisBody(new DialysisPerson(person.name(), person.body(),
                person.reserve(), fluids.surplusMl(), goalMl), fluids);
    }

    /// Lives `minutes` in one step with dialysate that warm; at most
    /// [DialysisPatient#STEP_MINUTES].
    public void step(double minutes, double celsius) {
        fluids.step(minutes);
        pressure.step(minutes, fluids.bloodMl(), celsius, pooledMl);
    }

    /// Blood that vessels hold more than at the start, from now on; after a meal some 300 mL.
    public void pool(double ml) {
        pooledMl = ml;
    }

    /// Blood lost at once to the outside.
    public void bleed(double ml) {
        fluids.bleed(ml);
    }

    /// Saline given at once.
    public void infuse(double ml) {
        fluids.infuse(ml);
    }

    /// Who it is.
    public DialysisPerson person() {
        return person;
    }

    /// Water and solutes.
    public DialysisPatient fluids() {
        return fluids;
    }

    /// Pressure and what holds it.
    public PressureResponse pressure() {
        return pressure;
    }

    /// Blood volume as a share of that before the session.
    public double relativeBloodVolume() {
        return fluids.bloodMl() / startBloodMl;
    }
}
