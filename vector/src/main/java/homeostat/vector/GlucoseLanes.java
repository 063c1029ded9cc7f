package homeostat.vector;

import static homeostat.vector.Lanes.FIRST;
import static homeostat.vector.Lanes.SPECIES;
import static homeostat.vector.Lanes.WIDTH;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;

import homeostat.body.BodyException;
import homeostat.body.glucose.GlucoseBody;
import homeostat.body.glucose.GlucosePatient;
import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.DoubleVector;

/// Virtual diabetics living their minutes side by side, as many in a vector register as fit.
///
/// Each is a [GlucoseBody] to the last bit, whoever shares the register with it: nothing that one
/// patient needs (a shorter step, a corner of the model) touches another. So this is only ever a
/// matter of speed, and nothing needs it: it uses a module of the JDK that says of itself that it
/// is not final (`--add-modules jdk.incubator.vector`).
///
/// A processor begins what comes next while it waits, if what comes next does not need what it
/// waits for. So all rows digest, then all live on their insulin, then all move their glucose:
/// thirty people are a good deal faster than four times eight.
///
/// Nothing is allocated after construction once the compiler has seen it.
public final class GlucoseLanes {
    private static final double INSULIN_UNITS_MAX = 1000;
    private static final double CARBOHYDRATE_GRAMS_MAX = 500;

    private final List<GlucosePatient> patients;
    private final GlucoseRow[] rows;
    private final double[] units;
    private final double[] grams;
    private final double[] mgPerDl;

    /// How many patients share a register of this processor: two, four or eight.
    public static int width() {
        return WIDTH;
    }

    /// These people, from their fasting state.
    ///
    /// @throws BodyException when there is nobody
    public GlucoseLanes(List<GlucosePatient> patients) {
        if (patients.isEmpty()) {
            throw new BodyException("nobody to live: patients=0, expected at least 1");
        }
        this.patients = List.copyOf(patients);
        rows = new GlucoseRow[(patients.size() + WIDTH - 1) / WIDTH];
        units = new double[FIRST + rows.length * WIDTH];
        grams = new double[units.length];
        mgPerDl = new double[units.length];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new GlucoseRow();
            for (int lane = 0; lane < WIDTH; lane++) {
                rows[row].seat(lane,
                        patients.get(Math.min(row * WIDTH + lane, patients.size() - 1)));
            }
            rows[row].glucose(mgPerDl, FIRST + row * WIDTH);
        }
    }

    /// How many people there are.
    public int size() {
        return patients.size();
    }

    /// Who that is.
    public GlucosePatient patient(int index) {
        return patients.get(index);
    }

    /// Lives one minute; the arrays hold a number for each patient, as [GlucoseBody#minute] wants
    /// it.
    ///
    /// @throws BodyException when one is negative, not a number, or beyond any syringe or mouth
    public void minute(double[] insulinUnits, double[] carbohydrateGrams) {
        copy(insulinUnits, units);
        copy(carbohydrateGrams, grams);
        for (int from = FIRST; from < units.length; from += WIDTH) {
            check(from);
        }
        for (int row = 0; row < rows.length; row++) {
            rows[row].take(units, grams, FIRST + row * WIDTH);
        }
        digest();
        for (GlucoseRow row : rows) {
            row.infuse();
        }
        metabolise();
        for (int row = 0; row < rows.length; row++) {
            rows[row].glucose(mgPerDl, FIRST + row * WIDTH);
        }
    }

    private void digest() {
        boolean busy = false;
        for (GlucoseRow row : rows) {
            busy |= row.digest();
        }
        while (busy) {
            busy = false;
            for (GlucoseRow row : rows) {
                busy |= row.digestOn();
            }
        }
    }

    private void metabolise() {
        boolean busy = false;
        for (GlucoseRow row : rows) {
            busy |= row.metabolise();
        }
        while (busy) {
            busy = false;
            for (GlucoseRow row : rows) {
                busy |= row.metaboliseOn();
            }
        }
    }

    /// Empty seats live as the last patient does.
    private void copy(double[] from, double[] to) {
        int size = patients.size();
        System.arraycopy(from, 0, to, FIRST, size);
        Arrays.fill(to, FIRST + size, to.length, from[size - 1]);
    }

    private void check(int from) {
        DoubleVector insulin = fromArray(SPECIES, units, from);
        DoubleVector food = fromArray(SPECIES, grams, from);
        if (insulin.compare(GE, 0.0).and(insulin.compare(LE, INSULIN_UNITS_MAX))
                .and(food.compare(GE, 0.0)).and(food.compare(LE, CARBOHYDRATE_GRAMS_MAX))
                .allTrue()) {
            return;
        }
        for (int i = from; i < from + WIDTH; i++) {
            if (!(units[i] >= 0 && units[i] <= INSULIN_UNITS_MAX)
                    || !(grams[i] >= 0 && grams[i] <= CARBOHYDRATE_GRAMS_MAX)) {
                GlucosePatient patient = patients.get(Math.min(i - FIRST, patients.size() - 1));
                throw new BodyException("impossible minute: patient=" + patient.name()
                        + " units=" + units[i] + " grams=" + grams[i]
                        + ", expected 0 to 1000 U and 0 to 500 g");
            }
        }
    }

    /// Glucose where a sensor sits, in the fluid under the skin.
    public double subcutaneousGlucoseMgPerDl(int index) {
        return mgPerDl[FIRST + index];
    }

    /// One of the thirteen states, as [GlucoseBody#state] gives it.
    public double state(int index, int state) {
        return rows[index / WIDTH].state(index % WIDTH, state);
    }
}
