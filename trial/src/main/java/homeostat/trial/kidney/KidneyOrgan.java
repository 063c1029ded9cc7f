package homeostat.trial.kidney;

import homeostat.body.kidney.DialysisBody;
import homeostat.body.kidney.DialysisPatient;
import homeostat.body.kidney.DialysisPerson;
import homeostat.device.kidney.Kidney;
import homeostat.kernel.Device;
import homeostat.trial.Host;
import homeostat.trial.XyChart.Axis;
import homeostat.trial.organ.Course;
import homeostat.trial.organ.Drift;
import homeostat.trial.organ.Figure;
import homeostat.trial.organ.Happening;
import homeostat.trial.organ.Organ;
import homeostat.trial.organ.OrganBed;
import homeostat.trial.organ.OrganWorld;
import homeostat.trial.organ.People;
import homeostat.trial.organ.Run;
import homeostat.trial.organ.SweepPlan;
import java.util.List;

/// The kidney's trial: sessions of people on dialysis, guided by the device or at a fixed rate.
public final class KidneyOrgan implements Organ<KidneyKind> {
    static final double LOWEST_SYSTOLIC_MMHG = 88;
    static final double RATE_MAX = 13;
    static final int FINISHED = 5;
    static final int STOPPED = 3;

    private static final String GUIDED = "guided";
    private static final String FIXED = "fixed";
    private static final int SESSION_SECONDS = 18_600;
    private static final int MONTH_SESSIONS = 13;
    private static final int WEEK_SESSIONS = 3;
    private static final double DRUNK_ML_PER_MIN = 0.75;

    /// The trial; it keeps nothing.
    public KidneyOrgan() {}

    @Override
    public String name() {
        return "kidney";
    }

    @Override
    public String title() {
        return "Kidney";
    }

    @Override
    public List<KidneyKind> kinds() {
        return List.of(KidneyKind.values());
    }

    @Override
    public String purpose() {
        return "The kidney on people on dialysis, guided against a fixed rate at equal fluid in"
                + " equal time.";
    }

    @Override
    public People<DialysisPerson> people() {
        return new People<>("renal", DialysisPerson.typical(), DialysisPerson::cohort);
    }

    @Override
    public List<Course<KidneyKind>> courses() {
        return List.of(Course.of("session", SESSION_SECONDS),
                Course.of("meal", SESSION_SECONDS,
                        new Happening<>(KidneyKind.MEAL, 5400, 5400, 0.6)),
                Course.of("bleeding", SESSION_SECONDS,
                        new Happening<>(KidneyKind.BLEED, 6000, 1200, 0.6),
                        new Happening<>(KidneyKind.INFUSE, 8400, 900, 0.6)),
                Course.of("troubles", SESSION_SECONDS,
                        new Happening<>(KidneyKind.KINK, 2400, 60, 0.5),
                        new Happening<>(KidneyKind.AIR, 4800, 20, 0.3),
                        new Happening<>(KidneyKind.ACCESS_WEAK, 7800, 90, 0.5)),
                Course.of("hour", 3600));
    }

    /// Thirteen sessions make a month; the time between them is lived in [#liveDay].
    @Override
    public Course<KidneyKind> days(int days) {
        return Course.of("session", SESSION_SECONDS);
    }

    @Override
    public int monthDays() {
        return MONTH_SESSIONS;
    }

    @Override
    public int weekDays() {
        return WEEK_SESSIONS;
    }

    /// A session, once the person has eaten and drunk for two days, or three over a weekend. Salt
    /// makes thirst: water comes with 138 mmol/L of sodium.
    @Override
    public OrganBed<KidneyKind> liveDay(Run<KidneyKind> run, int day,
            OrganBed<KidneyKind> before) {
        DialysisBody body = before == null ? new DialysisBody(people().named(run.patient()))
                : rested(((KidneyWorld) before.world()).body(), day % WEEK_SESSIONS == 1 ? 68 : 44);
        Host host = new Host(assemble());
        Run<KidneyKind> session = Run.of(this, run.patient(), run.seed() + day, run.course());
        OrganBed<KidneyKind> bed = new OrganBed<>(host, session(session, body, host));
        bed.live();
        return bed;
    }

    private static DialysisBody rested(DialysisBody body, int hours) {
        body.fluids().treatment().end();
        body.fluids().intake().waterMlPerMin = DRUNK_ML_PER_MIN;
        body.fluids().intake().sodiumMmolPerMin = 0.138 * DRUNK_ML_PER_MIN;
        body.fluids().intake().potassiumMmolPerMin = 0.03;
        for (double minutes = 0; minutes < hours * 60; minutes += DialysisPatient.STEP_MINUTES) {
            body.step(DialysisPatient.STEP_MINUTES, 36.5);
        }
        body.fluids().intake().waterMlPerMin = 0;
        body.fluids().intake().sodiumMmolPerMin = 0;
        body.fluids().intake().potassiumMmolPerMin = 0;
        return body.again(Math.max(500, Math.rint(body.fluids().surplusMl())));
    }

    @Override
    public List<Drift> drifts() {
        return List.of(new Drift("surplus water, mL", 200), new Drift("urea, mmol/L", 1),
                new Drift("sodium, mmol/L", 1.5), new Drift("potassium, mmol/L", 0.3));
    }

    @Override
    public List<String> arms() {
        return List.of(GUIDED, FIXED);
    }

    @Override
    public Device assemble() {
        return Kidney.assemble();
    }

    @Override
    public String factory() {
        return "homeostat.device.kidney.Kidney.assemble";
    }

    @Override
    public OrganWorld<KidneyKind> open(Run<KidneyKind> run, Host host) {
        return session(run, new DialysisBody(people().named(run.patient())), host);
    }

    /// Draws off evenly what the device did in `own`, in the time that it took.
    @Override
    public OrganWorld<KidneyKind> open(Run<KidneyKind> run, Host host,
            OrganWorld<KidneyKind> own) {
        DialysisBody body = new DialysisBody(people().named(run.patient()));
        prescribe(host, body);
        return new KidneyWorld(run, body, host, ((KidneyWorld) own).evened());
    }

    /// A guided session of a body that may have lived before.
    private static KidneyWorld session(Run<KidneyKind> run, DialysisBody body, Host host) {
        prescribe(host, body);
        return new KidneyWorld(run, body, host, null);
    }

    private static void prescribe(Host host, DialysisBody body) {
        DialysisPerson person = body.person();
        double water = person.body().dryWeightKg() * person.body().waterShare() * 1000;
        Organ.prescribe(host, "dry weight", person.body().dryWeightKg());
        Organ.prescribe(host, "fluid to remove", person.goalMl());
        Organ.prescribe(host, "urea volume", water);
        Organ.prescribe(host, "lowest systolic pressure", LOWEST_SYSTOLIC_MMHG);
        host.confirm();
    }

    @Override
    public List<Figure> figures() {
        return List.of(
                Figure.total("hypotensiveEvents", "Falls of blood pressure"),
                Figure.total("hypotensiveSessions", "Sessions with such a fall"),
                Figure.mean("systolicLowestMmHg", "Lowest systolic pressure", "mmHg", 0),
                Figure.mean("bloodVolumeLowestPercent", "Lowest relative blood volume", "%", 1),
                Figure.mean("removedMl", "Fluid removed", "mL", 0),
                Figure.mean("goalMl", "Fluid prescribed", "mL", 0),
                Figure.mean("highestRateMlPerKgPerHour", "Highest ultrafiltration rate",
                        "mL/kg/h", 1),
                Figure.mean("minutes", "Session", "min", 0),
                Figure.mean("singlePoolKtV", "Dose, single-pool Kt/V", "", 2),
                Figure.mean("sodiumChangeMmolPerL", "Change of plasma sodium", "mmol/L", 1),
                Figure.mean("potassiumMmolPerL", "Potassium at the end", "mmol/L", 1));
    }

    @Override
    public List<Chart> charts() {
        return List.of(
                new Chart(new Axis("blood volume, % of that at the start", 75, 105),
                        List.of(new Curve(1, "#b3423a", "blood volume"))),
                new Chart(new Axis("drawn off, mL/h", 0, 1400), List.of(
                        new Curve(7, "#12395b", "drawn off"),
                        new Curve(11, "#e2b0ab", "13 mL/kg/h"))),
                new Chart(new Axis("blood pressure, mmHg", 30, 190), List.of(
                        new Curve(5, "#12395b", "systolic"),
                        new Curve(10, "#7fb0da", "diastolic"))),
                new Chart(new Axis("urea, mmol/L", 0, 30),
                        List.of(new Curve(2, "#7a5c1e", "urea"))),
                new Chart(new Axis("sodium, mmol/L", 130, 150), List.of(
                        new Curve(3, "#2e7d4f", "plasma sodium"),
                        new Curve(9, "#9ccfae", "dialysate sodium"))),
                new Chart(new Axis("potassium, mmol/L", 2, 6),
                        List.of(new Curve(4, "#6a4c93", "potassium"))));
    }

    /// A case lives for ten minutes, the fault from some sample of a second at 180 s.
    @Override
    public SweepPlan<KidneyKind> sweep() {
        String who = "typical";
        return new SweepPlan<>(List.of(
                way("Starting", who, new Happening<>(KidneyKind.BALANCE_SILENT, 0, 280, 0)),
                way("Guided", who),
                way("Even", who, new Happening<>(KidneyKind.VOLUME_SILENT, 60, 280, 0)),
                way("Sparing", "renal#041", new Happening<>(KidneyKind.CUFF_WRONG, 8, 280, 0)),
                way("Paused", who, new Happening<>(KidneyKind.KINK, 60, 280, 0)),
                way("Fallback", who, new Happening<>(KidneyKind.BALANCE_SILENT, 60, 280, 0))),
                kinds(),
                List.of(KidneyKind.BALANCE_LEAK, KidneyKind.MIXTURE_WRONG, KidneyKind.HEATER,
                        KidneyKind.MEMBRANE_TORN, KidneyKind.BACKFILTRATION, KidneyKind.AIR,
                        KidneyKind.NEEDLE_OUT, KidneyKind.AIR_SILENT, KidneyKind.LINES_SILENT,
                        KidneyKind.FLUID_SILENT, KidneyKind.METER_WRONG, KidneyKind.CUFF_WRONG,
                        KidneyKind.ORDERS_LOST),
                600, 5, 0.2, 90, 30);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static SweepPlan.Way<KidneyKind> way(String mode, String patient,
            Happening<KidneyKind>... events) {
        return SweepPlan.Way.into(mode, patient, 180, events);
    }

    @Override
    public List<String[]> method() {
        return List.of(
                new String[] {"People", "A cohort with stated distributions that was frozen"
                        + " before the controller was tuned on it; people called <i>unseen</i>"
                        + " are of another seed, drawn once the controller stood."},
                new String[] {"Body", "Plasma, tissue and cells; urea, sodium, potassium; refill"
                        + " after Starling; a pressure response with a reserve that ends."},
                new String[] {"Fixed", "Draws off evenly exactly what the guided session of the"
                        + " same person did, in the same time; dialysate sodium 138 mmol/L,"
                        + " 36.5 °C."},
                new String[] {"A fall", "Systolic pressure below 90 mmHg for two minutes;"
                        + " over when it is above 100 again."});
    }
}
