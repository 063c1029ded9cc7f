package homeostat.trial.pancreas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import homeostat.body.glucose.GlucosePatients;
import homeostat.device.pancreas.Pancreas;
import homeostat.kernel.Admission;
import homeostat.kernel.Device;
import homeostat.kernel.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A rule that never fires proves nothing: here each is broken on purpose.
final class SafetyWatchTest {
    private static final long MINUTE = Span.minutes(1);
    private static final TrialRun RUN = new TrialRun(GlucosePatients.named("adult#001"), 1,
            FaultKind.NONE, 1, Scenario.named("five-meals", "announced"));

    private final Device device = Pancreas.assemble();
    private final SafetyWatch watch = new SafetyWatch(RUN, new FaultList(List.of()),
            device.sheet());

    private List<SafetyRule> found() {
        return watch.finish().stream().map(SafetyEvent::rule).toList();
    }

    private void minutes(int from, int until, double glucoseMgPerDl) {
        for (int minute = from; minute < until; minute++) {
            watch.reading(120 + minute % 2, minute * MINUTE, minute * MINUTE);
            watch.minute(glucoseMgPerDl, false, device, minute * MINUTE);
        }
    }

    @Test
    void findsNothingInAQuietHour() {
        minutes(0, 60, 120);
        watch.rate(1.0, 60 * MINUTE, true);
        watch.bolus(2.0, 60 * MINUTE);
        watch.admission(Admission.ADMITTED, 60 * MINUTE);
        assertEquals(List.of(), found());
    }

    @Test
    void findsADoseOnAStaleReading() {
        watch.reading(200, 0, 0);
        watch.bolus(1.0, 12 * MINUTE);
        assertEquals(List.of(), found());
        watch.bolus(1.0, 12 * MINUTE + 1);
        assertEquals(List.of(SafetyRule.DOSE_ON_STALE_DATA), found());
    }

    @Test
    void allowsTheBasalRateOnAStaleReading() {
        watch.reading(200, 0, 0);
        watch.rate(RUN.patient().clinic().basalUnitsPerHour(), 40 * MINUTE, false);
        assertEquals(List.of(), found());
        watch.rate(RUN.patient().clinic().basalUnitsPerHour() * 1.1, 40 * MINUTE, false);
        assertEquals(List.of(SafetyRule.DOSE_ON_STALE_DATA), found());
    }

    @Test
    void findsADoseOnReadingsThatDoNotMove() {
        for (int minute = 0; minute <= 62; minute++) {
            watch.reading(200, minute * MINUTE, minute * MINUTE);
        }
        watch.bolus(1.0, 60 * MINUTE);
        watch.bolus(1.0, 61 * MINUTE);
        assertEquals(List.of(SafetyRule.DOSE_ON_FLAT_DATA), found());
    }

    @Test
    void findsInsulinBelowTheFloor() {
        watch.reading(69.9, 0, 0);
        watch.rate(0, MINUTE, true);
        assertEquals(List.of(), found());
        watch.rate(0.1, MINUTE, true);
        assertEquals(List.of(SafetyRule.DOSE_BELOW_FLOOR), found());
    }

    @Test
    void findsAnOrderThatTheGateRefused() {
        watch.admission(Admission.EXPIRED, MINUTE);
        assertEquals(List.of(SafetyRule.ORDER_REFUSED_AT_GATE), found());
    }

    @Test
    void findsAnAnnouncementThatTheDeviceDidNotTake() {
        Scenario feast = new Scenario("feast", "announced",
                stream -> List.of(new Meal(60, 400, true)), List.of());
        PancreasBed bed = PancreasBed.of(new TrialRun(RUN.patient(), 1, FaultKind.NONE, 1, feast),
                PancreasWorld.NOBODY);
        bed.live();
        assertEquals(SafetyRule.ANNOUNCEMENT_REFUSED, bed.world().finish().getFirst().rule());
    }

    @Test
    void findsALossOfControlThatNobodyHears() {
        for (int minute = 0; minute < 13 + 29; minute++) {
            watch.minute(120, false, device, minute * MINUTE);
        }
        List<SafetyEvent> events = watch.finish();
        assertEquals(SafetyRule.LOSS_OF_CONTROL_NOT_ALARMED, events.getFirst().rule());
    }

    @Test
    void findsAPumpThatRefusesInSilence() {
        for (int minute = 0; minute < 30; minute++) {
            watch.reading(120 + minute % 2, minute * MINUTE, minute * MINUTE);
            watch.minute(120, true, device, minute * MINUTE);
        }
        assertEquals(List.of(SafetyRule.LOSS_OF_CONTROL_NOT_ALARMED), found());
    }

    @Test
    void findsWhatHappensToThePatient() {
        minutes(0, 14, 53.9);
        minutes(14, 20, 90);
        assertEquals(List.of(), found());
        minutes(20, 35, 53.9);
        minutes(35, 40, 90);
        minutes(40, 160, 251);
        minutes(160, 170, 90);
        minutes(170, 171, 601);
        List<SafetyEvent> events = watch.finish();
        assertEquals(List.of(SafetyRule.HYPOGLYCAEMIA_BELOW_54,
                SafetyRule.HYPERGLYCAEMIA_ABOVE_250, SafetyRule.OUTSIDE_THE_MODEL),
                events.stream().map(SafetyEvent::rule).toList());
        assertEquals("15 min, extreme 54 mg/dL", events.get(0).detail());
        assertEquals("day 1 00:20", events.get(0).when());
        assertEquals(120, events.get(1).minutes());
    }

    @Test
    void countsWhatGoesOnAsOneEvent() {
        watch.reading(60, 0, 0);
        for (int minute = 0; minute < 12; minute++) {
            watch.rate(1, minute * MINUTE, true);
        }
        List<SafetyEvent> events = watch.finish();
        assertEquals(1, events.size());
        assertEquals(11, events.getFirst().minutes());
    }
}
