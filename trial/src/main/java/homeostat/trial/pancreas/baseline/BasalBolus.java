package homeostat.trial.pancreas.baseline;

/// Basal always; at a meal the carbohydrate ratio, and a correction when glucose is high.
///
/// Source: the basal-bolus controller of simglucose, which corrects above 150 mg/dL. It looks at
/// nothing between meals.
final class BasalBolus implements Baseline {
    private static final double CORRECTED_ABOVE_MG_PER_DL = 150;

    @Override
    public void minute(Sight sight, Wish wish) {
        if (sight.announcedGrams() == 0) {
            return;
        }
        Numbers clinic = sight.clinic();
        double mgPerDl = sight.glucose().mgPerDl();
        double units = sight.announcedGrams() / clinic.gramsPerUnit();
        if (mgPerDl > CORRECTED_ABOVE_MG_PER_DL) {
            units += (mgPerDl - clinic.targetMgPerDl()) / clinic.mgPerDlPerUnit();
        }
        wish.bolus(units);
    }
}
