package homeostat.trial.pancreas;

import homeostat.body.glucose.VirtualDiabetic;
import homeostat.body.glucose.GlucoseSensor;
import homeostat.body.glucose.InsulinPump;
import homeostat.body.glucose.Meals;
import homeostat.body.glucose.PumpType;
import homeostat.body.glucose.SensorType;
import homeostat.kernel.Device;
import homeostat.kernel.Duration;
import homeostat.kernel.InsulinAmount;
import homeostat.kernel.InsulinRate;
import homeostat.kernel.Order;
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
    private final FaultList faults;
    private final Stream mealStream;
    private final VirtualDiabetic body;
    private final SensorLine sensor;
    private final PumpDriver driver;
    private final Clinician clinician;
    private final PowerSwitch power;
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
        this.faults = faultsOf(run);
        this.ports = PancreasPorts.of(device.sheet());
        this.mealStream = stream.split("meals");
        this.body = run.patient().body();
        this.watch = new SafetyWatch(run, faults, device.sheet());
        this.disturbances = new Disturbances(Disturbance.select(run.disturbances()),
                stream.split("disturbances"));
        this.sensor = new SensorLine(
                new GlucoseSensor(SensorType.named("Dexcom"), stream.split("sensor")), faults,
                disturbances, watch, new SensorLine.SensorPort(ports.glucose(),
                        stream.split("loss")));
        InsulinPump pump = new InsulinPump(PumpType.named("Insulet"));
        pump.basal(run.patient().clinic().basalUnitsPerHour());
        this.driver = new PumpDriver(pump, ports, watch);
        driver.pair(device.prescription().hash());
        this.clinician = new Clinician(run.patient().clinic(), faults, driver);
        this.power = new PowerSwitch(faults, driver, ports, watch);
    }

    /// The faults of the scenario of `run` and those that its seed draws.
    static FaultList faultsOf(TrialRun run) {
        Stream stream = Stream.of(run.seed()).split(run.patient().name()).split("fault");
        List<Fault> all = new ArrayList<>(run.scenario().faults());
        all.addAll(Fault.draw(run.fault(), run.days(), stream));
        return new FaultList(all);
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
            power.minute(minute, host);
            clinician.minute(minute, host);
            driver.breakDown(PumpFaults.of(faults, minute,
                    run.patient().clinic().basalUnitsPerHour()));
            sensor.minute(minute, glucoseMgPerDl(), host);
            eat(host);
            driver.settle(host, minute * MINUTE_NS);
            if (attendant != null && host.isPowered()) {
                attendant.look(host, minute * MINUTE_NS);
            }
        }
    }

    @Override
    public void after(long nowNs, Host host) {
        power.beforeSending(nowNs, host);
        if (!host.isPowered()) {
            return;
        }
        Order<InsulinRate> rate = host.device().order(ports.rate());
        if (rate.sequence() != 0 && rate.sequence() != rateSequence) {
            rateSequence = rate.sequence();
            watch.rate(rate, host.hostNs(rate.atNs()), !faults.isSensorFailing(minute));
            driver.rate(rate, host, nowNs);
        }
        Order<InsulinAmount> bolus = host.device().order(ports.bolus());
        if (bolus.sequence() != 0 && bolus.sequence() != bolusSequence) {
            bolusSequence = bolus.sequence();
            watch.bolus(bolus, host.hostNs(bolus.atNs()));
            driver.bolus(bolus, host, nowNs);
        }
        power.afterSending(nowNs, host);
    }

    /// From now on nobody in this world answers alarms: somebody outside does.
    public void leaveAlarmsToStaff() {
        attendant = null;
    }

    private void live(Device device) {
        insulinUnits = driver.deliverMinute((minute - 1) * MINUTE_NS);
        eatenGrams = plate.eatMinute();
        body.minute(insulinUnits * disturbances.insulinFactor(minute), eatenGrams);
        watch.delivered(insulinUnits);
        watch.minute(glucoseMgPerDl(), driver.isRefusing(), device, minute * MINUTE_NS);
        listener.minute(minute, this, device);
    }

    private void eat(Host host) {
        int minuteOfDay = (int) (minute % Scenario.MINUTES_PER_DAY);
        if (minuteOfDay == 0) {
            mealsToday = run.scenario().day(mealStream.split(minute / Scenario.MINUTES_PER_DAY));
            goToSleep(host);
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
            if (due && !host.post(ports.meals(), each.grams(),
                    minute * MINUTE_NS + faults.clockAheadNs(minute))) {
                watch.announcementRefused(each.grams(), minute * MINUTE_NS);
            }
        }
        announcements.removeIf(each -> each.minute() <= minute);
    }

    /// At midnight, who eats nothing before [Scenario#AWAKE_MINUTE] says that they sleep.
    private void goToSleep(Host host) {
        boolean eats = mealsToday.stream()
                .anyMatch(meal -> meal.minuteOfDay() < Scenario.AWAKE_MINUTE);
        if (!eats && ports.sleep() != PancreasPorts.NONE) {
            host.post(ports.sleep(),
                    Duration.MINUTES.of(Scenario.AWAKE_MINUTE).in(Duration.SECONDS),
                    minute * MINUTE_NS + faults.clockAheadNs(minute));
        }
    }

    /// What the person says, and when.
    private record Announcement(long minute, double grams) {}

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
        return faults.first(minute);
    }

    /// The truth: glucose in the fluid under the skin.
    public double glucoseMgPerDl() {
        return body.subcutaneousGlucoseMgPerDl();
    }

    /// The last number that the sensor sent; NaN before the first.
    public double sensorMgPerDl() {
        return sensor.sentMgPerDl();
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
