package homeostat.body.glucose;

import java.util.ArrayList;
import java.util.List;

/// Work of a known size for whoever measures how fast virtual patients live: every patient lives
/// the day of the golden traces, five meals with their boluses on a steady basal rate.
///
/// It reads no clock. Divide the patient-days by the processor time of the thread that ran them,
/// after a call or two for the compiler:
///
/// ```java
/// long beforeNs = threads.getCurrentThreadCpuTime();      // java.lang.management.ThreadMXBean
/// int patientDays = cohort.live(10);
/// double perSecond = patientDays * 1e9 / (threads.getCurrentThreadCpuTime() - beforeNs);
/// ```
public final class GlucoseSpeed {

    private static final int MINUTES_PER_DAY = 24 * 60;

    private final MealPlan meals = MealPlan.parse("7:00=45,12:00=70,16:00=15,18:00=80,23:00=10");
    private final Meals plate = new Meals();
    private final List<GlucoseBody> bodies = new ArrayList<>();

    /// The whole cohort, ready to live.
    public GlucoseSpeed() {
        for (GlucosePatient patient : GlucosePatients.all()) {
            bodies.add(new GlucoseBody(patient));
        }
    }

    /// Lets everybody live `days` days, one after the other, each from the fasting state.
    ///
    /// @return patient-days lived, in this call
    public int live(int days) {
        for (GlucoseBody body : bodies) {
            ClinicSettings clinic = body.patient().clinic();
            body.reset();
            plate.reset();
            for (long minute = 0; minute < (long) days * MINUTES_PER_DAY; minute++) {
                double announcedGrams = meals.gramsAt(minute);
                plate.announce(announcedGrams);
                double units = clinic.basalUnitsPerMinute()
                        + announcedGrams / clinic.carbRatioGramsPerUnit();
                body.minute(units, plate.eatMinute());
            }
        }
        return days * bodies.size();
    }

    /// Sum of where everybody's glucose ended, mg/dL: a result, so that the work cannot be skipped.
    public double checksumMgPerDl() {
        double sum = 0;
        for (GlucoseBody body : bodies) {
            sum += body.subcutaneousGlucoseMgPerDl();
        }
        return sum;
    }
}
