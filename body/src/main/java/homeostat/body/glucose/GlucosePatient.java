package homeostat.body.glucose;

import homeostat.body.BodyException;
import java.util.List;

/// One virtual person with type 1 diabetes: who they are, what their clinic prescribes, the
/// coefficients of their model and the fasting state a day begins from.
///
/// @param name such as `child#001`
/// @param group age group of the virtual cohort
/// @param clinic what a clinic would know and prescribe
/// @param coefficients the model
/// @param initialState the thirteen states at the start, in the order of [GlucoseBody#state]
/// @param hovorka the model of somebody who lives as a [HovorkaBody]; `null` for a [GlucoseBody].
///        Then `coefficients` is `null` and there is no initial state
public record GlucosePatient(
        String name,
        Group group,
        ClinicSettings clinic,
        GlucoseCoefficients coefficients,
        List<Double> initialState,
        HovorkaCoefficients hovorka) {

    /// Somebody who lives as a [GlucoseBody].
    public GlucosePatient(String name, Group group, ClinicSettings clinic,
            GlucoseCoefficients coefficients, List<Double> initialState) {
        this(name, group, clinic, coefficients, initialState, null);
    }

    /// Somebody who lives as a [HovorkaBody].
    public GlucosePatient(String name, Group group, ClinicSettings clinic,
            HovorkaCoefficients hovorka) {
        this(name, group, clinic, null, List.of(), hovorka);
    }

    /// The three groups of the cohort.
    public enum Group { ADOLESCENT, ADULT, CHILD }

    public GlucosePatient {
        initialState = List.copyOf(initialState);
        if (hovorka == null && initialState.size() != GlucoseBody.STATES) {
            throw new BodyException("not a patient of this model: patient=" + name + " states="
                    + initialState.size() + ", expected " + GlucoseBody.STATES);
        }
    }

    /// A body of this person, as it is in the fasting state.
    public VirtualDiabetic body() {
        return hovorka == null ? new GlucoseBody(this)
                : new HovorkaBody(hovorka, clinic.basalUnitsPerMinute());
    }

    /// Fasting glucose that the basal rate holds, mg/dL.
    public double fastingGlucoseMgPerDl() {
        if (hovorka != null) {
            return hovorka.fastingMgPerDl(clinic.basalUnitsPerMinute());
        }
        return initialState.get(GlucoseBody.STATES - 1) / coefficients.exchange().vg();
    }

    /// Just the name: the numbers behind it fill a page.
    @Override
    public String toString() {
        return name;
    }
}
