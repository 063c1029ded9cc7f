package homeostat.device.kidney;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.Device;
import org.junit.jupiter.api.Test;

/// Exists because water that is drawn off cannot be given back in time: what a session does when
/// something is low, lost or wrong.
class KidneyTest {
    private static final double MOST_ML_PER_HOUR = 13 * 70;

    // [utest->req~never-above-thirteen~1]
    @Test
    void drawsNoFasterThanThirteenMillilitresForEachKilogramAndHour() {
        Chair chair = new Chair(Kidney.assemble());
        assertTrue(chair.device.stage(1, 6000));
        chair.device.confirm();
        chair.live(600);
        assertEquals("Guided", chair.mode());
        assertEquals(MOST_ML_PER_HOUR, chair.rate(), 1e-9);
    }

    @Test
    void drawsNothingBeforeThePrescriptionIsConfirmed() {
        Device device = Kidney.assemble();
        assertFalse(device.resume(), "what cannot be read revokes it");
        Chair chair = new Chair(device);
        chair.live(120);
        assertEquals(0, chair.removedMl);
        assertEquals("Stopped", chair.protection());
    }

    @Test
    void beginsFasterAndEndsSlower() {
        Chair chair = Chair.guided();
        double early = chair.rate();
        chair.live(3 * 3600);
        assertTrue(early > 1.2 * 2500 / 4.0);
        assertTrue(chair.rate() < 0.6 * early);
    }

    @Test
    void endsAtTheGoal() {
        Chair chair = new Chair();
        chair.live(4 * 3600 + 900);
        assertEquals("Finished", chair.mode());
        assertEquals(2500, chair.removedMl, 5);
        assertEquals(0, chair.rate());
    }

    @Test
    void drawsNothingWhilePressureIsLow() {
        Chair chair = Chair.guided();
        chair.systolic = 85;
        chair.live(4);
        assertEquals("Sparing", chair.mode());
        assertEquals(0, chair.rate());
        assertTrue(chair.sounds("blood pressure low"));
        chair.systolic = 125;
        chair.live(60);
        assertEquals("Guided", chair.mode());
    }

    @Test
    void drawsNothingBelowTheFloorOfBloodVolume() {
        Chair chair = Chair.guided();
        for (int i = 0; i < 300; i++) {
            chair.share -= 0.0009;
            chair.live(1);
        }
        chair.live(120);
        assertEquals(0, chair.rate());
        assertTrue(chair.sounds("blood volume low"));
    }

    @Test
    void givesSaltAndCoolsUnderStrainAndTakesTheSaltBack() {
        Chair chair = Chair.guided();
        chair.systolic = 100;
        chair.live(900);
        assertTrue(chair.order("dialysate sodium order") > 140);
        assertTrue(chair.order("dialysate temperature order") < 36);
        chair.systolic = 140;
        chair.live(1200);
        assertTrue(chair.order("dialysate sodium order") < 138);
    }

    // [utest->req~lost-blood-volume-ends-guidance~1]
    @Test
    void goesOnEvenlyWithoutBloodVolume() {
        for (double lie : new double[] {Double.NaN, 0.85, 2, 0.9}) {
            Chair chair = Chair.guided();
            chair.says.put("relative blood volume", lie);
            chair.live(90);
            assertEquals("Even", chair.mode(), "on " + lie);
            assertTrue(chair.rate() <= 2500 / 4.0 + 1e-9);
            assertTrue(chair.sounds("blood volume lost"));
        }
    }

    @Test
    void goesOnEvenlyWhenTheBloodVolumeMonitorIsSilentAndGuidedWhenItSpeaksAgain() {
        Chair chair = Chair.guided();
        chair.silent.add("relative blood volume");
        chair.live(60);
        assertEquals("Even", chair.mode());
        chair.silent.clear();
        chair.live(20);
        assertEquals("Guided", chair.mode());
    }

    // [utest->req~fallback-draws-nothing~1]
    @Test
    void drawsNothingWithoutABalance() {
        Chair chair = Chair.guided();
        chair.silent.add("ultrafiltrate");
        chair.live(8);
        assertEquals("Fallback", chair.mode());
        assertEquals(0, chair.rate());
        assertEquals(0.15, chair.order("blood pump"), 1e-12);
        assertTrue(chair.sounds("control lost"));
    }

    // [utest->req~ultrafiltration-is-seen-twice~1]
    @Test
    void drawsNothingWhenMembraneAndBalanceContradictOneAnother() {
        Chair chair = Chair.guided();
        chair.live(600);
        chair.says.put("transmembrane pressure", 200.0);
        chair.live(120);
        assertEquals("Fallback", chair.mode());
        assertEquals(0, chair.rate());
    }

    // [utest->req~fallback-draws-nothing~1]
    @Test
    void aTrapLeavesAFilterThatDrawsNothing() {
        Chair chair = Chair.guided();
        int task = chair.device.sheet().tasks().stream()
                .filter(row -> row.name().equals("control")).findFirst().orElseThrow().index();
        chair.device.overran(task, chair.step * Chair.STEP_NS);
        chair.live(5);
        assertEquals(0, chair.rate());
        assertTrue(chair.sounds("control trapped"));
        assertEquals(1, chair.order("clamp permission"));
    }

    @Test
    void theAccountOfTheSessionSurvivesAReset() {
        Device first = Kidney.assemble();
        first.begin();
        Chair chair = new Chair(first);
        first.confirm();
        chair.live(3600);
        double removed = shown(chair, "fluid removed");
        Device second = Kidney.assemble();
        long[] kept = first.memory();
        for (int word = 0; word < kept.length; word++) {
            second.remember(word, kept[word]);
        }
        assertTrue(second.resume());
        Chair after = new Chair(second);
        after.live(60);
        assertTrue(removed > 500);
        assertEquals(removed, shown(after, "fluid removed"), 20);
    }

    @Test
    void whatCannotBeReadAfterAResetCountsAsDrawnOff() {
        Device device = Kidney.assemble();
        assertFalse(device.resume());
        Chair chair = new Chair(device);
        device.confirm();
        chair.live(600);
        assertEquals(0, chair.removedMl, "all of it counts as drawn off");
    }

    @Test
    void raisesBloodFlowWhenTheDoseIsOutOfSight() {
        Chair chair = Chair.guided();
        chair.says.put("clearance", 0.15);
        chair.live(900);
        assertEquals(0.4, chair.order("blood pump"), 1e-9);
        chair.live(300);
        assertTrue(chair.sounds("dose out of reach"));
    }

    @Test
    void showsWhatIsDoneOfWhatIsPrescribed() {
        Chair chair = Chair.guided();
        assertEquals(230, shown(chair, "time left") / 60, 1);
        assertEquals(chair.removedMl, shown(chair, "fluid removed"), 5);
        assertEquals(2500, shown(chair, "fluid prescribed"), 1e-9);
        assertEquals(1.4, shown(chair, "dose prescribed"), 1e-9);
        assertEquals(0.25 * 10 / 40.6, shown(chair, "dose so far"), 0.01);
        assertEquals(chair.rate(), shown(chair, "ultrafiltration rate"), 50);
        assertEquals(15 + chair.rate() / 12, shown(chair, "pressure across the filter"), 5);
        assertEquals(0.3, shown(chair, "blood through the filter"), 1e-9);
        assertEquals(0.5, shown(chair, "dialysate through the filter"), 1e-9);
        assertEquals(130, shown(chair, "last systolic pressure"), 1);
        assertEquals(70, shown(chair, "last diastolic pressure"), 1e-9);
    }

    @Test
    void showsNoDialysateWhenNobodyMeasuresIt() {
        Chair chair = Chair.guided();
        chair.silent.add("measured dialysate flow");
        chair.live(10);
        assertTrue(Double.isNaN(shown(chair, "dialysate through the filter")));
    }

    private static double shown(Chair chair, String output) {
        return chair.device.outputBase(chair.device.sheet().port(output).index());
    }
}
