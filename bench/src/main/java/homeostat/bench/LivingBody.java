package homeostat.bench;

import homeostat.body.circulation.Circulation;
import homeostat.body.circulation.CirculationCoefficients;
import homeostat.body.kidney.DialysisPatient;
import homeostat.body.kidney.DialysisPatientCoefficients;
import homeostat.body.kidney.Treatment;
import homeostat.body.lung.LungBody;
import homeostat.body.lung.LungPerson;
import homeostat.body.lung.MembraneLung;

/// The bodies that are compared, and how person `i` of each lives. The peers let theirs live the
/// same; `bench/peers/c` says it in one file each.
enum LivingBody {
    /// The paper's adult with `0.5 + i / 32` of the left wall's strength, eighty beats a minute:
    /// mean pressure in the aorta and last volume of the left ventricle.
    CIRCULATION("circulation", "s", 1, 0.05) {
        @Override
        double[] live(int person, int seconds) {
            Circulation body = new Circulation(heart(person), null);
            long steps = seconds * HEART_STEPS_A_SECOND;
            double sum = 0;
            for (long step = 0; step < steps; step++) {
                body.step(Circulation.STEP_SECONDS);
                sum += body.aorticMmHg();
            }
            return new double[] {sum / steps, body.leftVentricleMl()};
        }
    },
    /// A standard man on dialysis, four hours of every 48, with `i / 4` mL/min more drawn off than
    /// person 0: mean urea and last volume of the blood.
    KIDNEY("kidney", "h", 3600, 0.01) {
        @Override
        double[] live(int person, int hours) {
            DialysisPatient body =
                    new DialysisPatient(DialysisPatientCoefficients.standardMale(), 2500);
            long steps = (long) (60 / DialysisPatient.STEP_MINUTES);
            double sum = 0;
            for (int hour = 0; hour < hours; hour++) {
                treat(body, hour % 48 < 4, 8 + person / 4.0);
                for (long step = 0; step < steps; step++) {
                    body.step(DialysisPatient.STEP_MINUTES);
                    sum += body.ureaMmolPerL();
                }
            }
            return new double[] {sum / (hours * steps), body.bloodMl()};
        }
    },
    /// A person on a membrane lung with a shunt of `0.05 + i / 40`, whose sweep gas changes every
    /// minute: mean carbon dioxide and last oxygen of arterial blood.
    LUNG("lung", "min", 60, 0.01) {
        @Override
        double[] live(int person, int minutes) {
            LungBody body = new LungBody(LungPerson.typical(), MembraneLung.adult());
            body.shunt(0.05 + person / 40.0);
            long steps = (long) (1 / LungBody.STEP_MINUTES);
            double sum = 0;
            for (int minute = 0; minute < minutes; minute++) {
                body.support(4, 2 + minute % 8 * 0.5, 1);
                for (long step = 0; step < steps; step++) {
                    body.step(LungBody.STEP_MINUTES);
                }
                sum += body.arterialCarbonDioxideMmHg();
            }
            return new double[] {sum / minutes, body.arterialOxygenMmHg()};
        }
    };

    static final long HEART_STEPS_A_SECOND = 1024;

    private final String word;
    private final String unit;
    private final int unitSeconds;
    private final double tolerance;

    LivingBody(String word, String unit, int unitSeconds, double tolerance) {
        this.word = word;
        this.unit = unit;
        this.unitSeconds = unitSeconds;
        this.tolerance = tolerance;
    }

    /// Person `person` lives so many units; two answers that show whether it was the same life.
    abstract double[] live(int person, int units);

    /// As on the command line, and the name of the peers' programs.
    String word() {
        return word;
    }

    /// What life is counted in: s, min or h.
    String unit() {
        return unit;
    }

    /// Seconds in a unit.
    int unitSeconds() {
        return unitSeconds;
    }

    /// How far the answers of two solutions may be apart.
    double tolerance() {
        return tolerance;
    }

    /// The coefficients of a heart of [#CIRCULATION].
    static CirculationCoefficients heart(int person) {
        return CirculationCoefficients.adult().withLeftContractility(0.5 + person / 32.0);
    }

    private static void treat(DialysisPatient body, boolean isTreated, double drawnMlPerMin) {
        Treatment treatment = body.treatment();
        treatment.ureaClearanceMlPerMin = isTreated ? 240 : 0;
        treatment.potassiumClearanceMlPerMin = isTreated ? 180 : 0;
        treatment.ultrafiltrationMlPerMin = isTreated ? drawnMlPerMin : 0;
        body.intake().waterMlPerMin = isTreated ? 0 : drawnMlPerMin / 11;
        body.intake().sodiumMmolPerMin = isTreated ? 0 : drawnMlPerMin / 11 * 0.138;
        body.intake().potassiumMmolPerMin = isTreated ? 0 : 0.04;
    }
}
