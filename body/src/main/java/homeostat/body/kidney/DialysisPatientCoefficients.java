package homeostat.body.kidney;

/// One person without kidneys, in the state in which a treatment should end: at dry weight.
///
/// @param dryWeightKg weight without surplus water
/// @param waterShare share of the dry weight that is water: 0.58 in a man, 0.5 in a woman
/// @param haematocrit share of blood that is cells, at dry weight
/// @param proteinGPerDl in plasma, at dry weight
/// @param refillMlPerMinPerMmHg how fast water crosses the capillaries of the whole body, for each
///     mmHg that drives it
/// @param vesselMlPerMmHg compliance of the whole circulation
/// @param tissueMlPerMmHg compliance of the spaces between the cells
/// @param ureaMmolPerMin urea that the body makes
/// @param sodiumMmolPerL of plasma before a session
public record DialysisPatientCoefficients(
        double dryWeightKg,
        double waterShare,
        double haematocrit,
        double proteinGPerDl,
        double refillMlPerMinPerMmHg,
        double vesselMlPerMmHg,
        double tissueMlPerMmHg,
        double ureaMmolPerMin,
        double sodiumMmolPerL) {

    /// A man of 70 kg.
    ///
    /// Source: water and compartments as in Guyton & Hall 2006. Refill and compliances are our own:
    /// with them the blood volume falls at 10 mL/kg/h by the 3.2 %
    /// an hour that Keane et al. 2018 saw in stable patients, and half comes back in an hour.
    public static DialysisPatientCoefficients standardMale() {
        return new DialysisPatientCoefficients(70, 0.58, 0.36, 7, 4.5, 400, 370, 0.21, 138);
    }
}
