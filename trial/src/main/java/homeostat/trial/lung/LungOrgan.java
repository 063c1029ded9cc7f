package homeostat.trial.lung;

import homeostat.body.lung.LungPerson;
import homeostat.device.lung.Lung;
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

/// The lung's trial: people with failing lungs, controlled by the device or left at settings.
public final class LungOrgan implements Organ<LungKind> {
    static final double SATURATION = 0.92;
    static final double CARBON_DIOXIDE_MMHG = 45;
    static final double BACKUP_OXYGEN = 0.6;
    static final double LEAST_OXYGEN = 0.3;
    static final double BACKUP_SWEEP = 3;
    static final double FIRST_SWEEP = 0.5;

    private static final int DAY_SECONDS = 7200;
    private static final int NIGHT_SECONDS = 4 * 3600;

    /// The trial; it keeps nothing.
    public LungOrgan() {}

    @Override
    public String name() {
        return "lung";
    }

    @Override
    public String title() {
        return "Lung";
    }

    @Override
    public List<LungKind> kinds() {
        return List.of(LungKind.values());
    }

    @Override
    public String purpose() {
        return "The lung on people with failing ones, closed against the clinic's settings.";
    }

    @Override
    public People<LungPerson> people() {
        return new People<>("lung", LungPerson.typical(), LungPerson::cohort);
    }

    @Override
    public List<Course<LungKind>> courses() {
        return List.of(Course.of("night", NIGHT_SECONDS,
                        new Happening<>(LungKind.COLLAPSE, 3000, 900, 0.4),
                        new Happening<>(LungKind.RECRUITMENT, 5400, 1800, 0.3),
                        new Happening<>(LungKind.COLLAPSE, 8400, 300, 0.6),
                        new Happening<>(LungKind.FEVER, 9600, 1800, 0.4)),
                Course.of("quiet", NIGHT_SECONDS),
                Course.of("collapse", 7200, new Happening<>(LungKind.COLLAPSE, 2400, 2400, 0.6)),
                Course.of("recruitment", 7200,
                        new Happening<>(LungKind.RECRUITMENT, 2400, 4800, 0.25)),
                Course.of("hour", 3600, new Happening<>(LungKind.COLLAPSE, 1800, 600, 0.5)),
                days("day", 1), days("month", MONTH_DAYS));
    }

    @Override
    public Course<LungKind> days(int days) {
        return days("days", days);
    }

    /// Days in which an hour takes five minutes, with what a day in intensive care has: the
    /// physiotherapist, a night, a fever in the evening. Nothing between is skipped.
    private static Course<LungKind> days(String name, int days) {
        List<Happening<LungKind>> events = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            int from = day * DAY_SECONDS;
            events.add(new Happening<>(LungKind.RECRUITMENT, from + 1500, 900, 0.3));
            events.add(new Happening<>(LungKind.COLLAPSE, from + 2700, 300, 0.4));
            events.add(new Happening<>(LungKind.FEVER, from + 3600, 900, 0.4));
            events.add(new Happening<>(LungKind.OUTPUT_FALLS, from + 4800, 600, 0.3));
        }
        return new Course<>(name, days * DAY_SECONDS, List.copyOf(events));
    }

    @Override
    public List<Drift> drifts() {
        return List.of(new Drift("saturation, %", 1), new Drift("carbon dioxide, mmHg", 0.5),
                new Drift("inspired oxygen, %", 2), new Drift("sweep gas, L/min", 0.2));
    }

    @Override
    public List<String> arms() {
        return List.of("closed", "fixed");
    }

    @Override
    public Device assemble() {
        return Lung.assemble();
    }

    @Override
    public String factory() {
        return "homeostat.device.lung.Lung.assemble";
    }

    @Override
    public OrganWorld<LungKind> open(Run<LungKind> run, Host host) {
        LungPerson person = people().named(run.patient());
        Organ.prescribe(host, "predicted body weight", person.weightKg());
        host.confirm();
        return new LungWorld(run, person, host);
    }

    @Override
    public List<Figure> figures() {
        return List.of(
                Figure.mean("inBandPercent", "Time with saturation in its band", "%", 1),
                Figure.mean("aboveBandPercent", "Time above it", "%", 1),
                Figure.mean("inBandOrLeastPercent", "Time in it, or above at the least oxygen",
                        "%", 1),
                Figure.mean("belowBandPercent", "Time below it", "%", 1),
                Figure.mean("below80Percent", "Time with saturation below 80 %", "%", 2),
                Figure.mean("inspiredOxygenPercent", "Inspired oxygen", "%", 1),
                Figure.mean("carbonDioxideErrorMmHg", "Steady error of carbon dioxide", "mmHg", 2),
                Figure.mean("carbonDioxideMmHg", "Arterial carbon dioxide at the end", "mmHg", 1),
                Figure.mean("sweepLPerMin", "Sweep gas at the end", "L/min", 2),
                Figure.mean("plateauHighestCmH2o", "Highest plateau pressure", "cmH2O", 1));
    }

    @Override
    public List<Chart> charts() {
        return List.of(
                new Chart(new Axis("saturation, %", 70, 100),
                        List.of(new Curve(1, "#b3423a", "saturation"))),
                new Chart(new Axis("inspired oxygen, %", 20, 100),
                        List.of(new Curve(2, "#12395b", "inspired oxygen"))),
                new Chart(new Axis("carbon dioxide, mmHg", 20, 80), List.of(
                        new Curve(3, "#2e7d4f", "in arteries"),
                        new Curve(5, "#9ccfae", "after the membrane"))),
                new Chart(new Axis("sweep gas, L/min", 0, 10),
                        List.of(new Curve(4, "#7a5c1e", "sweep gas"))),
                new Chart(new Axis("plateau, cmH2O", 10, 40),
                        List.of(new Curve(6, "#6a4c93", "plateau"))));
    }

    /// A case lives for 25 min, the fault from some sample of five seconds at 10 min.
    @Override
    public SweepPlan<LungKind> sweep() {
        String who = "typical";
        return new SweepPlan<>(List.of(
                SweepPlan.Way.into("Starting", who, 5,
                        new Happening<>(LungKind.SATURATION_SILENT, 0, 400, 0.5)),
                SweepPlan.Way.into("Regulating", who, 600),
                SweepPlan.Way.into("Holding", who, 600,
                        new Happening<>(LungKind.SATURATION_SILENT, 585, 300, 0.5)),
                SweepPlan.Way.into("Backup", who, 600,
                        new Happening<>(LungKind.SATURATION_SILENT, 300, 600, 0.5)),
                new SweepPlan.Way<>("Holding-gas", "Holding", 1, who, 600, List.of(
                        new Happening<>(LungKind.ARTERIAL_SILENT, 560, 600, 0.5))),
                new SweepPlan.Way<>("Backup-gas", "Backup", 1, who, 600, List.of(
                        new Happening<>(LungKind.ARTERIAL_SILENT, 60, 900, 0.5)))),
                kinds(),
                List.of(LungKind.COLLAPSE, LungKind.CIRCUIT_FALLS, LungKind.SATURATION_SILENT,
                        LungKind.SATURATION_JUMP, LungKind.SATURATION_DRIFT,
                        LungKind.ARTERIAL_SILENT, LungKind.ARTERIAL_JUMP, LungKind.MEMBRANE_STUCK,
                        LungKind.SWEEP_BLOCKED, LungKind.OXYGEN_SUPPLY, LungKind.ORDERS_LOST),
                1500, 20, 0.25, 240, 60);
    }

    @Override
    public List<String[]> method() {
        return List.of(
                new String[] {"People", "A cohort with stated distributions: shunt 0.32 to 0.52,"
                        + " on a ventilator and 2.2 L/min through a membrane lung; tuned"
                        + " on those of seed 1, people called <i>unseen</i> are of another."},
                new String[] {"Body", "Two units of lung and a shunt, stores of oxygen and carbon"
                        + " dioxide; dissociation after Severinghaus and McHardy."},
                new String[] {"Fixed", "The clinic's backup settings all the time: 60 % oxygen, 3"
                        + " L/min of sweep gas."},
                new String[] {"Band", "Saturation 90 to 94 %, counted after the first quarter of"
                        + " an hour, of the blood and not of the meter. Who is above it while 30 %"
                        + " is breathed, the least that the clinic allows, cannot be brought into"
                        + " it; published trials count that time as in the band (Salverda et al."
                        + " 2022, there with room air as the least). Both are reported."});
    }
}
