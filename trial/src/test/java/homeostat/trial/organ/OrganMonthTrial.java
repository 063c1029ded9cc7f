package homeostat.trial.organ;

import static org.junit.jupiter.api.Assertions.assertEquals;

import homeostat.trial.ProgressListener;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Exists because what is right for a day may drift: here the first days of the virtual month that
/// `./homeostat trial NAME --month` lives, and the whole month of the kidney's sessions.
final class OrganMonthTrial {
    private static final int DAYS = 6;

    static List<Organ<?>> organs() {
        return Organs.all();
    }

    @ParameterizedTest
    @MethodSource("organs")
    void theFirstDaysDoNotDrift(Organ<?> organ) {
        int days = organ.weekDays() > DAYS ? DAYS : organ.monthDays();
        OrganMonth month = OrganMonth.live(organ, "typical", 1, days, ProgressListener.NONE);
        assertEquals(List.of(), month.drifted());
        assertEquals(List.of(), month.violations());
    }
}
