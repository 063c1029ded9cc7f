package homeostat.trial.vad;

import homeostat.body.circulation.BeatMeter;
import homeostat.body.circulation.PumpPatient;

/// Means over a stretch of a run, one value a beat: what the published scenarios are compared by.
public final class VadFigures {
    private long beats;
    private long lastBeat = -1;
    private double pump;
    private double output;
    private double arterial;
    private double endDiastolic;
    private double atrial;
    private double speed;

    /// Nothing seen yet.
    public VadFigures() {
    }

    /// Takes the last whole beat, once.
    void add(VadWorld world) {
        PumpPatient patient = world.patient();
        if (patient.beats() == lastBeat) {
            return;
        }
        lastBeat = patient.beats();
        BeatMeter beat = patient.beat();
        beats++;
        pump += beat.pumpLPerMin();
        output += beat.outputLPerMin();
        arterial += beat.aorta().mean();
        endDiastolic += patient.endDiastolicMmHg();
        atrial += beat.pulmonaryVein().mean();
        speed += world.baseRpm();
    }

    public double pumpLPerMin() {
        return pump / beats;
    }

    public double outputLPerMin() {
        return output / beats;
    }

    public double arterialMmHg() {
        return arterial / beats;
    }

    public double endDiastolicMmHg() {
        return endDiastolic / beats;
    }

    public double atrialMmHg() {
        return atrial / beats;
    }

    public double speedRpm() {
        return speed / beats;
    }
}
