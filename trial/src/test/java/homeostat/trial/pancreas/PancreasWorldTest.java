package homeostat.trial.pancreas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.body.glucose.GlucosePatients;
import homeostat.kernel.Span;
import homeostat.seed.Stream;
import homeostat.trial.ClosedLoop;
import homeostat.trial.RunRecording;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A fault that does not do what it says tests nothing: what reaches the device is looked at here.
final class PancreasWorldTest {
    private static final Fault NO_FAULT = new Fault(FaultKind.NONE, 0, 0, 0);

    private static TrialRun run(Fault fault) {
        Scenario five = Scenario.named("five-meals", "announced");
        return new TrialRun(GlucosePatients.named("adult#002"), 3, FaultKind.NONE, 1,
                new Scenario("test", "announced", five.menu(), List.of(fault)));
    }

    private static Fault from(FaultKind kind, int minute, int minutes) {
        return new Fault(kind, minute, minutes, 0.9);
    }

    /// The readings offered from minute `from` up to but not including minute `until`.
    private static List<Double> offered(Fault fault, int from, int until) {
        List<Double> readings = new ArrayList<>();
        for (String call : PancreasBed.record(run(fault)).calls()) {
            String[] word = call.split(" ");
            if (word[0].equals("offer")) {
                long minute = Long.parseLong(word[4]) / Span.minutes(1);
                if (minute >= from && minute < until) {
                    readings.add(Double.parseDouble(word[2]));
                }
            }
        }
        return readings;
    }

    private static long settled(RunRecording recording, int from, int until) {
        return recording.calls().stream().map(call -> call.split(" "))
                .filter(word -> word[0].equals("settle"))
                .map(word -> Long.parseLong(word[5]) / Span.minutes(1))
                .filter(minute -> minute >= from && minute < until).count();
    }

    @Test
    void offersAReadingEveryThreeMinutesWhenNothingBreaks() {
        assertEquals(480, offered(NO_FAULT, 0, 1440).size());
    }

    @Test
    void staleSendsNothingAndThenGoesOn() {
        Fault fault = from(FaultKind.STALE, 300, 120);
        assertEquals(0, offered(fault, 300, 420).size());
        assertEquals(offered(NO_FAULT, 0, 300), offered(fault, 0, 300));
        assertEquals(40, offered(fault, 420, 540).size());
    }

    @Test
    void stuckRepeatsTheLastReadingWithFreshStamps() {
        Fault fault = from(FaultKind.STUCK, 300, 120);
        List<Double> readings = offered(fault, 297, 420);
        assertEquals(41, readings.size());
        assertEquals(1, readings.stream().distinct().count());
    }

    @Test
    void nanIsNoNumber() {
        List<Double> readings = offered(from(FaultKind.NAN, 300, 60), 300, 360);
        assertEquals(20, readings.size());
        assertTrue(readings.stream().allMatch(reading -> reading.isNaN()));
    }

    @Test
    void jumpIsTheTruthAndTheJump() {
        Fault fault = from(FaultKind.JUMP, 300, 60);
        assertEquals(132, fault.jumpMgPerDl(), 1e-9);
        assertEquals(offered(NO_FAULT, 300, 301).getFirst() + 132,
                offered(fault, 300, 301).getFirst(), 1e-9);
        assertEquals(-132, new Fault(FaultKind.JUMP, 0, 1, 0.1).jumpMgPerDl(), 1e-9);
    }

    @Test
    void dropoutLosesAboutHalf() {
        int left = offered(from(FaultKind.DROPOUT, 0, 1440), 0, 1440).size();
        assertTrue(left > 190 && left < 290, "left of 480: " + left);
    }

    @Test
    void occlusionStopsInsulinAndThenThePumpRefuses() {
        Fault fault = from(FaultKind.OCCLUSION, 300, 240);
        double[] insulinUnits = new double[1];
        PancreasBed.of(run(fault), (minute, world, device) ->
                insulinUnits[0] += minute > 300 && minute <= 540 ? world.insulinUnits() : 0).live();
        assertEquals(0, insulinUnits[0]);
        List<String> refusals = PancreasBed.record(run(fault)).calls().stream()
                .filter(call -> call.startsWith("settle ") && call.split(" ")[3].equals("3"))
                .toList();
        assertFalse(refusals.isEmpty());
        long first = Long.parseLong(refusals.getFirst().split(" ")[5]) / Span.minutes(1);
        assertTrue(first >= 300 + fault.unnoticedMinutes(), "first refusal at minute " + first);
    }

    @Test
    void lostAcknowledgementsAreOfDosesThatWereGiven() {
        Fault fault = from(FaultKind.LOST_ACKNOWLEDGEMENT, 400, 200);
        assertEquals(0, settled(PancreasBed.record(run(fault)), 401, 600));
        assertTrue(settled(PancreasBed.record(run(NO_FAULT)), 401, 600) > 0);
        double[] insulinUnits = new double[1];
        PancreasBed.of(run(fault), (minute, world, device) ->
                insulinUnits[0] += minute > 401 && minute <= 600 ? world.insulinUnits() : 0).live();
        assertTrue(insulinUnits[0] > 0);
    }

    @Test
    void drawsOneFaultADayThatIsOverByMidnight() {
        for (FaultKind kind : FaultKind.values()) {
            List<Fault> faults = Fault.draw(kind, 50, Stream.of(kind.ordinal()));
            assertEquals(kind == FaultKind.NONE ? 0 : 50, faults.size());
            for (int day = 0; day < faults.size(); day++) {
                Fault fault = faults.get(day);
                assertTrue(fault.fromMinute() >= day * 1440L + 60);
                assertTrue(fault.fromMinute() + fault.minutes() <= (day + 1) * 1440L);
                assertTrue(fault.minutes() >= kind.minutesMin()
                        && fault.minutes() <= kind.minutesMax());
            }
        }
    }

    @Test
    void livesTheSameWhetherDrivenByEventsOrByAClockThatTicksTwiceASecond() {
        PancreasBed events = PancreasBed.of(run(NO_FAULT), PancreasWorld.NOBODY);
        new ClosedLoop(events.host(), events.world()).runUntil(Span.hours(8));
        PancreasBed ticks = PancreasBed.of(run(NO_FAULT), PancreasWorld.NOBODY);
        for (long nowNs = 0; nowNs <= Span.hours(8); nowNs += Span.milliseconds(500)) {
            ticks.world().before(nowNs, ticks.host());
            ticks.host().advance(nowNs);
            ticks.world().after(nowNs, ticks.host());
        }
        assertEquals(events.host().device().digest(), ticks.host().device().digest());
        assertEquals(events.world().glucoseMgPerDl(), ticks.world().glucoseMgPerDl());
    }
}
