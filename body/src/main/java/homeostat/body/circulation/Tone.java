package homeostat.body.circulation;

/// What acts on a circulation from outside its own equations: nerves, breath, needles. A slot of
/// plain numbers, one of each for the healthy adult at rest.
public final class Tone {
    /// Length of a beat, s. The paper's person beats 80 times a minute.
    public double heartPeriodSeconds = 0.75;
    /// Strength of the left free wall, as a factor.
    public double leftContractility = 1;
    /// Strength of the right free wall, as a factor.
    public double rightContractility = 1;
    /// Resistance of the body's vessels, as a factor.
    public double systemicResistance = 1;
    /// Resistance of the lung's vessels, as a factor.
    public double pulmonaryResistance = 1;
    /// Blood that widened veins hold without pressure, beyond what they hold at rest; negative
    /// when they narrow, mL.
    public double venousPoolMl;
    /// Pressure around heart and lung vessels, mmHg. Rises with a ventilator's breath.
    public double pleuralPressureMmHg = -4;
    /// Blood or fluid given into the veins; negative is a bleeding, mL/s.
    public double infusionMlPerSecond;

    /// A healthy adult at rest.
    public Tone() {
    }
}
