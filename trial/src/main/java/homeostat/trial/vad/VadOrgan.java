package homeostat.trial.vad;

import homeostat.body.circulation.HeartFailure;
import homeostat.device.vad.Vad;
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

/// The heart pump's trial: people with failing hearts, their pump's speed regulated by the device
/// or left at one speed.
public final class VadOrgan implements Organ<VadKind> {
    /// From here on a course has its events; before, control has settled.
    static final int SETTLED_SECONDS = 60;
    /// The motor's own safe speed is set to that of the prescription when the pump is implanted.
    static final double SAFE_RPM = 5400;
    static final String FIXED = "fixed";

    private static final int DAY_SECONDS = 600;

    /// The trial; it keeps nothing.
    public VadOrgan() {}

    @Override
    public String name() {
        return "vad";
    }

    @Override
    public String title() {
        return "Heart pump";
    }

    @Override
    public String purpose() {
        return "The heart pump on virtual people with failing hearts, regulated against one speed.";
    }

    @Override
    public List<VadKind> kinds() {
        return List.of(VadKind.values());
    }

    @Override
    public People<HeartFailure> people() {
        return new People<>("heart", HeartFailure.typical(), HeartFailure::cohort);
    }

    /// The three of Mansouri et al. 2015 are `exercise` (full work), `haemorrhage` (600 mL in a
    /// minute) and `weak-heart` (half of the strength left).
    @Override
    public List<Course<VadKind>> courses() {
        return List.of(
                Course.of("exercise", 180, new Happening<>(VadKind.WORK, 60, 120, 1)),
                Course.of("haemorrhage", 210, new Happening<>(VadKind.BLEED, 60, 60, 0.3)),
                Course.of("weak-heart", 150, new Happening<>(VadKind.WEAKEN, 60, 90, 0.5)),
                Course.of("posture", 180, new Happening<>(VadKind.STAND, 60, 60, 0.4)),
                Course.of("held", 90, new Happening<>(VadKind.HOLD, 0, 90, 0.5)),
                Course.of("rest", 120), days("day", 1), days("month", MONTH_DAYS));
    }

    @Override
    public Course<VadKind> days(int days) {
        return days("days", days);
    }

    /// Days of ten minutes: what happens in a day happens closer together, and nothing between is
    /// skipped.
    private static Course<VadKind> days(String name, int days) {
        List<Happening<VadKind>> events = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            int from = day * DAY_SECONDS;
            events.add(new Happening<>(VadKind.STAND, from + 60, 200, 0.3));
            events.add(new Happening<>(VadKind.WORK, from + 120, 100, 0.6));
            events.add(new Happening<>(VadKind.BLEED, from + 300, 30, 0.25));
            events.add(new Happening<>(VadKind.INFUSE, from + 400, 60, 0.25));
            events.add(new Happening<>(VadKind.WEAKEN, from + 480, 60, 0.6));
            events.add(new Happening<>(VadKind.LUNG, from + 550, 30, 0.25));
        }
        return new Course<>(name, days * DAY_SECONDS, List.copyOf(events));
    }

    @Override
    public List<Drift> drifts() {
        return List.of(new Drift("pump flow, L/min", 0.1), new Drift("speed, 1/min", 60),
                new Drift("mean arterial pressure, mmHg", 2),
                new Drift("left atrial pressure, mmHg", 0.7));
    }

    @Override
    public double faultShareMax() {
        return 0.33;
    }

    @Override
    public List<String> arms() {
        return List.of("regulated", FIXED);
    }

    @Override
    public Device assemble() {
        return Vad.assemble();
    }

    @Override
    public String factory() {
        return "homeostat.device.vad.Vad.assemble";
    }

    @Override
    public OrganWorld<VadKind> open(Run<VadKind> run, Host host) {
        HeartFailure person = people().named(run.patient());
        host.confirm();
        return new VadWorld(run, person, host);
    }

    @Override
    public List<Figure> figures() {
        return List.of(
                Figure.mean("restFlowLPerMin", "Pump flow before", "L/min", 2),
                Figure.mean("flowLPerMin", "Pump flow at the end", "L/min", 2),
                Figure.mean("outputLPerMin", "Output of the heart with its pump", "L/min", 2),
                Figure.mean("restArterialMmHg", "Mean arterial pressure before", "mmHg", 0),
                Figure.mean("arterialMmHg", "Mean arterial pressure at the end", "mmHg", 0),
                Figure.mean("restEndDiastolicMmHg", "End-diastolic pressure before", "mmHg", 1),
                Figure.mean("endDiastolicMmHg", "End-diastolic pressure at the end", "mmHg", 1),
                Figure.mean("atrialMmHg", "Left atrial pressure", "mmHg", 1),
                Figure.mean("restSpeedRpm", "Speed before", "1/min", 0),
                Figure.mean("speedRpm", "Speed at the end", "1/min", 0),
                Figure.total("suctionBeats", "Beats of suction"),
                Figure.mean("longestSuctionBeats", "Most beats of suction in a row", "", 1),
                Figure.total("suctionSeenBeats", "Beats of suction that were seen"),
                Figure.total("suctionMissedBeats", "Beats of suction that were missed"),
                Figure.total("clearBeats", "Other beats in which nothing was said"),
                Figure.total("falseBeats", "Other beats that were called suction"));
    }

    @Override
    public List<Chart> charts() {
        return List.of(
                new Chart(new Axis("pump flow, L/min", 0, 10),
                        List.of(new Curve(2, "#12395b", "pump flow"))),
                new Chart(new Axis("speed, 1/min", 3000, 9000),
                        List.of(new Curve(1, "#7a5c1e", "speed"))),
                new Chart(new Axis("mean arterial pressure, mmHg", 40, 130),
                        List.of(new Curve(3, "#b3423a", "mean arterial pressure"))),
                new Chart(new Axis("end-diastolic pressure, mmHg", -5, 25),
                        List.of(new Curve(4, "#6a4c93", "end-diastolic pressure"))));
    }

    /// A case lives for 75 s: 25 s to settle, the mode's own beginning then, the fault from some
    /// reading of a beat of three quarters of a second at 32 s.
    @Override
    public SweepPlan<VadKind> sweep() {
        String who = "typical";
        return new SweepPlan<>(List.of(
                SweepPlan.Way.into("Starting", who, 0.5),
                SweepPlan.Way.into("Regulating", who, 32),
                SweepPlan.Way.into("Releasing", who, 25,
                        new Happening<>(VadKind.HOLD, 22, 18, 0.5)),
                SweepPlan.Way.into("Cautious", who, 32,
                        new Happening<>(VadKind.FLOW_SILENT, 25, 75, 0.5)),
                SweepPlan.Way.into("Fallback", who, 32,
                        new Happening<>(VadKind.PRESSURE_SILENT, 25, 75, 0.5))),
                faults(),
                List.of(VadKind.PRESSURE_SILENT, VadKind.PRESSURE_STUCK, VadKind.PRESSURE_JUMP,
                        VadKind.PRESSURE_DRIFT, VadKind.PRESSURE_NOISE, VadKind.FLOW_SILENT,
                        VadKind.FLOW_STUCK, VadKind.FLOW_BIASED, VadKind.MOTOR_SLOW,
                        VadKind.ORDERS_LOST),
                75, 38, 0.02, 25, 8);
    }

    @Override
    public List<String[]> method() {
        return List.of(
                new String[] {"People", "A cohort with stated distributions; the device was tuned"
                        + " on that of seed 1, people called <i>unseen</i> are of another seed."},
                new String[] {"Circulation", "Smith et al. 2004, both ventricles with septum and"
                        + " pericardium, coefficients of a standard man; left wall weakened;"
                        + " reflex after Ursino 1998."},
                new String[] {"Pump", "Head-flow curves fitted to those that the maker of the"
                        + " HeartMate 3 prints; cannulae of Simaan et al. 2009; a wall drawn in"
                        + " below 50 mL."},
                new String[] {"Sensors", "Inlet pressure: offset 1 mmHg, noise 0.5. Flow: read off"
                        + " the motor's current, wrong by 1.63 L/min root mean square."},
                new String[] {"Before", "The ten seconds before anything happens; the end: the"
                        + " last fifteen."},
                new String[] {"Fixed", "The motor turns at its safe speed of 5,400/min all the"
                        + " time, as pumps in use do at a speed that a clinic has set."},
                new String[] {"Suction", "Counted beat by beat; in the course <i>held</i> the pump"
                        + " is held at speeds rising from 5,000 to 9,000/min."},
                new String[] {"Left out", "No arrhythmia, no clot, no valve that leaks, no"
                        + " atria."});
    }
}
