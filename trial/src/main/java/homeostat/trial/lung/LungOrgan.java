package homeostat.trial.lung;

import homeostat.body.lung.LungPerson;
import homeostat.device.lung.Lung;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.trial.Host;
import homeostat.trial.TrialException;
import homeostat.trial.XyChart;
import homeostat.trial.XyChart.Axis;
import homeostat.trial.organ.Course;
import homeostat.trial.organ.Happening;
import homeostat.trial.organ.Organ;
import homeostat.trial.organ.OrganWorld;
import homeostat.trial.organ.Run;
import java.util.List;

/// The lung's trial: people with failing lungs, controlled by the device or left at settings.
public final class LungOrgan implements Organ<LungKind> {
    static final double SATURATION = 0.92;
    static final double CARBON_DIOXIDE_MMHG = 45;
    static final double BACKUP_OXYGEN = 0.6;
    static final double LEAST_OXYGEN = 0.3;
    static final double BACKUP_SWEEP = 3;
    static final double FIRST_SWEEP = 0.5;

    private static final long COHORT_SEED = 1;
    private static final int PEOPLE_MAX = 999;
    private static final int NIGHT_SECONDS = 4 * 3600;
    private static final String[] CASCADE = {"inspired", "alveoli", "arteries", "veins"};

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
    public List<String> people(String selection) {
        if (selection.matches("[1-9][0-9]{0,2}")) {
            return LungPerson.cohort(COHORT_SEED, Integer.parseInt(selection)).stream()
                    .map(LungPerson::name).toList();
        }
        return List.of(person(selection).name());
    }

    /// The person of that name.
    ///
    /// @throws TrialException when there is none
    public static LungPerson person(String name) {
        if (name.equals("typical")) {
            return LungPerson.typical();
        }
        if (name.matches("lung#[0-9]{3}") && !name.equals("lung#000")) {
            return LungPerson.cohort(COHORT_SEED, Integer.parseInt(name.substring(5))).getLast();
        }
        throw new TrialException("no such virtual patient: patients=" + name
                + ", expected typical, lung#001 to lung#" + PEOPLE_MAX + " or how many of them");
    }

    @Override
    public List<Course<LungKind>> courses() {
        return List.of(course("night", NIGHT_SECONDS,
                        new Happening<>(LungKind.COLLAPSE, 3000, 900, 0.4),
                        new Happening<>(LungKind.RECRUITMENT, 5400, 1800, 0.3),
                        new Happening<>(LungKind.COLLAPSE, 8400, 300, 0.6),
                        new Happening<>(LungKind.FEVER, 9600, 1800, 0.4)),
                course("quiet", NIGHT_SECONDS),
                course("collapse", 7200, new Happening<>(LungKind.COLLAPSE, 2400, 2400, 0.6)),
                course("recruitment", 7200,
                        new Happening<>(LungKind.RECRUITMENT, 2400, 4800, 0.25)),
                course("hour", 3600, new Happening<>(LungKind.COLLAPSE, 1800, 600, 0.5)));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Course<LungKind> course(String name, int seconds,
            Happening<LungKind>... events) {
        return new Course<>(name, seconds, List.of(events));
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
    public OrganWorld open(Run<LungKind> run, Host host) {
        LungPerson person = person(run.patient());
        for (Sheet.ParameterRow row : host.device().sheet().parameters()) {
            if (row.name().equals("predicted body weight")) {
                host.stage(row.index(), person.weightKg());
            }
        }
        host.confirm();
        return new LungWorld(run, person, host);
    }

    @Override
    public List<Chart> charts() {
        Axis time = new Axis("min", 0, NIGHT_SECONDS / 60.0);
        return List.of(
                new Chart(time, new Axis("saturation, %", 70, 100),
                        List.of(new Curve(1, "#b3423a", "saturation"))),
                new Chart(time, new Axis("inspired oxygen, %", 20, 100),
                        List.of(new Curve(2, "#12395b", "inspired oxygen"))),
                new Chart(time, new Axis("carbon dioxide, mmHg", 20, 80), List.of(
                        new Curve(3, "#2e7d4f", "in arteries"),
                        new Curve(5, "#9ccfae", "after the membrane"))),
                new Chart(time, new Axis("sweep gas, L/min", 0, 10),
                        List.of(new Curve(4, "#7a5c1e", "sweep gas"))),
                new Chart(time, new Axis("plateau, cmH2O", 10, 40),
                        List.of(new Curve(6, "#6a4c93", "plateau"))));
    }

    /// The oxygen cascade: how much of the pressure of what is breathed arrives where, in the
    /// middle of the run and at its end.
    @Override
    public String portrait(OrganWorld world) {
        XyChart chart = new XyChart(380, 210, new Axis("oxygen on its way down", 0, 4),
                new Axis("oxygen, mmHg", 0, 500));
        List<double[]> trend = world.trend();
        double[] middle = trend.get(trend.size() / 2);
        double[] last = trend.getLast();
        for (int i = 0; i < CASCADE.length; i++) {
            chart.line(List.of(new double[] {i + 0.1, middle[7 + i]},
                    new double[] {i + 0.45, middle[7 + i]}), 0, 1, "#7fb0da");
            chart.line(List.of(new double[] {i + 0.5, last[7 + i]},
                    new double[] {i + 0.85, last[7 + i]}), 0, 1, "#b3423a");
            chart.word(i + 0.1, Math.max(middle[7 + i], last[7 + i]) + 12, CASCADE[i]);
        }
        return chart.svg();
    }

    @Override
    public List<String[]> method() {
        return List.of(
                new String[] {"People", "A cohort with stated distributions: shunt 0.32 to 0.52,"
                        + " on a ventilator and 2.2 L/min through a membrane lung."},
                new String[] {"Body", "Two units of lung and a shunt, stores of oxygen and carbon"
                        + " dioxide; dissociation after Severinghaus and McHardy."},
                new String[] {"Fixed", "The clinic's backup settings all the time: 60 % oxygen, 3"
                        + " L/min of sweep gas."},
                new String[] {"Cascade", "Blue: in the middle of the run; red: at its end."},
                new String[] {"Band", "Saturation 90 to 94 %, counted after the first quarter of"
                        + " an hour."});
    }
}
