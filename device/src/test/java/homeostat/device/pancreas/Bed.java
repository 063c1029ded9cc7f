package homeostat.device.pancreas;

import homeostat.kernel.Admission;
import homeostat.kernel.AlarmState;
import homeostat.kernel.Device;
import homeostat.kernel.Gate;
import homeostat.kernel.InsulinAmount;
import homeostat.kernel.InsulinRate;
import homeostat.kernel.Order;
import homeostat.kernel.Outcome;
import homeostat.kernel.Quality;
import homeostat.kernel.Span;

/// A bed without a patient for the tests of this package: readings are what the test says, and
/// the pump answers as the test says, or not at all.
final class Bed {
    static final int GLUCOSE = 0;
    static final int MEAL = 0;
    static final int SLEEP = 1;
    static final int RATE = 0;
    static final int BOLUS = 1;

    final Device device;
    Outcome outcome = Outcome.DELIVERED;
    boolean answers = true;
    double rateUnitsPerHour = Double.NaN;
    double bolusUnits;
    int boluses;
    long minute;
    private final Gate<InsulinRate> rateGate;
    private final Gate<InsulinAmount> bolusGate;

    Bed() {
        this(Pancreas.assemble());
    }

    Bed(Device device) {
        this.device = device;
        rateGate = new Gate<>(InsulinRate.UNITS_PER_HOUR);
        bolusGate = new Gate<>(InsulinAmount.UNITS);
    }

    /// The same bed after a reset of the device alone: the pump remembers, the clock starts anew.
    Bed(Device device, Bed before) {
        this.device = device;
        rateGate = before.rateGate;
        bolusGate = before.bolusGate;
        rateUnitsPerHour = before.rateUnitsPerHour;
        boluses = before.boluses;
        bolusUnits = before.bolusUnits;
    }

    /// A bed whose device has been regulating for half an hour around `mgPerDl`.
    static Bed regulating(double mgPerDl) {
        Bed bed = new Bed();
        bed.readings(30, mgPerDl, 0);
        return bed;
    }

    /// `minutes` minutes with a reading each, from `mgPerDl` on by `mgPerDlPerMin`, with the small
    /// movement that a living body has.
    void readings(int minutes, double mgPerDl, double mgPerDlPerMin) {
        for (int i = 0; i < minutes; i++) {
            reading(mgPerDl + i * mgPerDlPerMin + (minute % 4 < 2 ? 1 : -1));
        }
    }

    /// A minute with this reading.
    void reading(double mgPerDl) {
        reading(mgPerDl, Quality.GOOD);
    }

    /// A minute with this reading of that quality.
    void reading(double mgPerDl, Quality quality) {
        device.offer(GLUCOSE, mgPerDl, quality.code(), nowNs());
        silence();
    }

    /// Minutes without a reading.
    void silence(int minutes) {
        for (int i = 0; i < minutes; i++) {
            silence();
        }
    }

    /// Announces a meal; it is seen in the next minute.
    boolean meal(double grams) {
        return device.post(MEAL, grams, nowNs());
    }

    /// Announces so many minutes of sleep; 0 says awake.
    boolean sleep(int minutes) {
        return device.post(SLEEP, Span.minutes(minutes) / 1e9, nowNs());
    }

    long nowNs() {
        return Span.minutes(minute);
    }

    String mode() {
        return device.sheet().modeName(0, device.modes(0).publishedCode());
    }

    AlarmState alarm(String name) {
        return device.alarm(device.sheet().alarm(name).index()).state();
    }

    double output(String name) {
        return device.outputBase(device.sheet().port(name).index());
    }

    private void silence() {
        long atNs = nowNs() + Span.seconds(2);
        device.advance(atNs);
        Order<InsulinRate> rate = device.order(RATE);
        if (rateGate.admit(rate, atNs) == Admission.ADMITTED) {
            if (outcome != Outcome.REFUSED) {
                rateUnitsPerHour = rate.in(InsulinRate.UNITS_PER_HOUR);
            }
            answer(RATE, rate.sequence(), rateUnitsPerHour, atNs);
        }
        Order<InsulinAmount> bolus = device.order(BOLUS);
        if (bolusGate.admit(bolus, atNs) == Admission.ADMITTED) {
            boluses++;
            double units = bolus.in(InsulinAmount.UNITS);
            bolusUnits += outcome == Outcome.REFUSED ? 0 : units;
            answer(BOLUS, bolus.sequence(), units, atNs);
        }
        minute++;
    }

    private void answer(int port, long sequence, double amount, long atNs) {
        if (answers) {
            device.settle(port, sequence, outcome.code(), amount, atNs);
        }
    }
}
