package homeostat.trial.pancreas;

import homeostat.body.glucose.InsulinPump;
import homeostat.kernel.Admission;
import homeostat.kernel.Dimension;
import homeostat.kernel.Gate;
import homeostat.kernel.InsulinAmount;
import homeostat.kernel.InsulinRate;
import homeostat.kernel.Order;
import homeostat.kernel.Outcome;
import homeostat.kernel.Unit;
import homeostat.trial.Host;

/// What stands between the device's orders and the pump: two gates, and the way back for receipts.
///
/// A rate is in force until its order expires; then the pump gives nothing until it is told
/// again. A bolus is given at once. Each order gets one receipt, handed in at the next full minute;
/// it may be lost on its way, and one that still waits is overtaken by that of a newer order.
final class PumpDriver {
    private final InsulinPump pump;
    private final Line<InsulinRate> rate;
    private final Line<InsulinAmount> bolus;
    private long rateExpiresNs = Long.MAX_VALUE;
    private boolean refusing;
    private boolean losing;

    PumpDriver(InsulinPump pump, PancreasPorts ports) {
        this.pump = pump;
        this.rate = new Line<>(InsulinRate.UNITS_PER_HOUR, ports.rateReceipts());
        this.bolus = new Line<>(InsulinAmount.UNITS, ports.bolusReceipts());
    }

    /// Whether the pump refuses everything, having noticed that it cannot.
    void refuse(boolean refuses) {
        refusing = refuses;
    }

    /// Whether it does.
    boolean isRefusing() {
        return refusing;
    }

    /// Whether receipts are lost on the way from here on.
    void lose(boolean loses) {
        losing = loses;
    }

    /// Takes the newest rate, if it is new.
    Admission rate(Order<InsulinRate> order, long nowNs) {
        Admission admission = rate.gate.admit(order, nowNs);
        if (admission == Admission.ADMITTED) {
            double unitsPerHour = order.in(InsulinRate.UNITS_PER_HOUR);
            boolean taken = !refusing && pump.basal(unitsPerHour);
            if (taken) {
                rateExpiresNs = order.expiresNs();
            }
            rate.answer(order.sequence(), taken, taken ? unitsPerHour : 0, losing);
        }
        return admission;
    }

    /// Takes the newest bolus, if it is new.
    Admission bolus(Order<InsulinAmount> order, long nowNs) {
        Admission admission = bolus.gate.admit(order, nowNs);
        if (admission == Admission.ADMITTED) {
            double units = order.in(InsulinAmount.UNITS);
            boolean taken = !refusing && pump.bolus(units);
            bolus.answer(order.sequence(), taken, taken ? units : 0, losing);
        }
        return admission;
    }

    /// Runs for the minute that begins at `nowNs` and says what reached the body, U.
    double deliverMinute(long nowNs) {
        if (nowNs >= rateExpiresNs) {
            pump.basal(0);
        }
        return pump.deliverMinute();
    }

    /// Hands in the receipts that have arrived.
    void settle(Host host, long nowNs) {
        rate.settle(host, nowNs);
        bolus.settle(host, nowNs);
    }

    /// One gate and the receipt that waits behind it.
    private static final class Line<Q extends Dimension> {
        private final Gate<Q> gate;
        private final int receipts;
        private long sequence;
        private Outcome outcome = Outcome.UNKNOWN;
        private double base;

        Line(Unit<Q> unit, int receipts) {
            this.gate = new Gate<>(unit);
            this.receipts = receipts;
        }

        void answer(long sequence, boolean taken, double base, boolean lost) {
            this.sequence = lost ? 0 : sequence;
            this.outcome = taken ? Outcome.DELIVERED : Outcome.REFUSED;
            this.base = base;
        }

        void settle(Host host, long nowNs) {
            if (sequence != 0) {
                host.settle(receipts, sequence, outcome, base, nowNs);
                sequence = 0;
            }
        }
    }
}
