package homeostat.device.kidney;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.Assembly;
import homeostat.kernel.Quality;
import homeostat.kernel.Span;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Exists because a session is hours of looking: what is believed of each eye, when it is not, and
/// when it is again; and what is left to say at the end.
class KidneyWatchTest {
    private static final int LENGTH_SECONDS = 4 * 3600;
    private static final int EXTENSION_SECONDS = 2 * 3600;
    private static final double DOSE = 1.4;

    @Test
    void callsABloodVolumeLostThatIsWithdrawnAndNotOneThatNeverWas() {
        Chair never = new Chair();
        never.silent.add("relative blood volume");
        never.live(120);
        assertEquals("Even", never.mode());
        assertFalse(never.sounds("blood volume lost"));

        Chair withdrawn = Chair.guided();
        withdrawn.silent.add("relative blood volume");
        withdrawn.device.offer(withdrawn.device.sheet().port("relative blood volume").index(), 1,
                Quality.MISSING.code(), withdrawn.step * Chair.STEP_NS);
        withdrawn.live(60);
        assertEquals("Even", withdrawn.mode());
        assertTrue(withdrawn.sounds("blood volume lost"));
    }

    @Test
    void believesAJumpOfBloodVolumeAfterFiveMinutes() {
        Chair chair = Chair.guided();
        chair.share = 1.06;
        chair.live(290);
        assertEquals("Even", chair.mode());
        chair.live(30);
        assertEquals("Guided", chair.mode());
    }

    @Test
    void countsACuffReadingOnceHoweverLongItStands() {
        Chair chair = Chair.guided();
        chair.systolic = 100;
        chair.live(1);
        chair.systolic = 140;
        chair.live(1);
        chair.silent.add("systolic pressure");
        chair.live(60);
        int port = chair.device.sheet().port("last systolic pressure").index();
        double first = chair.device.outputBase(port);
        chair.live(60);
        assertEquals(first, chair.device.outputBase(port), "half of the way, and no further");
    }

    @Test
    void learnsNoFloorOfBloodVolumeFromALowPressureWhileItIsBlind() {
        Chair chair = Chair.guided();
        chair.silent.add("relative blood volume");
        chair.live(60);
        chair.systolic = 92;
        chair.live(60);
        chair.systolic = 140;
        chair.silent.clear();
        chair.live(600);
        assertEquals("Guided", chair.mode());
        assertTrue(chair.rate() > 500, "rate " + chair.rate());
    }

    @Test
    void lowersBloodFlowWhenTheDoseIsInSightAgain() {
        Chair chair = Chair.guided();
        chair.says.put("clearance", 0.15);
        chair.live(1300);
        assertTrue(chair.sounds("dose out of reach"));
        for (double clearance = 0.15; expectedDose(chair) < DOSE; clearance += 0.0002) {
            chair.says.put("clearance", clearance);
            chair.live(1);
        }
        chair.live(1);
        assertFalse(chair.sounds("dose out of reach"), "it is within reach, but only just");
        assertEquals(0.4, chair.order("blood pump"), 1e-9);

        chair.says.put("clearance", 0.3);
        chair.live(60);
        assertTrue(chair.order("blood pump") < 0.4);
    }

    private static double expectedDose(Chair chair) {
        return chair.device.outputBase(chair.device.sheet().port("dose expected").index());
    }

    @Test
    void pausesWhileNobodyKnowsWhetherBloodFlows() {
        Chair chair = Chair.guided();
        chair.silent.add("measured blood flow");
        chair.live(30);
        assertEquals("Paused", chair.mode());
        assertEquals(0, chair.rate());
        assertTrue(chair.sounds("no blood flow"));
    }

    @Test
    void comparesNoBalanceWithASettingThatItDoesNotKnow() {
        Chair chair = Chair.guided();
        chair.says.put("protective balance", chair.rate() + 400);
        chair.silent.add("ultrafiltration setting");
        chair.live(1800);
        assertFalse(chair.sounds("balance wrong"));
    }

    @Test
    void endsWhenTimeIsOverAndSaysWhatWaterIsLeft() {
        Chair chair = Chair.guided();
        chair.systolic = 85;
        chair.live(LENGTH_SECONDS);
        assertEquals("Sparing", chair.mode(), "there is an extension");
        chair.live(EXTENSION_SECONDS);
        assertEquals("Finished", chair.mode());
        assertTrue(chair.sounds("fluid left"));
        chair.live(600);
        assertTrue(chair.sounds("fluid left"));
    }

    @Test
    void asksForNothingMoreOnceAllIsDrawnOff() {
        Chair chair = new Chair();
        chair.says.put("clearance", 0.15);
        chair.live(LENGTH_SECONDS + 900);
        assertEquals("Finished", chair.mode());
        chair.silent.add("relative blood volume");
        chair.live(60);
        assertFalse(chair.sounds("blood volume lost"));
        assertFalse(chair.sounds("fluid left"));
        assertFalse(chair.sounds("dose out of reach"));
    }

    /// Minutes, removed, cleared and sodium as they would stand in memory.
    @ParameterizedTest
    @CsvSource({"-1, 0, 0, 0", "10001, 0, 0, 0", "0, -1, 0, 0", "0, 20001, 0, 0", "0, 0, -1, 0",
        "0, 0, 1000001, 0", "0, 0, 0, 100001", "0, 0, 0, -100001", "NaN, 0, 0, 0"})
    void believesNoAccountThatMakesNoSense(double minutes, double removed, double cleared,
            double sodium) {
        TreatmentLedger ledger = ledger();
        long[] sound = words(60, 700, 15_000, 5);
        assertTrue(ledger.restore(sound, 0));

        assertFalse(ledger.restore(words(minutes, removed, cleared, sodium), 0));
        long[] kept = new long[4];
        ledger.save(kept, 0, 0);
        for (int word = 0; word < kept.length; word++) {
            assertEquals(sound[word], kept[word], "what it had stays");
        }
    }

    private static long[] words(double... values) {
        long[] words = new long[values.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = Double.doubleToRawLongBits(values[i]);
        }
        return words;
    }

    private static TreatmentLedger ledger() {
        Assembly assembly = new Assembly("ledger", "Ledger", Kidney.loop());
        TaskAssembly task = assembly.task("ledger", Timing.every(Span.seconds(1)));
        return new TreatmentLedger(new KidneyPorts(task));
    }
}
