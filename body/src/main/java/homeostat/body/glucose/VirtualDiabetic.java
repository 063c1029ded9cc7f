package homeostat.body.glucose;

/// A body with type 1 diabetes as a world lives with it, minute by minute: what goes in, and the
/// glucose under the skin that a sensor could see. Which model it is does not show.
public interface VirtualDiabetic {

    /// Lives one minute in which `insulinUnits` reached the tissue under the skin and
    /// `carbohydrateGrams` were eaten, both at a constant rate.
    void minute(double insulinUnits, double carbohydrateGrams);

    /// Glucose in the fluid under the skin, mg/dL.
    double subcutaneousGlucoseMgPerDl();
}
