package homeostat.body.kidney;

/// What a dialysis machine does to a patient at one moment. A slot; all zero between treatments.
public final class Treatment {
    /// Blood that the filter clears of urea, mL/min; sodium passes as freely.
    public double ureaClearanceMlPerMin;
    /// Blood that the filter clears of potassium, mL/min.
    public double potassiumClearanceMlPerMin;
    /// Sodium of the dialysate, mmol/L.
    public double dialysateSodiumMmolPerL = 138;
    /// Potassium of the dialysate, mmol/L.
    public double dialysatePotassiumMmolPerL = 2;
    /// Water drawn off, mL/min; negative is fluid given, of the sodium of the plasma.
    public double ultrafiltrationMlPerMin;

    Treatment() {
    }

    /// Disconnects the patient.
    public void end() {
        ureaClearanceMlPerMin = 0;
        potassiumClearanceMlPerMin = 0;
        ultrafiltrationMlPerMin = 0;
    }
}
