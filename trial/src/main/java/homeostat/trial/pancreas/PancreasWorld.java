package homeostat.trial.pancreas;

import homeostat.body.glucose.GlucoseBody;
import homeostat.body.glucose.GlucoseSensor;
import homeostat.body.glucose.InsulinPump;
import homeostat.body.glucose.Meals;
import homeostat.body.glucose.PumpType;
import homeostat.body.glucose.SensorType;
import homeostat.kernel.Device;
import homeostat.kernel.InsulinAmount;
import homeostat.kernel.InsulinRate;
import homeostat.kernel.Order;
import homeostat.kernel.Quality;
import homeostat.kernel.Span;
import homeostat.seed.Stream;
import homeostat.trial.Host;
import homeostat.trial.Surroundings;
import java.util.ArrayList;
import java.util.List;

/// One bed: a virtual diabetic with a sensor, a pump and a plate, and what breaks among them.
///
/// It lives by whole minutes. At the end of each, in this order: the body has had what the pump
/// delivered and what was eaten; the sensor looks; a meal may begin and be announced; receipts
/// come in, and a person looks at the alarms. Then it is the device's turn. All randomness comes
/// from one seed and the patient's name, split by purpose, so that a fault does not change what is
/// eaten.
///
/// It can be driven at any speed, by [homeostat.trial.ClosedLoop] or by a wall clock.
public final class PancreasWorld implements Surroundings {
    private static final long MINUTE_NS = Span.minutes(1);

    private final TrialRun run;
    private final PancreasPorts ports;
    private final List<Fault> faults;
    private final Stream mealStream;
    private final Stream lossStream;
    private final GlucoseBody body;
    private final GlucoseSensor sensor;
    private final InsulinPump pump;
    private final PumpDriver driver;
    private final Meals plate = new Meals();
    private final Disturbances disturbances;
    private final List<Announcement> announcements = new ArrayList<>();
    private final SafetyWatch watch;
    private final MinuteListener listener;
    private Attendant attendant = new Attendant();
    private List<Meal> mealsToday = List.of();
    private long minute = -1;
    private double insulinUnits;
    private double eatenGrams;
    private double sentMgPerDl = Double.NaN;
    private long rateSequence;
    private long bolusSequence;

    /// Sees every minute of a run as it ends.
    @FunctionalInterface
    public interface MinuteListener {
        /// `minute` minutes of the run are over; `device` stands where it stood at its last event.
        void minute(long minute, PancreasWorld world, Device device);
    }

    /// Nobody sees anything.
    public static final MinuteListener NOBODY = (minute, world, device) -> { };

    /// A bed for `device`, as `run` says: with the faults of its scenario and those drawn from
    /// its seed.
    public PancreasWorld(TrialRun run, Device device, MinuteListener listener) {
        Stream stream = Stream.of(run.seed()).split(run.patient().name());
        this.run = run;
        this.listener = listener;
        this.faults = new ArrayList<>(run.scenario().faults());
        this.faults.addAll(Fault.draw(run.fault(), run.days(), stream.split("fault")));
        this.ports = PancreasPorts.of(device.sheet());
        this.mealStream = stream.split("meals");
        this.lossStream = stream.split("loss");
        this.body = new GlucoseBody(run.patient());
        this.sensor = new GlucoseSensor(SensorType.named("Dexcom"), stream.split("sensor"));
        this.pump = new InsulinPump(PumpType.named("Insulet"));
        this.driver = new PumpDriver(pump, ports);
        this.watch = new SafetyWatch(run, device.sheet());
        this.disturbances = new Disturbances(Disturbance.select(run.disturbances()),
                stream.split("disturbances"));
        pump.basal(run.patient().clinic().basalUnitsPerHour());
    }

    @Override
    public long nextEventNs() {
        return (minute + 1) * MINUTE_NS;
    }

    @Override
    public void before(long nowNs, Host host) {
        while (nextEventNs() <= nowNs) {
            minute++;
            if (minute > 0) {
                live(host.device());
            }
            breakOrMend();
            sense(host);
            eat(host);
            driver.settle(host, minute * MINUTE_NS);
            if (attendant != null) {
                attendant.look(host, minute * MINUTE_NS);
            }
        }
    }

    @Override
    public void after(long nowNs, Host host) {
        Order<InsulinRate> rate = host.device().order(ports.rate());
        if (rate.sequence() != rateSequence) {
            rateSequence = rate.sequence();
            watch.rate(rate.in(InsulinRate.UNITS_PER_HOUR), rate.atNs(), !isSensorFailing());
            watch.admission(driver.rate(rate, nowNs), nowNs);
        }
        Order<InsulinAmount> bolus = host.device().order(ports.bolus());
        if (bolus.sequence() != bolusSequence) {
            bolusSequence = bolus.sequence();
            watch.bolus(bolus.in(InsulinAmount.UNITS), bolus.atNs());
            watch.admission(driver.bolus(bolus, nowNs), nowNs);
        }
    }

    /// From now on nobody in this world answers alarms: somebody outside does.
    public void leaveAlarmsToStaff() {
        attendant = null;
    }

    private void live(Device device) {
        insulinUnits = driver.deliverMinute((minute - 1) * MINUTE_NS);
        eatenGrams = plate.eatMinute();
        body.minute(insulinUnits * disturbances.insulinFactor(minute), eatenGrams);
        watch.minute(glucoseMgPerDl(), driver.isRefusing(), device, minute * MINUTE_NS);
        listener.minute(minute, this, device);
    }

    private void breakOrMend() {
        Fault occlusion = active(FaultKind.OCCLUSION);
        pump.occlude(occlusion != null);
        driver.refuse(occlusion != null
                && minute >= occlusion.fromMinute() + occlusion.unnoticedMinutes());
        driver.lose(active(FaultKind.LOST_ACKNOWLEDGEMENT) != null);
    }

    private void sense(Host host) {
        if (!sensor.minute(glucoseMgPerDl())) {
            return;
        }
        double truthful = disturbed(sensor.glucoseMgPerDl());
        Fault fault = sensorFault();
        boolean lost = lossStream.chance(0.5);
        boolean sent = fault == null || fault.kind() != FaultKind.STALE
                && !(fault.kind() == FaultKind.DROPOUT && lost);
        if (!sent) {
            return;
        }
        double shown = fault == null ? truthful : distorted(truthful, fault);
        sentMgPerDl = Double.isFinite(shown) ? shown : sentMgPerDl;
        host.offer(ports.glucose(), shown, Quality.GOOD, minute * MINUTE_NS);
        watch.reading(shown, minute * MINUTE_NS);
    }

    private double distorted(double truthfulMgPerDl, Fault fault) {
        return switch (fault.kind()) {
            case STUCK -> Double.isNaN(sentMgPerDl) ? truthfulMgPerDl : sentMgPerDl;
            case NAN -> Double.NaN;
            case JUMP -> Math.max(sensor.type().glucoseMinMgPerDl(),
                    Math.min(sensor.type().glucoseMaxMgPerDl(),
                            truthfulMgPerDl + fault.jumpMgPerDl()));
            case NONE, STALE, DROPOUT, OCCLUSION, LOST_ACKNOWLEDGEMENT -> truthfulMgPerDl;
        };
    }

    private void eat(Host host) {
        int minuteOfDay = (int) (minute % Scenario.MINUTES_PER_DAY);
        if (minuteOfDay == 0) {
            mealsToday = run.scenario().day(mealStream.split(minute / Scenario.MINUTES_PER_DAY));
        }
        for (Meal meal : mealsToday) {
            if (meal.minuteOfDay() == minuteOfDay) {
                plate.announce(meal.grams());
                if (meal.announced()) {
                    announcements.add(new Announcement(minute + disturbances.lateMinutes(minute),
                            disturbances.announcedGrams(meal.grams(), minute)));
                }
            }
        }
        for (Announcement each : announcements) {
            boolean due = each.minute() == minute;
            if (due && !host.post(ports.meals(), each.grams(), minute * MINUTE_NS)) {
                watch.announcementRefused(each.grams(), minute * MINUTE_NS);
            }
        }
        announcements.removeIf(each -> each.minute() <= minute);
    }

    /// What the person says, and when.
    private record Announcement(long minute, double grams) {}

    /// What the sensor shows on a disturbed day, within its scale.
    private double disturbed(double mgPerDl) {
        return Math.max(sensor.type().glucoseMinMgPerDl(),
                Math.min(sensor.type().glucoseMaxMgPerDl(), disturbances.shown(mgPerDl, minute)));
    }

    private Fault active(FaultKind kind) {
        for (Fault fault : faults) {
            if (fault.kind() == kind && fault.isAt(minute)) {
                return fault;
            }
        }
        return null;
    }

    private Fault sensorFault() {
        for (Fault fault : faults) {
            if (fault.kind().isOfSensor() && fault.isAt(minute)) {
                return fault;
            }
        }
        return null;
    }

    private boolean isSensorFailing() {
        return sensorFault() != null;
    }

    /// Who lies here and what happens to them.
    public TrialRun run() {
        return run;
    }

    /// The instant at which the run is over.
    public long endNs() {
        return Span.minutes((long) run.days() * Scenario.MINUTES_PER_DAY);
    }

    /// What is breaking in the present minute, [FaultKind#NONE] for nothing.
    public FaultKind fault() {
        for (Fault fault : faults) {
            if (fault.isAt(minute)) {
                return fault.kind();
            }
        }
        return FaultKind.NONE;
    }

    /// The truth: glucose in the fluid under the skin.
    public double glucoseMgPerDl() {
        return body.subcutaneousGlucoseMgPerDl();
    }

    /// The last number that the sensor sent; NaN before the first.
    public double sensorMgPerDl() {
        return sentMgPerDl;
    }

    /// Insulin that reached the body in the last minute.
    public double insulinUnits() {
        return insulinUnits;
    }

    /// Carbohydrate eaten in the last minute.
    public double eatenGrams() {
        return eatenGrams;
    }

    /// What the safety rules found, once the run is over.
    public List<SafetyEvent> finish() {
        return watch.finish();
    }
}
