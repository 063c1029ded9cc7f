package homeostat.body.glucose;

import homeostat.body.BodyException;

/// A virtual person with type 1 diabetes, a part that lives by whole minutes.
///
/// Each call of [#minute] says what went in during one minute, insulin under the skin and
/// carbohydrate into the mouth, both at a constant rate, and moves the body by that minute. The
/// body knows no device: what it is given is what really arrived.
///
/// Within the minute [GlucoseSeries] gives a polynomial in time for every state. The step is the
/// whole minute halved until the last terms of the polynomials are below a tolerance, and it ends
/// where the model has a corner. The same inputs give the same bits on every machine. Nothing is
/// allocated after construction.
///
/// The model has no counter-regulation: far below 40 mg/dL it is a model of nobody.
public final class GlucoseBody implements VirtualDiabetic {

    /// Number of states.
    public static final int STATES = 13;

    /// Largest last term of a step, as glucose in mg/kg. Against solutions at tolerance 1e-10 of a
    /// day with five meals the worst of thirty patients errs by 4e-4 mg/dL; at 1e-4 by 5e-5, with
    /// half of the minutes needing a fifth term, at 3e-3 by 2e-3.
    static final double TOLERANCE_MG_PER_KG = 1e-3;

    /// A whole vial, more than anything can push in a minute, U.
    private static final double INSULIN_UNITS_MAX = 1000;

    /// Closer than this a corner need not be located, min; also the shortest step.
    static final double STEP_MINUTES_MIN = 0x1p-20;

    /// The weight of one molecule of glucose, mg: less than this in the stomach is nothing, and
    /// keeps long fasts clear of subnormal arithmetic.
    static final double MOLECULE_MG = 3e-19;

    private static final double MG_PER_GRAM = 1000;

    private final GlucosePatient patient;
    private final GlucoseSeries series;
    private final double pmolPerKgPerUnit;
    private final double volumeDlPerKg;
    private final double kidneyMgPerKg;
    private double stomachAtMealMg;
    private double eatenSinceMg;
    private boolean eating;

    public GlucoseBody(GlucosePatient patient) {
        this(patient, TOLERANCE_MG_PER_KG);
    }

    GlucoseBody(GlucosePatient patient, double toleranceMgPerKg) {
        this.patient = patient;
        GlucoseCoefficients coefficients = patient.coefficients();
        series = new GlucoseSeries(coefficients, toleranceMgPerKg);
        pmolPerKgPerUnit = GlucosePatients.PMOL_PER_UNIT / coefficients.bodyWeightKg();
        volumeDlPerKg = coefficients.exchange().vg();
        kidneyMgPerKg = coefficients.exchange().ke2();
        reset();
    }

    /// Who this is.
    public GlucosePatient patient() {
        return patient;
    }

    /// Back to the fasting state the patient starts from.
    public void reset() {
        for (int index = 0; index < STATES; index++) {
            series.states[index][0] = patient.initialState().get(index);
        }
        stomachAtMealMg = series.q1[0] + series.q2[0];
        eatenSinceMg = 0;
        eating = false;
    }

    /// Lives one minute.
    ///
    /// @param insulinUnits insulin that enters under the skin during this minute, U
    /// @param carbohydrateGrams carbohydrate swallowed during this minute, g
    /// @throws BodyException when either is negative, not a number, or beyond any syringe or mouth
    @Override
    public void minute(double insulinUnits, double carbohydrateGrams) {
        if (!(insulinUnits >= 0 && insulinUnits <= INSULIN_UNITS_MAX)) {
            throw new BodyException("impossible insulin: patient=" + patient.name()
                    + " units=" + insulinUnits + ", expected 0 to 1000 U in a minute");
        }
        if (!(carbohydrateGrams >= 0 && carbohydrateGrams <= Meals.MEAL_GRAMS_MAX)) {
            throw new BodyException("impossible food: patient=" + patient.name()
                    + " grams=" + carbohydrateGrams + ", expected 0 to 500 g in a minute");
        }
        eat(carbohydrateGrams);
        double mealMg = stomachAtMealMg + eatenSinceMg;
        double eatingMgPerMin = carbohydrateGrams * MG_PER_GRAM;
        double infusedPmolPerKgPerMin = insulinUnits * pmolPerKgPerUnit;
        double remaining = 1;
        while (remaining > 0) {
            double step = toCorner(
                    series.expand(mealMg, eatingMgPerMin, infusedPmolPerKgPerMin, remaining));
            series.advance(step);
            remaining -= step;
        }
        forgetTraces(series.q1);
        forgetTraces(series.q2);
        forgetTraces(series.q3);
    }

    /// Emptying depends on how large the meal is: what the stomach held when it began and all
    /// eaten since. The first minute with food after one without begins a meal.
    private void eat(double grams) {
        if (grams > 0) {
            if (!eating) {
                stomachAtMealMg = series.q1[0] + series.q2[0];
                eatenSinceMg = 0;
            }
            eatenSinceMg += grams * MG_PER_GRAM;
        }
        eating = grams > 0;
    }

    /// The step, ended just past a corner of the model if it passes one.
    private double toCorner(double step) {
        if (!passesCorner(step)) {
            return step;
        }
        double before = 0;
        double after = step;
        while (after - before > STEP_MINUTES_MIN) {
            double middle = (before + after) / 2;
            if (passesCorner(middle)) {
                after = middle;
            } else {
                before = middle;
            }
        }
        return after;
    }

    /// Whether the liver, the kidney or the emptiness of plasma has changed sides after `minutes`.
    private boolean passesCorner(double minutes) {
        double plasma = series.at(series.gp, minutes);
        double signal = series.at(series.id, minutes);
        double now = series.gp[0];
        return series.productionMgPerKgPerMin(plasma, signal) > 0
                != series.productionMgPerKgPerMin(now, series.id[0]) > 0
                || plasma > kidneyMgPerKg != now > kidneyMgPerKg
                || plasma >= 0 != now >= 0;
    }

    private static void forgetTraces(double[] compartment) {
        if (compartment[0] < MOLECULE_MG) {
            compartment[0] = 0;
        }
    }

    /// Glucose where a sensor sits, in the fluid under the skin.
    @Override
    public double subcutaneousGlucoseMgPerDl() {
        return series.gs[0] / volumeDlPerKg;
    }

    /// Glucose in plasma.
    public double plasmaGlucoseMgPerDl() {
        return series.gp[0] / volumeDlPerKg;
    }

    /// Insulin in plasma.
    public double plasmaInsulinPmolPerL() {
        return series.ip[0] / patient.coefficients().insulin().vi();
    }

    /// Carbohydrate swallowed and not yet absorbed.
    public double carbohydrateOnBoardGrams() {
        return (series.q1[0] + series.q2[0] + series.q3[0]) / MG_PER_GRAM;
    }

    /// One of the thirteen states of the model, in the order of the papers' programs and of the
    /// golden traces (`x1` there is index 0 here): stomach solid, stomach liquid, gut (mg); plasma
    /// glucose, tissue glucose (mg/kg); plasma insulin (pmol/kg); insulin action X, delayed
    /// signals I1 and Id (pmol/L); liver insulin, two subcutaneous insulin depots (pmol/kg);
    /// subcutaneous glucose (mg/kg).
    public double state(int index) {
        return series.states[index][0];
    }
}
