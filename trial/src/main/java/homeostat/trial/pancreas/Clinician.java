package homeostat.trial.pancreas;

import homeostat.body.glucose.ClinicSettings;
import homeostat.trial.Host;

/// Who answers for the prescription: writes it again where it was lost, and pairs the pump with
/// it. A wrong profile is confirmed by somebody else, who does not.
final class Clinician {
    private static final int ANSWER_MINUTES = 30;

    private final ClinicSettings clinic;
    private final FaultList faults;
    private final PumpDriver driver;
    private boolean wrong;
    private long unconfirmedMinute = -1;

    Clinician(ClinicSettings clinic, FaultList faults, PumpDriver driver) {
        this.clinic = clinic;
        this.faults = faults;
        this.driver = driver;
    }

    /// Looks at the device once a minute.
    void minute(long minute, Host host) {
        if (!host.isPowered()) {
            return;
        }
        Fault fault = faults.active(FaultKind.WRONG_PROFILE, minute);
        if (fault != null && !wrong) {
            double times = fault.between(1.5, 2.5);
            PancreasBed.prescribe(host, new ClinicSettings(
                    Math.min(8, clinic.basalUnitsPerHour() * times),
                    Math.max(2, clinic.carbRatioGramsPerUnit() / times),
                    Math.max(4, clinic.correctionFactorMgPerDlPerUnit() / times),
                    clinic.weightKg(), clinic.ageYears(),
                    Math.min(200, clinic.totalDailyInsulinUnits() * times)));
        } else if (fault == null && wrong) {
            prescribe(host);
        }
        wrong = fault != null;
        if (host.device().prescription().isConfirmed()) {
            unconfirmedMinute = -1;
        } else if (unconfirmedMinute < 0) {
            unconfirmedMinute = minute;
        } else if (minute - unconfirmedMinute >= ANSWER_MINUTES) {
            prescribe(host);
        }
    }

    private void prescribe(Host host) {
        PancreasBed.prescribe(host, clinic);
        driver.pair(host.device().prescription().hash());
    }
}
