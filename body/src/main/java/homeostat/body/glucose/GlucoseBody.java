package homeostat.body.glucose;

import homeostat.body.BodyException;
import java.util.List;

/// A virtual person with type 1 diabetes, a part that lives by whole minutes.
///
/// Each call of [#minute] says what went in during one minute, insulin under the skin and
/// carbohydrate into the mouth, both at a constant rate, and moves the body by that minute. The
/// body knows no device: what it is given is what really arrived.
///
/// Nothing in the model flows back from glucose to the stomach or to insulin. So a minute is lived
/// by three parts, one after the other: [StomachSeries], by power series in steps as short as a
/// bite asks for; [InsulinChain], which is linear and exact; and [GlucoseSeries], which takes what
/// the two tell as cubics in time. The same inputs give the same bits on every machine. Nothing is
/// allocated after construction.
///
/// The model has no counter-regulation: far below 40 mg/dL it is a model of nobody.
public final class GlucoseBody implements VirtualDiabetic {

    /// Number of states.
    public static final int STATES = 13;

    /// Largest last terms of a step of glucose, mg/kg. Against solutions at tolerance 1e-10 of a
    /// day with five meals the worst of thirty patients errs by 4.7e-4 mg/dL; at 1e-4 by 2.4e-4, at
    /// 3e-3 by 9e-4.
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
    private final StomachSeries stomach;
    private final InsulinChain insulin;
    private final GlucoseSeries glucose;
    private final double pmolPerKgPerUnit;
    private final double volumeDlPerKg;
    private double stomachAtMealMg;
    private double eatenSinceMg;
    private boolean eating;

    public GlucoseBody(GlucosePatient patient) {
        this(patient, TOLERANCE_MG_PER_KG);
    }

    GlucoseBody(GlucosePatient patient, double toleranceMgPerKg) {
        this.patient = patient;
        GlucoseCoefficients coefficients = patient.coefficients();
        stomach = new StomachSeries(coefficients, toleranceMgPerKg);
        insulin = new InsulinChain(coefficients);
        glucose = new GlucoseSeries(coefficients, stomach, insulin, toleranceMgPerKg);
        pmolPerKgPerUnit = GlucosePatients.PMOL_PER_UNIT / coefficients.bodyWeightKg();
        volumeDlPerKg = coefficients.exchange().vg();
        reset();
    }

    /// Who this is.
    public GlucosePatient patient() {
        return patient;
    }

    /// Back to the fasting state the patient starts from.
    public void reset() {
        List<Double> start = patient.initialState();
        stomach.q1 = start.get(0);
        stomach.q2 = start.get(1);
        stomach.q3 = start.get(2);
        glucose.gp = start.get(3);
        glucose.gt = start.get(4);
        insulin.ip = start.get(5);
        insulin.x = start.get(6);
        insulin.i1 = start.get(7);
        insulin.id = start.get(8);
        insulin.il = start.get(9);
        insulin.s1 = start.get(10);
        insulin.s2 = start.get(11);
        glucose.gs = start.get(12);
        insulin.rate();
        glucose.takeSides(insulin.id);
        stomachAtMealMg = stomach.q1 + stomach.q2;
        stomach.serve(stomachAtMealMg);
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
        stomach.minute(carbohydrateGrams * MG_PER_GRAM);
        insulin.minute(insulinUnits * pmolPerKgPerUnit);
        glucose.minute();
    }

    /// Emptying depends on how large the meal is: what the stomach held when it began and all
    /// eaten since. The first minute with food after one without begins a meal.
    private void eat(double grams) {
        if (grams > 0) {
            if (!eating) {
                stomachAtMealMg = stomach.q1 + stomach.q2;
                eatenSinceMg = 0;
            }
            eatenSinceMg += grams * MG_PER_GRAM;
            stomach.serve(stomachAtMealMg + eatenSinceMg);
        }
        eating = grams > 0;
    }

    /// Glucose where a sensor sits, in the fluid under the skin.
    @Override
    public double subcutaneousGlucoseMgPerDl() {
        return glucose.gs / volumeDlPerKg;
    }

    /// Glucose in plasma.
    public double plasmaGlucoseMgPerDl() {
        return glucose.gp / volumeDlPerKg;
    }

    /// Insulin in plasma.
    public double plasmaInsulinPmolPerL() {
        return insulin.ip / patient.coefficients().insulin().vi();
    }

    /// Carbohydrate swallowed and not yet absorbed.
    public double carbohydrateOnBoardGrams() {
        return (stomach.q1 + stomach.q2 + stomach.q3) / MG_PER_GRAM;
    }

    /// One of the thirteen states of the model, in the order of the papers' programs and of the
    /// golden traces (`x1` there is index 0 here): stomach solid, stomach liquid, gut (mg); plasma
    /// glucose, tissue glucose (mg/kg); plasma insulin (pmol/kg); insulin action X, delayed
    /// signals I1 and Id (pmol/L); liver insulin, two subcutaneous insulin depots (pmol/kg);
    /// subcutaneous glucose (mg/kg).
    public double state(int index) {
        return switch (index) {
            case 0 -> stomach.q1;
            case 1 -> stomach.q2;
            case 2 -> stomach.q3;
            case 3 -> glucose.gp;
            case 4 -> glucose.gt;
            case 5 -> insulin.ip;
            case 6 -> insulin.x;
            case 7 -> insulin.i1;
            case 8 -> insulin.id;
            case 9 -> insulin.il;
            case 10 -> insulin.s1;
            case 11 -> insulin.s2;
            default -> glucose.gs;
        };
    }
}
