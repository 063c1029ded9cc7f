package homeostat.trial.pancreas;

import homeostat.body.glucose.InsulinPump;
import homeostat.kernel.Admission;
import homeostat.kernel.Gate;
import homeostat.kernel.InsulinAmount;
import homeostat.kernel.InsulinRate;
import homeostat.kernel.Order;
import homeostat.trial.Host;

/// What stands between the device's orders and the pump: two gates, and the way back for receipts.
///
/// A rate is in force until its order expires; then the pump gives nothing until it is told
/// again. A bolus is given at once. Each order gets one receipt, handed in at the next full minute;
/// it may be lost on its way, and one that still waits is overtaken by that of a newer order.
///
/// The pump was paired with one prescription: of an order that was made under another it takes
/// nothing. So a wrong profile in the device stops at a wall that does not depend on the device.
final class PumpDriver {
    private static final double MINUTES_PER_HOUR = 60;

    private final InsulinPump pump;
    private final SafetyWatch watch;
    private final Gate<InsulinRate> rateGate = new Gate<>(InsulinRate.UNITS_PER_HOUR);
    private final Gate<InsulinAmount> bolusGate = new Gate<>(InsulinAmount.UNITS);
    private final ReceiptLine rateReceipts;
    private final ReceiptLine bolusReceipts;
    private long rateExpiresNs = Long.MAX_VALUE;
    private long prescription;
    private Order<InsulinRate> rateAgain;
    private Order<InsulinAmount> bolusAgain;
    private PumpFaults faults = PumpFaults.NONE;

    PumpDriver(InsulinPump pump, PancreasPorts ports, SafetyWatch watch) {
        this.pump = pump;
        this.watch = watch;
        this.rateReceipts = new ReceiptLine(ports.rateReceipts());
        this.bolusReceipts = new ReceiptLine(ports.bolusReceipts());
    }

    /// Takes orders made under the prescription with that hash, and no others, from now on.
    void pair(long prescription) {
        this.prescription = prescription;
        watch.paired(prescription);
    }

    /// What is broken from here on.
    void breakDown(PumpFaults faults) {
        this.faults = faults;
        pump.occlude(faults.occluded());
    }

    /// Whether it refuses everything, having noticed that it cannot.
    boolean isRefusing() {
        return faults.refusing();
    }

    /// The number of the newest rate that reached the pump.
    long lastRate() {
        return rateGate.lastSequence();
    }

    /// The number of the newest bolus that reached the pump.
    long lastBolus() {
        return bolusGate.lastSequence();
    }

    /// Takes a rate that the device has published, as often as the way to the pump brings it.
    void rate(Order<InsulinRate> order, Host host, long nowNs) {
        if (faults.commandsLost()) {
            return;
        }
        watch.admission(takeRate(order, host, nowNs), nowNs);
        if (faults.commandsRepeated()) {
            Admission _ = takeRate(order, host, nowNs);
            rateAgain = order;
        }
    }

    /// The same for a bolus.
    void bolus(Order<InsulinAmount> order, Host host, long nowNs) {
        if (faults.commandsLost()) {
            return;
        }
        watch.admission(takeBolus(order, host, nowNs), nowNs);
        if (faults.commandsRepeated()) {
            Admission _ = takeBolus(order, host, nowNs);
            bolusAgain = order;
        }
    }

    private Admission takeRate(Order<InsulinRate> order, Host host, long nowNs) {
        Admission admission = rateGate.admit(order, host.deviceNs(nowNs));
        if (admission == Admission.ADMITTED) {
            double unitsPerHour = order.in(InsulinRate.UNITS_PER_HOUR);
            double givenUnitsPerHour = faults.deliveredPart() * unitsPerHour;
            boolean taken = takes(order.prescription()) && pump.basal(givenUnitsPerHour);
            if (taken) {
                rateExpiresNs = host.hostNs(order.expiresNs());
                watch.carriedOut(order.sequence(), order.prescription(), nowNs);
            }
            rateReceipts.answer(order.sequence(), taken, unitsPerHour, givenUnitsPerHour);
        }
        return admission;
    }

    private Admission takeBolus(Order<InsulinAmount> order, Host host, long nowNs) {
        Admission admission = bolusGate.admit(order, host.deviceNs(nowNs));
        if (admission == Admission.ADMITTED) {
            double units = order.in(InsulinAmount.UNITS);
            double givenUnits = faults.deliveredPart() * units;
            boolean taken = takes(order.prescription()) && pump.bolus(givenUnits);
            if (taken) {
                watch.given(order.sequence(), nowNs);
                watch.carriedOut(order.sequence(), order.prescription(), nowNs);
            }
            bolusReceipts.answer(order.sequence(), taken, units, givenUnits);
        }
        return admission;
    }

    private boolean takes(long orderPrescription) {
        return !faults.refusing() && orderPrescription == prescription;
    }

    /// Runs for the minute that begins at `nowNs` and says what reached the body, U.
    double deliverMinute(long nowNs) {
        if (nowNs >= rateExpiresNs) {
            pump.basal(0);
        }
        return pump.deliverMinute() + faults.extraUnitsPerHour() / MINUTES_PER_HOUR;
    }

    /// Hands in what has arrived by the full minute `nowNs`.
    void settle(Host host, long nowNs) {
        if (rateAgain != null) {
            Admission _ = takeRate(rateAgain, host, nowNs);
            rateAgain = null;
        }
        if (bolusAgain != null) {
            Admission _ = takeBolus(bolusAgain, host, nowNs);
            bolusAgain = null;
        }
        rateReceipts.settle(host, faults, nowNs, watch);
        bolusReceipts.settle(host, faults, nowNs, watch);
    }
}
