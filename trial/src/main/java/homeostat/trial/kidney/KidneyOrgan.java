package homeostat.trial.kidney;

import homeostat.body.kidney.DialysisBody;
import homeostat.body.kidney.DialysisPerson;
import homeostat.device.kidney.Kidney;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.trial.ClosedLoop;
import homeostat.trial.Host;
import homeostat.trial.TrialException;
import homeostat.trial.XyChart.Axis;
import homeostat.trial.organ.Course;
import homeostat.trial.organ.Happening;
import homeostat.trial.organ.Organ;
import homeostat.trial.organ.OrganWorld;
import homeostat.trial.organ.Run;
import java.util.List;

/// The kidney's trial: sessions of people on dialysis, guided by the device or at a fixed rate.
public final class KidneyOrgan implements Organ<KidneyKind> {
    static final double LOWEST_SYSTOLIC_MMHG = 88;
    static final double RATE_MAX = 13;
    static final int FINISHED = 5;
    static final int STOPPED = 3;

    private static final String GUIDED = "guided";
    private static final String FIXED = "fixed";
    private static final long COHORT_SEED = 1;
    private static final int PEOPLE_MAX = 999;
    private static final int SESSION_SECONDS = 18_600;
    private static final double USUAL_SECONDS = 14_400;

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
    public List<String> people(String selection) {
        if (selection.matches("[1-9][0-9]{0,2}")) {
            return DialysisPerson.cohort(COHORT_SEED, Integer.parseInt(selection)).stream()
                    .map(DialysisPerson::name).toList();
        }
        return List.of(person(selection).name());
    }

    /// The person of that name.
    ///
    /// @throws TrialException when there is none
    public static DialysisPerson person(String name) {
        if (name.equals("typical")) {
            return DialysisPerson.typical();
        }
        if (name.matches("renal#[0-9]{3}") && !name.equals("renal#000")) {
            return DialysisPerson.cohort(COHORT_SEED, Integer.parseInt(name.substring(6)))
                    .getLast();
        }
        throw new TrialException("no such virtual patient: patients=" + name
                + ", expected typical, renal#001 to renal#" + PEOPLE_MAX
                + " or how many of them");
    }

    @Override
    public List<Course<KidneyKind>> courses() {
        return List.of(course("session", SESSION_SECONDS),
                course("meal", SESSION_SECONDS,
                        new Happening<>(KidneyKind.MEAL, 5400, 5400, 0.6)),
                course("bleeding", SESSION_SECONDS,
                        new Happening<>(KidneyKind.BLEED, 6000, 1200, 0.6),
                        new Happening<>(KidneyKind.INFUSE, 8400, 900, 0.6)),
                course("troubles", SESSION_SECONDS,
                        new Happening<>(KidneyKind.KINK, 2400, 60, 0.5),
                        new Happening<>(KidneyKind.AIR, 4800, 20, 0.3),
                        new Happening<>(KidneyKind.ACCESS_WEAK, 7800, 90, 0.5)),
                course("hour", 3600));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Course<KidneyKind> course(String name, int seconds,
            Happening<KidneyKind>... events) {
        return new Course<>(name, seconds, List.of(events));
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
    public OrganWorld open(Run<KidneyKind> run, Host host) {
        DialysisPerson person = person(run.patient());
        if (run.arm().equals(GUIDED)) {
            return session(run, new DialysisBody(person), host);
        }
        Run<KidneyKind> guided = new Run<>(this, run.patient(), run.seed(), run.course(),
                run.fault(), GUIDED);
        Host other = new Host(assemble());
        KidneyWorld lived = session(guided, new DialysisBody(person), other);
        new ClosedLoop(other, lived).runUntil(lived.endNs());
        prescribe(host, person, person.goalMl());
        return new KidneyWorld(run, new DialysisBody(person), host,
                new KidneyWorld.FixedTreatment(
                        lived.removedMl() / (USUAL_SECONDS / 3600), USUAL_SECONDS));
    }

    /// A guided session of a body that may have lived before.
    static KidneyWorld session(Run<KidneyKind> run, DialysisBody body, Host host) {
        prescribe(host, body.person(), body.person().goalMl());
        return new KidneyWorld(run, body, host, null);
    }

    static void prescribe(Host host, DialysisPerson person, double goalMl) {
        double water = person.body().dryWeightKg() * person.body().waterShare() * 1000;
        stage(host, "dry weight", person.body().dryWeightKg());
        stage(host, "fluid to remove", goalMl);
        stage(host, "urea volume", water);
        stage(host, "lowest systolic pressure", LOWEST_SYSTOLIC_MMHG);
        host.confirm();
    }

    private static void stage(Host host, String name, double base) {
        for (Sheet.ParameterRow row : host.device().sheet().parameters()) {
            if (row.name().equals(name) && !host.stage(row.index(), base)) {
                throw new TrialException("not a prescription: " + name + "=" + base
                        + ", expected " + row.range().low() + " to " + row.range().high());
            }
        }
    }

    @Override
    public List<Chart> charts() {
        Axis time = new Axis("min", 0, SESSION_SECONDS / 60.0);
        return List.of(
                new Chart(time, new Axis("blood volume, % of that at the start", 75, 105),
                        List.of(new Curve(1, "#b3423a", "blood volume"))),
                new Chart(time, new Axis("drawn off, mL/h", 0, 1400), List.of(
                        new Curve(7, "#12395b", "drawn off"),
                        new Curve(11, "#e2b0ab", "13 mL/kg/h"))),
                new Chart(time, new Axis("blood pressure, mmHg", 30, 190), List.of(
                        new Curve(5, "#12395b", "systolic"),
                        new Curve(10, "#7fb0da", "diastolic"))),
                new Chart(time, new Axis("urea, mmol/L", 0, 30),
                        List.of(new Curve(2, "#7a5c1e", "urea"))),
                new Chart(time, new Axis("sodium, mmol/L", 130, 150), List.of(
                        new Curve(3, "#2e7d4f", "plasma sodium"),
                        new Curve(9, "#9ccfae", "dialysate sodium"))),
                new Chart(time, new Axis("potassium, mmol/L", 2, 6),
                        List.of(new Curve(4, "#6a4c93", "potassium"))));
    }

    @Override
    public List<String[]> method() {
        return List.of(
                new String[] {"People", "A cohort with stated distributions that was frozen"
                        + " before the controller was tuned; one in three fixed sessions is"
                        + " hypotensive."},
                new String[] {"Body", "Plasma, tissue and cells; urea, sodium, potassium; refill"
                        + " after Starling; a pressure response with a reserve that ends."},
                new String[] {"Fixed", "Draws off, evenly in four hours, exactly what the guided"
                        + " session of the same person did; dialysate sodium 138 mmol/L, 36.5"
                        + " °C. It is given no more time, the guided session may take an hour"
                        + " longer."},
                new String[] {"Hypotension", "Systolic pressure below 90 mmHg for two minutes;"
                        + " over when it is above 100 again."});
    }
}
