package homeostat.trial.heart;

import homeostat.body.circulation.Recipient;
import homeostat.device.heart.ArtificialHeart;
import homeostat.kernel.Device;
import homeostat.trial.Host;
import homeostat.trial.XyChart.Axis;
import homeostat.trial.organ.Course;
import homeostat.trial.organ.Drift;
import homeostat.trial.organ.Figure;
import homeostat.trial.organ.Happening;
import homeostat.trial.organ.Organ;
import homeostat.trial.organ.OrganWorld;
import homeostat.trial.organ.People;
import homeostat.trial.organ.Run;
import homeostat.trial.organ.SweepPlan;
import java.util.ArrayList;
import java.util.List;

/// The artificial heart's trial: people without ventricles, their drive regulated by the device or
/// left at its safe rate and strokes.
public final class HeartOrgan implements Organ<HeartKind> {
    /// From here on a course has its events; before, control has settled.
    static final int SETTLED_SECONDS = 120;
    static final String FIXED = "fixed";
    static final String LEFT = "#b3423a";
    static final String RIGHT = "#12395b";

    /// Thirty percent of all blood that stretches the typical person's vessels, some 1,500 mL, as
    /// an amount of a pool: 450 mL. What returns is driven by the pressure at which a standing
    /// circulation would come to rest, and that is proportional to it (Guyton, Physiological
    /// Reviews 35 (1955) 123-129).
    private static final double THIRTY_PERCENT = 0.45;
    /// An hour of the day is lived for a minute.
    private static final int DAY_SECONDS = 1440;

    /// The trial; it keeps nothing.
    public HeartOrgan() {}

    @Override
    public String name() {
        return "heart";
    }

    @Override
    public String title() {
        return "Artificial heart";
    }

    @Override
    public String purpose() {
        return "The artificial heart on virtual people without ventricles, regulated against its"
                + " safe rate and strokes.";
    }

    @Override
    public List<HeartKind> kinds() {
        return List.of(HeartKind.values());
    }

    @Override
    public People<Recipient> people() {
        return new People<>("recipient", Recipient.typical(), Recipient::cohort);
    }

    @Override
    public List<Course<HeartKind>> courses() {
        int at = SETTLED_SECONDS;
        return List.of(
                Course.of("return-falls", 300,
                        new Happening<>(HeartKind.POOL, at, 180, THIRTY_PERCENT)),
                Course.of("return-rises", 300,
                        new Happening<>(HeartKind.RETURN, at, 180, THIRTY_PERCENT)),
                Course.of("exercise", 300, new Happening<>(HeartKind.WORK, at, 180, 1)),
                Course.of("haemorrhage", 300, new Happening<>(HeartKind.BLEED, at, 60, 0.3)),
                Course.of("resistance", 300, new Happening<>(HeartKind.RESIST, at, 180, 0.9)),
                Course.of("lung", 300, new Happening<>(HeartKind.LUNG, at, 180, 0.25)),
                Course.of("rest", 180), days("day", 1), days("month", MONTH_DAYS));
    }

    @Override
    public Course<HeartKind> days(int days) {
        return days("days", days);
    }

    /// Days in which an hour takes a minute: getting up, meals that widen the gut's veins, work, a
    /// drink, the night. Nothing is skipped in between: it is lived in steps as all else.
    private static Course<HeartKind> days(String name, int days) {
        List<Happening<HeartKind>> events = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            double from = (double) day * DAY_SECONDS;
            events.add(new Happening<>(HeartKind.POOL, from + 420, 960, 0.12));
            events.add(new Happening<>(HeartKind.WORK, from + 540, 60, 0.5));
            events.add(new Happening<>(HeartKind.POOL, from + 750, 60, 0.08));
            events.add(new Happening<>(HeartKind.INFUSE, from + 760, 60, 0.125));
            events.add(new Happening<>(HeartKind.WORK, from + 900, 90, 0.8));
            events.add(new Happening<>(HeartKind.BLEED, from + 1080, 180, 0.125));
            events.add(new Happening<>(HeartKind.POOL, from + 1150, 60, 0.08));
        }
        return new Course<>(name, days * DAY_SECONDS, List.copyOf(events));
    }

    @Override
    public List<Drift> drifts() {
        return List.of(new Drift("left atrial pressure, mmHg", 0.3),
                new Drift("right atrial pressure, mmHg", 0.3), new Drift("output, L/min", 0.1),
                new Drift("mean arterial pressure, mmHg", 2));
    }

    @Override
    public double faultShareMax() {
        return 0.2;
    }

    @Override
    public List<String> arms() {
        return List.of("regulated", FIXED);
    }

    @Override
    public Device assemble() {
        return ArtificialHeart.assemble();
    }

    @Override
    public String factory() {
        return "homeostat.device.heart.ArtificialHeart.assemble";
    }

    @Override
    public OrganWorld<HeartKind> open(Run<HeartKind> run, Host host) {
        Recipient person = people().named(run.patient());
        host.confirm();
        return new HeartWorld(run, person, host);
    }

    @Override
    public List<Figure> figures() {
        return List.of(
                Figure.mean("restOutputLPerMin", "Output before", "L/min", 2),
                Figure.mean("outputLPerMin", "Output at the end", "L/min", 2),
                Figure.mean("restArterialMmHg", "Mean arterial pressure before", "mmHg", 0),
                Figure.mean("arterialMmHg", "Mean arterial pressure at the end", "mmHg", 0),
                Figure.mean("leftMmHg", "Left atrial pressure at the end", "mmHg", 1),
                Figure.mean("rightMmHg", "Right atrial pressure at the end", "mmHg", 1),
                Figure.mean("leftLowMmHg", "Lowest left atrial pressure", "mmHg", 1),
                Figure.mean("leftHighMmHg", "Highest left atrial pressure", "mmHg", 1),
                Figure.mean("rightLowMmHg", "Lowest right atrial pressure", "mmHg", 1),
                Figure.mean("rightHighMmHg", "Highest right atrial pressure", "mmHg", 1),
                Figure.mean("settledSeconds", "Settled after", "s", 0),
                Figure.total("runsInBands", "Runs with both atria in their bands"));
    }

    @Override
    public List<Chart> charts() {
        return List.of(
                new Chart(new Axis("atrial pressures, mmHg", -5, 25),
                        List.of(new Curve(1, LEFT, "left"), new Curve(2, RIGHT, "right"))),
                new Chart(new Axis("output of both sides, L/min", 3, 8),
                        List.of(new Curve(3, LEFT, "left"), new Curve(4, RIGHT, "right"))),
                new Chart(new Axis("mean arterial pressure, mmHg", 40, 140),
                        List.of(new Curve(5, "#6a4c93", "mean arterial pressure"))));
    }

    /// A case lives for 100 s: 30 s to settle, the mode's own beginning then, the fault from some
    /// reading of a beat at 45 s; work at 50 s.
    @Override
    public SweepPlan<HeartKind> sweep() {
        String who = "typical";
        Happening<HeartKind> work = new Happening<>(HeartKind.WORK, 50, 30, 0.5);
        return new SweepPlan<>(List.of(
                SweepPlan.Way.into("Starting", who, 0.5, work),
                SweepPlan.Way.into("Regulating", who, 45, work),
                SweepPlan.Way.into("OneSided", who, 45, work,
                        new Happening<>(HeartKind.RIGHT_SILENT, 30, 100, 0.5)),
                SweepPlan.Way.into("Fallback", who, 45, work,
                        new Happening<>(HeartKind.PRESSURES_SILENT, 30, 100, 0.5))),
                faults(),
                List.of(HeartKind.LEFT_SILENT, HeartKind.RIGHT_SILENT, HeartKind.LEFT_JUMP,
                        HeartKind.RIGHT_JUMP, HeartKind.LEFT_DRIFT, HeartKind.RIGHT_DRIFT,
                        HeartKind.LEFT_WEAK, HeartKind.RIGHT_WEAK, HeartKind.RATE_SLOW,
                        HeartKind.ORDERS_LOST, HeartKind.FLOW_BIASED),
                100, 29, 0.02, 30, 10);
    }

    @Override
    public List<String[]> method() {
        return List.of(
                new String[] {"People", "Vessels of a standard man after Smith et al. 2004, each"
                        + " person's own by stated distributions; the device was tuned on those of"
                        + " seed 1, people called <i>unseen</i> are of another seed."},
                new String[] {"Reflex", "After Ursino 1998, on resistance and veins."},
                new String[] {"Pumps", "Two displacement pumps at one rate; 3 to 5 % of the left"
                        + " output returns through the bronchi; atria collapse below -2 mmHg."},
                new String[] {"Sensors", "Pressures: offset 0.5 mmHg, noise 0.3. Flows: gain wrong"
                        + " by 2 %."},
                new String[] {"Before", "The ten seconds before anything happens; the end: the"
                        + " last fifteen."},
                new String[] {"Bands", "Left atrium 3 to 18, right 0 to 12 mmHg, mean of a"
                        + " second. Settled: both stay within 1 mmHg of where they end."},
                new String[] {"A step of return", "Thirty percent of what stretches the typical"
                        + " person's vessels, 450 mL, held back or given at once."},
                new String[] {"Fixed", "The drive's safe rate and strokes all the time."},
                new String[] {"Left out", "No clot, no valve that leaks, no lung that fills."});
    }
}
