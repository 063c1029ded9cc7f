package homeostat.body.glucose;

/// The coefficients of one person in the S2008 model, grouped by the organ they describe.
///
/// The symbols are those of the papers, so that an equation in [GlucoseSeries] can be laid beside
/// the printed one; the unit of each stands in its record. "mg" is glucose, "pmol" is insulin,
/// "/kg" is per kilogram of body weight.
///
/// Source: Dalla Man, Rizza, Cobelli, IEEE Trans. Biomed. Eng. 54(10), 2007; Kovatchev et al.,
/// J. Diabetes Sci. Technol. 3(1), 2009; values from simglucose, see ORIGIN.md in the resources.
///
/// @param bodyWeightKg body weight
public record GlucoseCoefficients(
        double bodyWeightKg,
        Gut gut,
        Liver liver,
        Exchange exchange,
        Tissue tissue,
        Insulin insulin,
        Subcutis subcutis) {

    /// From mouth to blood.
    ///
    /// @param kmax fastest emptying of the stomach, and grinding of solid to liquid, 1/min
    /// @param kmin slowest emptying of the stomach, 1/min
    /// @param kabs absorption from the gut, 1/min
    /// @param b share of the meal still in the stomach where emptying begins to slow
    /// @param d share of the meal still in the stomach where emptying is fast again
    /// @param f share of the absorbed carbohydrate that appears in plasma
    public record Gut(double kmax, double kmin, double kabs, double b, double d, double f) {}

    /// Endogenous glucose production, `max(0, kp1 − kp2·Gp − kp3·Id)` mg/kg/min.
    ///
    /// @param kp1 production extrapolated to no glucose and no insulin, mg/kg/min
    /// @param kp2 effectiveness of glucose on the liver, 1/min
    /// @param kp3 effect of the delayed insulin signal, mg/kg/min per pmol/L
    /// @param ki delay of the insulin signal, 1/min
    public record Liver(double kp1, double kp2, double kp3, double ki) {}

    /// Glucose between plasma, tissue, urine and the interstitial fluid under the skin.
    ///
    /// @param vg distribution volume of glucose, dL/kg
    /// @param k1 plasma to tissue, 1/min
    /// @param k2 tissue to plasma, 1/min
    /// @param ke1 renal excretion above the threshold, 1/min
    /// @param ke2 renal threshold, mg/kg
    /// @param ksc plasma to subcutaneous fluid, 1/min
    public record Exchange(
            double vg, double k1, double k2, double ke1, double ke2, double ksc) {}

    /// Use of glucose, with insulin `(vm0 + vmx·X)·Gt/(km0 + Gt)` and without `fsnc`, mg/kg/min.
    ///
    /// @param vm0 largest use at basal insulin, mg/kg/min
    /// @param vmx effect of insulin on it, mg/kg/min per pmol/L
    /// @param km0 tissue glucose at half of the largest use, mg/kg
    /// @param p2u rate of insulin's action on utilisation, 1/min
    /// @param fsnc use by brain and red cells, mg/kg/min
    public record Tissue(double vm0, double vmx, double km0, double p2u, double fsnc) {}

    /// Insulin in plasma and liver.
    ///
    /// @param vi distribution volume of insulin, L/kg
    /// @param ib basal plasma concentration, pmol/L
    /// @param m1 liver to plasma, 1/min
    /// @param m2 plasma to liver, 1/min
    /// @param m4 loss from plasma, 1/min
    /// @param m30 loss in the liver, 1/min
    public record Insulin(
            double vi, double ib, double m1, double m2, double m4, double m30) {}

    /// Insulin from the infusion site to plasma.
    ///
    /// @param kd first to second compartment under the skin, 1/min
    /// @param ka1 first compartment to plasma, 1/min
    /// @param ka2 second compartment to plasma, 1/min
    /// @param u2ss infusion that holds the fasting state, pmol/kg/min
    public record Subcutis(double kd, double ka1, double ka2, double u2ss) {}
}
