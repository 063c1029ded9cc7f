package homeostat.body.glucose;

import homeostat.body.Dynamics;
import homeostat.body.RungeKutta;

/// A virtual person with type 1 diabetes in the model of Hovorka and others: a second opinion on
/// every controller, from other equations than those of [GlucoseBody].
///
/// ```
/// eaten ─▶ D1 ─▶ D2 ─▶ Q1 ⇄ Q2      plasma and tissue; Q1 is measured, through the skin
///                       ▲ x1 x2 x3
/// insulin ─▶ S1 ─▶ S2 ─▶ I           what insulin does to transport, disposal and the liver
/// ```
///
/// It differs from the other where a controller may have learnt one of them by heart: the gut does
/// not wait when it is full, glucose is used at a constant rate above 4.5 mmol/L, and insulin acts
/// on transport within hours.
///
/// Source: Hovorka and others, Physiological Measurement 25 (2004) 905-920, equations 1 to 12; the
/// compartment under the skin with 12 min is that of Wilinska and others, Journal of Diabetes
/// Science and Technology 4 (2010) 132-144. Known to be wrong: no counter-regulation, no exercise,
/// one speed of insulin whatever the dose.
public final class HovorkaBody implements VirtualDiabetic, Dynamics {
    /// Below so much glucose the brain's share shrinks with it.
    static final double BRAIN_MMOL_PER_L = 4.5;
    /// Above so much the kidney lets glucose go, so much of it in a minute.
    static final double KIDNEY_MMOL_PER_L = 9;
    static final double KIDNEY_PER_MIN = 0.003;

    private static final double SKIN_MINUTES = 12;
    private static final double SECONDS_PER_MINUTE = 60;
    private static final double MU_PER_UNIT = 1000;
    private static final double MMOL_PER_GRAM = 1000 / 180.16;
    private static final int STATES = 11;
    private static final int PLASMA = 0;
    private static final int TISSUE = 1;
    private static final int DEPOT = 2;
    private static final int DEPOT_LATER = 3;
    private static final int INSULIN = 4;
    private static final int TRANSPORT = 5;
    private static final int DISPOSAL = 6;
    private static final int LIVER = 7;
    private static final int STOMACH = 8;
    private static final int GUT = 9;
    private static final int SKIN = 10;

    private final HovorkaCoefficients person;
    private final RungeKutta method = new RungeKutta(this);
    private final double[] state = new double[STATES];
    private double insulinMuPerMinute;
    private double eatenMmolPerMinute;

    /// A body in the fasting state that `basalUnitsPerMinute` hold.
    public HovorkaBody(HovorkaCoefficients person, double basalUnitsPerMinute) {
        this.person = person;
        double insulin = person.insulinMuPerL(basalUnitsPerMinute);
        double glucose = person.fastingMgPerDl(basalUnitsPerMinute)
                / HovorkaCoefficients.MG_PER_DL_PER_MMOL_PER_L;
        state[PLASMA] = glucose * volume();
        state[TRANSPORT] = person.transport() * insulin;
        state[DISPOSAL] = person.disposal() * insulin;
        state[LIVER] = person.liver() * insulin;
        state[TISSUE] = state[TRANSPORT] * state[PLASMA] / (person.k12() + state[DISPOSAL]);
        state[DEPOT] = basalUnitsPerMinute * MU_PER_UNIT * person.tmaxInsulin();
        state[DEPOT_LATER] = state[DEPOT];
        state[INSULIN] = insulin;
        state[SKIN] = glucose;
    }

    @Override
    public void minute(double insulinUnits, double carbohydrateGrams) {
        insulinMuPerMinute = insulinUnits * MU_PER_UNIT;
        eatenMmolPerMinute = carbohydrateGrams * MMOL_PER_GRAM * person.bioavailability();
        method.step(0, state, SECONDS_PER_MINUTE);
        for (int i = 0; i < STATES; i++) {
            state[i] = Math.max(0, state[i]);
        }
    }

    @Override
    public double subcutaneousGlucoseMgPerDl() {
        return state[SKIN] * HovorkaCoefficients.MG_PER_DL_PER_MMOL_PER_L;
    }

    /// Glucose in plasma, mg/dL.
    public double plasmaGlucoseMgPerDl() {
        return state[PLASMA] / volume() * HovorkaCoefficients.MG_PER_DL_PER_MMOL_PER_L;
    }

    @Override
    public int states() {
        return STATES;
    }

    /// Minutes in the paper, seconds here.
    @Override
    public void slopes(double seconds, double[] now, double[] slopes) {
        glucose(now, slopes);
        double tmax = person.tmaxInsulin();
        slopes[DEPOT] = insulinMuPerMinute - now[DEPOT] / tmax;
        slopes[DEPOT_LATER] = (now[DEPOT] - now[DEPOT_LATER]) / tmax;
        slopes[INSULIN] = now[DEPOT_LATER] / tmax / (person.volumeInsulin() * person.weightKg())
                - person.elimination() * now[INSULIN];
        slopes[TRANSPORT] = person.ka1()
                * (person.transport() * now[INSULIN] - now[TRANSPORT]);
        slopes[DISPOSAL] = person.ka2() * (person.disposal() * now[INSULIN] - now[DISPOSAL]);
        slopes[LIVER] = person.ka3() * (person.liver() * now[INSULIN] - now[LIVER]);
        slopes[STOMACH] = eatenMmolPerMinute - now[STOMACH] / person.tmaxGut();
        slopes[GUT] = (now[STOMACH] - now[GUT]) / person.tmaxGut();
        slopes[SKIN] = (now[PLASMA] / volume() - now[SKIN]) / SKIN_MINUTES;
        for (int i = 0; i < STATES; i++) {
            slopes[i] /= SECONDS_PER_MINUTE;
        }
    }

    private void glucose(double[] now, double[] slopes) {
        double weight = person.weightKg();
        double concentration = now[PLASMA] / volume();
        double used = person.f01() * weight * Math.min(1, concentration / BRAIN_MMOL_PER_L);
        double spilt = Math.max(0,
                KIDNEY_PER_MIN * (concentration - KIDNEY_MMOL_PER_L) * volume());
        double made = person.egp0() * weight * Math.max(0, 1 - now[LIVER]);
        double moved = now[TRANSPORT] * now[PLASMA];
        slopes[PLASMA] = made + now[GUT] / person.tmaxGut() - used - spilt - moved
                + person.k12() * now[TISSUE];
        slopes[TISSUE] = moved - (person.k12() + now[DISPOSAL]) * now[TISSUE];
    }

    private double volume() {
        return person.volumeGlucose() * person.weightKg();
    }
}
