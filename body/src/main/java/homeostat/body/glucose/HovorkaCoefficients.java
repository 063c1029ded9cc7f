package homeostat.body.glucose;

/// The numbers of one person in the model of Hovorka and others, in that paper's units.
///
/// @param weightKg body weight
/// @param egp0 glucose that the liver makes when there is no insulin, mmol/kg/min
/// @param f01 glucose that is used without insulin, mmol/kg/min
/// @param k12 exchange from tissue to plasma, 1/min
/// @param ka1 how fast insulin comes to act on transport, 1/min
/// @param ka2 the same on disposal, 1/min
/// @param ka3 the same on the liver, 1/min
/// @param transport sensitivity of transport to insulin, 1/min per mU/L
/// @param disposal sensitivity of disposal, 1/min per mU/L
/// @param liver sensitivity of the liver, per mU/L
/// @param volumeGlucose volume of glucose, L/kg
/// @param volumeInsulin volume of insulin, L/kg
/// @param elimination of insulin from plasma, 1/min
/// @param tmaxInsulin time to the peak of insulin absorption, min
/// @param tmaxGut time to the peak of carbohydrate absorption, min
/// @param bioavailability what of the carbohydrate arrives, 0 to 1
public record HovorkaCoefficients(double weightKg, double egp0, double f01, double k12,
        double ka1, double ka2, double ka3, double transport, double disposal, double liver,
        double volumeGlucose, double volumeInsulin, double elimination, double tmaxInsulin,
        double tmaxGut, double bioavailability) {

    /// One mmol/L of glucose in mg/dL: its molar mass is 180.16 g.
    public static final double MG_PER_DL_PER_MMOL_PER_L = 18.016;

    private static final double MU_PER_UNIT = 1000;
    private static final int HALVINGS = 200;

    /// The published person.
    ///
    /// Source: Hovorka and others, "Nonlinear model predictive control of glucose concentration in
    /// subjects with type 1 diabetes", Physiological Measurement 25 (2004) 905-920, tables 1 and 2.
    public static HovorkaCoefficients published(double weightKg) {
        return new HovorkaCoefficients(weightKg, 0.0161, 0.0097, 0.066, 0.006, 0.06, 0.03,
                51.2e-4, 8.2e-4, 520e-4, 0.16, 0.12, 0.138, 55, 40, 0.8);
    }

    /// The same person with another production of the liver and another gut.
    public HovorkaCoefficients with(double egp0, double tmaxGut) {
        return new HovorkaCoefficients(weightKg, egp0, f01, k12, ka1, ka2, ka3, transport,
                disposal, liver, volumeGlucose, volumeInsulin, elimination, tmaxInsulin, tmaxGut,
                bioavailability);
    }

    /// The same person, `times` as sensitive to insulin in each of the three ways.
    public HovorkaCoefficients timesAsSensitive(double times) {
        return new HovorkaCoefficients(weightKg, egp0, f01, k12, ka1, ka2, ka3,
                times * transport, times * disposal, times * liver, volumeGlucose,
                volumeInsulin, elimination, tmaxInsulin, tmaxGut, bioavailability);
    }

    /// Plasma insulin in the long run of so much a minute, mU/L.
    double insulinMuPerL(double unitsPerMinute) {
        return unitsPerMinute * MU_PER_UNIT / (elimination * volumeInsulin * weightKg);
    }

    /// What glucose gains in a minute, mmol/kg, when it has been at `mgPerDl` and plasma insulin at
    /// `insulinMuPerL` for long.
    private double gain(double mgPerDl, double insulinMuPerL) {
        double mmolPerL = mgPerDl / MG_PER_DL_PER_MMOL_PER_L;
        double plasma = mmolPerL * volumeGlucose;
        double transported = transport * insulinMuPerL;
        double disposed = disposal * insulinMuPerL;
        double used = mmolPerL >= HovorkaBody.BRAIN_MMOL_PER_L ? f01
                : f01 * mmolPerL / HovorkaBody.BRAIN_MMOL_PER_L;
        double spilt = Math.max(0, HovorkaBody.KIDNEY_PER_MIN
                * (mmolPerL - HovorkaBody.KIDNEY_MMOL_PER_L) * volumeGlucose);
        double back = k12 * transported / (k12 + disposed);
        return egp0 * Math.max(0, 1 - liver * insulinMuPerL) - used - spilt
                - plasma * (transported - back);
    }

    /// Fasting glucose that so much insulin a minute holds, mg/dL.
    public double fastingMgPerDl(double unitsPerMinute) {
        double insulin = insulinMuPerL(unitsPerMinute);
        double low = 1;
        double high = 2000;
        for (int i = 0; i < HALVINGS && high - low > 1e-9; i++) {
            double middle = (low + high) / 2;
            if (gain(middle, insulin) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /// Insulin that holds fasting glucose at `mgPerDl`, U/min; 0 when it would stay below that
    /// without any.
    public double basalUnitsPerMinute(double mgPerDl) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS && high - low > 1e-12; i++) {
            double middle = (low + high) / 2;
            if (gain(mgPerDl, insulinMuPerL(middle)) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
