package homeostat.body.glucose;

/// What a diabetes clinic would know of a patient and write on the prescription.
///
/// Source: `Quest.csv` of simglucose; the basal rate is the infusion that holds the fasting state
/// of the model, `u2ss` pmol/kg/min of which 6000 pmol make a unit.
///
/// @param basalUnitsPerHour infusion that holds fasting glucose
/// @param carbRatioGramsPerUnit carbohydrate that one unit covers
/// @param correctionFactorMgPerDlPerUnit fall of glucose that one unit brings
/// @param weightKg body weight
/// @param ageYears age
/// @param totalDailyInsulinUnits insulin of an ordinary day
public record ClinicSettings(
        double basalUnitsPerHour,
        double carbRatioGramsPerUnit,
        double correctionFactorMgPerDlPerUnit,
        double weightKg,
        int ageYears,
        double totalDailyInsulinUnits) {

    /// The basal rate as it enters the body each minute, U/min.
    public double basalUnitsPerMinute() {
        return basalUnitsPerHour / 60;
    }
}
