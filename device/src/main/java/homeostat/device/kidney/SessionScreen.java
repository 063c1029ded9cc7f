package homeostat.device.kidney;

import homeostat.kernel.Dimension;
import homeostat.kernel.Duration;
import homeostat.kernel.Flow;
import homeostat.kernel.Fraction;
import homeostat.kernel.Out;
import homeostat.kernel.Pressure;
import homeostat.kernel.Range;
import homeostat.kernel.Reading;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Unit;

/// What somebody who walks by a session wants to read, in the order in which they look: how the
/// patient is, how long it takes, how much is done of what was prescribed, what the machine does.
///
/// What is not known is shown as missing, and what is prescribed as confirmed, not as assembled.
final class SessionScreen {
    private final KidneyTherapy therapy;
    private final KidneyPorts ports;
    private final Out<Fraction> bloodVolume;
    private final Out<Pressure> systolic;
    private final Out<Duration> timeLeft;
    private final Out<FluidVolume> removed;
    private final Out<Dose> doseSoFar;
    private final Out<Pressure> diastolic;
    private final Out<FluidVolume> toRemove;
    private final Out<Dose> dosePrescribed;
    private final Out<Dose> doseExpected;
    private final Out<FluidRate> rate;
    private final Out<Pressure> membrane;
    private final Out<Flow> bloodFlow;
    private final Out<Flow> dialysateFlow;
    private final Out<FluidRate> rateWanted;
    private final Out<Fraction> strain;
    private final Out<FluidVolume> filterCoefficient;

    SessionScreen(TaskAssembly task, KidneyPorts ports, KidneyTherapy therapy) {
        this.ports = ports;
        this.therapy = therapy;
        bloodVolume = task.output("blood volume", Range.of(Fraction.PERCENT, 60, 120),
                "Of the blood at the start, smoothed over half a minute.");
        systolic = task.output("last systolic pressure", Range.of(Pressure.MMHG, 30, 280),
                "The newest of the cuff; a rise counts half.");
        timeLeft = task.output("time left", Range.of(Duration.MINUTES, 0, 600),
                "Until the session ends, with what it is extended by for gentleness.");
        removed = task.output("fluid removed", Range.of(FluidVolume.ML, 0, 6000),
                "Drawn off until now.");
        doseSoFar = task.output("dose so far", Range.of(Dose.KT_OVER_V, 0, 4), "Until now.");
        diastolic = task.output("last diastolic pressure", Range.of(Pressure.MMHG, 10, 220),
                "The newest of the cuff.");
        toRemove = task.output("fluid prescribed", Range.of(FluidVolume.ML, 0, 6000),
                "To draw off in the session.");
        dosePrescribed = task.output("dose prescribed", Range.of(Dose.KT_OVER_V, 0, 4),
                "To reach in the session.");
        doseExpected = task.output("dose expected", Range.of(Dose.KT_OVER_V, 0, 4),
                "At the end of the session, if it goes on like this.");
        rate = task.output("ultrafiltration rate", Range.of(FluidRate.ML_PER_HOUR, -500, 3000),
                "Water that the balance saw leave in the last minute.");
        membrane = task.output("pressure across the filter", Range.of(Pressure.MMHG, -100, 600),
                "Transmembrane pressure as it came.");
        bloodFlow = task.output("blood through the filter",
                Range.of(Flow.ML_PER_MINUTE, 0, 700), "As measured.");
        dialysateFlow = task.output("dialysate through the filter",
                Range.of(Flow.ML_PER_MINUTE, 0, 1200), "As measured; none in bypass.");
        rateWanted = task.output("rate wanted", Range.of(FluidRate.ML_PER_HOUR, 0, 2100),
                "What the controller proposes, before the guard.");
        strain = task.output("strain", Range.of(Fraction.ONE, 0, 1),
                "0: nothing speaks against drawing off; 1: as gently as can be.");
        filterCoefficient = task.output("filter coefficient", Range.of(FluidVolume.ML, 0, 200),
                "Water an hour for each mmHg across the filter: falls when it clots.");
    }

    /// How the patient is; NaN for what is not known.
    void patient(double share, double systolicMmHg, long nowNs) {
        show(bloodVolume, Fraction.ONE, share, nowNs);
        show(systolic, Pressure.MMHG, systolicMmHg, nowNs);
        copy(diastolic, Pressure.MMHG, ports.diastolic.reading(), nowNs);
    }

    /// How far the session is.
    void session(SessionController session, DoseController dose, long nowNs) {
        timeLeft.set(Duration.MINUTES, session.minutesLeft(), nowNs);
        removed.set(FluidVolume.ML, therapy.goalMl() - session.leftMl(), nowNs);
        toRemove.set(FluidVolume.ML, therapy.goalMl(), nowNs);
        strain.set(Fraction.ONE, session.strain(), nowNs);
        doseSoFar.set(Dose.KT_OVER_V, dose.soFar(), nowNs);
        dosePrescribed.set(Dose.KT_OVER_V, therapy.dose(), nowNs);
        show(doseExpected, Dose.KT_OVER_V, dose.expected(), nowNs);
    }

    /// What the machine does.
    void machine(FilterWatch filter, double wantedMlPerHour, long nowNs) {
        show(rate, FluidRate.ML_PER_HOUR, filter.rateMlPerHour(), nowNs);
        show(membrane, Pressure.MMHG, filter.pressureMmHg(), nowNs);
        copy(bloodFlow, Flow.LITRES_PER_MINUTE, ports.bloodFlow.reading(), nowNs);
        copy(dialysateFlow, Flow.LITRES_PER_MINUTE, ports.dialysateFlow.reading(), nowNs);
        rateWanted.set(FluidRate.ML_PER_HOUR, wantedMlPerHour, nowNs);
        filterCoefficient.set(FluidVolume.ML, filter.coefficient(), nowNs);
    }

    private static <Q extends Dimension> void copy(Out<Q> out, Unit<Q> unit, Reading<Q> reading,
            long nowNs) {
        show(out, unit, reading.isGood() ? reading.in(unit) : Double.NaN, nowNs);
    }

    private static <Q extends Dimension> void show(Out<Q> out, Unit<Q> unit, double value,
            long nowNs) {
        if (Double.isNaN(value)) {
            out.missing(nowNs);
        } else {
            out.set(unit, value, nowNs);
        }
    }
}
