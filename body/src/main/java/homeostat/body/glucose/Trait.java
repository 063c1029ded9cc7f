package homeostat.body.glucose;

import homeostat.kernel.Elementary;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// What makes a virtual person, each as a number that may be anything: logarithms of what is
/// positive, logits of shares. Everything else in the model follows from these at rest.
///
/// Source of the relations at rest: Dalla Man, Rizza, Cobelli, IEEE Trans. Biomed. Eng. 54(10),
/// 2007; they hold for all thirty to twelve digits.
enum Trait {
    WEIGHT(patient -> patient.coefficients().bodyWeightKg()),
    PRODUCTION(Trait::production),
    GLUCOSE(GlucosePatient::fastingGlucoseMgPerDl),
    INSULIN(patient -> patient.coefficients().insulin().ib()),
    KABS(patient -> patient.coefficients().gut().kabs()),
    KMAX(patient -> patient.coefficients().gut().kmax()),
    KMIN_OF_KMAX(patient -> odds(patient.coefficients().gut().kmin()
            / patient.coefficients().gut().kmax())),
    B(patient -> odds(patient.coefficients().gut().b())),
    D(patient -> odds(patient.coefficients().gut().d())),
    VG(patient -> patient.coefficients().exchange().vg()),
    VI(patient -> patient.coefficients().insulin().vi()),
    VMX(patient -> patient.coefficients().tissue().vmx()),
    KM0(patient -> patient.coefficients().tissue().km0()),
    K1(patient -> patient.coefficients().exchange().k1()),
    K2(patient -> patient.coefficients().exchange().k2()),
    P2U(patient -> patient.coefficients().tissue().p2u()),
    M1(patient -> patient.coefficients().insulin().m1()),
    M2(patient -> patient.coefficients().insulin().m2()),
    KI(patient -> patient.coefficients().liver().ki()),
    KP2(patient -> patient.coefficients().liver().kp2()),
    KP3(patient -> patient.coefficients().liver().kp3()),
    KD(patient -> patient.coefficients().subcutis().kd()),
    KSC(patient -> patient.coefficients().exchange().ksc()),
    KA1(patient -> patient.coefficients().subcutis().ka1()),
    KA2(patient -> patient.coefficients().subcutis().ka2()),
    CARB_RATIO(patient -> patient.clinic().carbRatioGramsPerUnit()),
    CORRECTION(patient -> patient.clinic().correctionFactorMgPerDlPerUnit()),
    DAILY_INSULIN(patient -> patient.clinic().totalDailyInsulinUnits()),
    AGE(patient -> patient.clinic().ageYears());

    static final int COUNT = values().length;

    /// The same in everybody: bioavailability, renal clearance and threshold, use by the brain.
    private static final double F = 0.9;
    private static final double KE1_PER_MIN = 0.0005;
    private static final double KE2_MG_PER_KG = 339;
    private static final double FSNC_MG_PER_KG_PER_MIN = 1;
    /// Share of insulin that the liver takes at its first passage, as in all thirty.
    private static final double EXTRACTED = 0.6;
    private static final double MINUTES_PER_HOUR = 60;

    private final ToDoubleFunction<GlucosePatient> positive;

    Trait(ToDoubleFunction<GlucosePatient> positive) {
        this.positive = positive;
    }

    /// The traits of somebody.
    static double[] of(GlucosePatient patient) {
        double[] point = new double[COUNT];
        for (Trait each : values()) {
            point[each.ordinal()] = Elementary.log(each.positive.applyAsDouble(patient));
        }
        return point;
    }

    private static double odds(double share) {
        return share / (1 - share);
    }

    /// What the liver produces at rest.
    private static double production(GlucosePatient patient) {
        GlucoseCoefficients.Liver liver = patient.coefficients().liver();
        return liver.kp1() - liver.kp2() * patient.initialState().get(3)
                - liver.kp3() * patient.coefficients().insulin().ib();
    }

    private double in(double[] point) {
        return Elementary.exp(point[ordinal()]);
    }

    private double shareIn(double[] point) {
        return in(point) / (1 + in(point));
    }

    /// The person with these traits, at rest.
    static GlucosePatient patient(String name, GlucosePatient.Group group, double[] point) {
        double weightKg = WEIGHT.in(point);
        double plasma = GLUCOSE.in(point) * VG.in(point);
        double excreted = KE1_PER_MIN * Math.max(0, plasma - KE2_MG_PER_KG);
        double used = PRODUCTION.in(point) - FSNC_MG_PER_KG_PER_MIN - excreted;
        double tissue = (K1.in(point) * plasma - used) / K2.in(point);
        double plasmaInsulin = INSULIN.in(point) * VI.in(point);
        double m30 = M1.in(point) * EXTRACTED / (1 - EXTRACTED);
        double m4 = M2.in(point) * (1 - EXTRACTED);
        double liverInsulin = M2.in(point) * plasmaInsulin / (M1.in(point) + m30);
        double infused = (M2.in(point) + m4) * plasmaInsulin - M1.in(point) * liverInsulin;
        double first = infused / (KD.in(point) + KA1.in(point));
        double second = KD.in(point) * first / KA2.in(point);
        GlucoseCoefficients coefficients = new GlucoseCoefficients(weightKg,
                new GlucoseCoefficients.Gut(KMAX.in(point),
                        KMAX.in(point) * KMIN_OF_KMAX.shareIn(point), KABS.in(point),
                        B.shareIn(point), D.shareIn(point), F),
                new GlucoseCoefficients.Liver(PRODUCTION.in(point) + KP2.in(point) * plasma
                        + KP3.in(point) * INSULIN.in(point), KP2.in(point), KP3.in(point),
                        KI.in(point)),
                new GlucoseCoefficients.Exchange(VG.in(point), K1.in(point), K2.in(point),
                        KE1_PER_MIN, KE2_MG_PER_KG, KSC.in(point)),
                new GlucoseCoefficients.Tissue(used * (KM0.in(point) + tissue) / tissue,
                        VMX.in(point), KM0.in(point), P2U.in(point), FSNC_MG_PER_KG_PER_MIN),
                new GlucoseCoefficients.Insulin(VI.in(point), INSULIN.in(point), M1.in(point),
                        M2.in(point), m4, m30),
                new GlucoseCoefficients.Subcutis(KD.in(point), KA1.in(point), KA2.in(point),
                        infused));
        return new GlucosePatient(name, group, clinic(point, infused), coefficients,
                List.of(0.0, 0.0, 0.0, plasma, tissue, plasmaInsulin, 0.0, INSULIN.in(point),
                        INSULIN.in(point), liverInsulin, first, second, plasma));
    }

    /// What a clinic writes: whole grams, as in the thirty.
    private static ClinicSettings clinic(double[] point, double infusedPmolPerKgPerMin) {
        double unitsPerMinute = infusedPmolPerKgPerMin * WEIGHT.in(point)
                / GlucosePatients.PMOL_PER_UNIT;
        return new ClinicSettings(unitsPerMinute * MINUTES_PER_HOUR,
                Math.max(1, Math.rint(CARB_RATIO.in(point))), CORRECTION.in(point),
                WEIGHT.in(point), (int) Math.rint(AGE.in(point)), DAILY_INSULIN.in(point));
    }
}
