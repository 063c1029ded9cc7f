package homeostat.body.whole;

import homeostat.body.circulation.HeartFailure;
import homeostat.body.circulation.PumpPatient;
import homeostat.body.kidney.DialysisPatient;
import homeostat.body.kidney.DialysisPatientCoefficients;

/// A person without kidneys whose failing heart has a pump: water that a filter takes is missing
/// before the heart.
///
/// The fluids say how much blood there is; the circulation beats with it. Each second the change of
/// blood volume, after refill, is taken out of or put into the circulation, which answers with its
/// own reflexes and filling. Nothing goes the other way but time.
///
/// Two models of one blood: the circulation counts the volume under pressure only, so changes are
/// handed over and not levels.
public final class OneBody {
    private static final double SECONDS_PER_MINUTE = 60;

    private final DialysisPatient fluids;
    private final PumpPatient heart;
    private double bloodMl;
    private long beats;

    /// That person with `surplusMl` of water, and a pump at `speedRpm`.
    public OneBody(DialysisPatientCoefficients kidneys, double surplusMl, HeartFailure failure,
            double speedRpm) {
        fluids = new DialysisPatient(kidneys, surplusMl);
        heart = new PumpPatient(failure, speedRpm);
        bloodMl = fluids.bloodMl();
    }

    /// Lives one second: the fluids once, the heart in its own steps.
    public void second() {
        fluids.step(1 / SECONDS_PER_MINUTE);
        double now = fluids.bloodMl();
        heart.infuse(now - bloodMl);
        bloodMl = now;
        int steps = (int) Math.rint(1 / PumpPatient.STEP_SECONDS);
        for (int i = 0; i < steps; i++) {
            beats += heart.step() ? 1 : 0;
        }
    }

    /// Water and solutes.
    public DialysisPatient fluids() {
        return fluids;
    }

    /// Heart, pump and vessels.
    public PumpPatient heart() {
        return heart;
    }

    /// Beats until now.
    public long beats() {
        return beats;
    }
}
