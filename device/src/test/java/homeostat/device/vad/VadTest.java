package homeostat.device.vad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.AlarmState;
import homeostat.kernel.Device;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Exists because a heart pump must fill with the heart, let go of it, and never stop.
class VadTest {
    private static final double SAFE_RPM = 5400;
    private static final double LOWEST_RPM = 4500;
    private static final double HIGHEST_RPM = 8200;
    private static final double RISE_RPM_PER_ORDER = 100 * 0.42;

    @Test
    void beginsAtTheSafeSpeedAndClosesTheLoop() {
        Heart heart = new Heart();
        heart.live(30);
        assertEquals(SAFE_RPM, heart.speedRpm());
        assertEquals("Starting", heart.mode());
        heart.live(300);
        assertEquals("Regulating", heart.mode());
    }

    @Test
    void turnsFasterWhenMoreBloodComesAndSlowerWhenLess() {
        Heart heart = Heart.regulating();
        heart.fillingMmHg = 3.5;
        heart.live(1500);
        double usual = heart.speedRpm();
        heart.fillingMmHg = 5;
        heart.live(1500);
        assertTrue(heart.speedRpm() > usual + 500, usual + " to " + heart.speedRpm());
        heart.fillingMmHg = 2;
        heart.live(1500);
        assertTrue(heart.speedRpm() < usual - 500, usual + " to " + heart.speedRpm());
    }

    // [utest->req~suction-is-released~1]
    @Test
    void slowsDownWithinTwoBeatsOfSuctionAndDoesNotComeBackSoon() {
        Heart heart = Heart.regulating();
        heart.live(600);
        double before = heart.speedRpm();
        heart.sucks = true;
        heart.live(40);
        assertEquals("Releasing", heart.mode());
        assertTrue(heart.sounds("suction"));
        assertTrue(heart.speedRpm() <= Math.max(before - 700, LOWEST_RPM),
                before + " to " + heart.speedRpm());
        heart.sucks = false;
        heart.live(600);
        assertEquals("Regulating", heart.mode());
        assertTrue(heart.speedRpm() < before - 100);
    }

    // [utest->req~lost-inflow-ends-control~1]
    @ParameterizedTest
    @EnumSource(value = Heart.Fault.class, names = {"PRESSURE_SILENT", "PRESSURE_NAN",
        "PRESSURE_STUCK", "PRESSURE_UP", "PRESSURE_OUT_OF_RANGE"})
    void goesToTheSafeSpeedAndSaysSoWhenTheInletIsLost(Heart.Fault fault) {
        Heart heart = Heart.regulating();
        heart.fault = fault;
        heart.live(150);
        assertEquals("Fallback", heart.mode());
        assertTrue(heart.sounds("control lost"));
        heart.live(1500);
        assertEquals(SAFE_RPM, heart.speedRpm());
        heart.fault = Heart.Fault.NONE;
        heart.live(400);
        assertEquals("Regulating", heart.mode());
    }

    @Test
    void seesAWallThatIsDrawnInFromTheFirstBeat() {
        Heart heart = new Heart();
        heart.sucks = true;
        heart.live(60);
        assertTrue(heart.sounds("suction"));
        assertTrue(heart.highestRpm <= SAFE_RPM);
        assertEquals("Releasing", heart.mode());
    }

    @Test
    void waitsForASensorThatHasNotSpokenAndDoesNotBelieveOneThatSaysNonsense() {
        Heart waiting = new Heart();
        waiting.fault = Heart.Fault.PRESSURE_SILENT;
        waiting.live(500);
        assertEquals("Starting", waiting.mode());
        Heart lied = new Heart();
        lied.fault = Heart.Fault.PRESSURE_NAN;
        lied.live(500);
        assertEquals("Fallback", lied.mode());
    }

    @Test
    void believesAJumpOfPressureAfterAQuarterOfAnHour() {
        Heart heart = Heart.regulating();
        heart.fault = Heart.Fault.PRESSURE_UP;
        heart.live(44_000);
        assertEquals("Fallback", heart.mode());
        heart.live(2500);
        assertEquals("Regulating", heart.mode());
    }

    @Test
    void takesSuctionThatFlowKnowsNothingOfForASensorThatReadsTooLow() {
        Heart heart = Heart.regulating();
        heart.sucks = true;
        heart.dipLPerMin = 0;
        heart.live(300);
        assertEquals("Releasing", heart.mode());
        heart.live(300);
        assertEquals("Fallback", heart.mode());
        heart.sucks = false;
        heart.live(600);
        assertEquals("Regulating", heart.mode());
    }

    @Test
    void takesDipsOfFlowThatAreTooSmallForNoSuction() {
        Heart heart = Heart.regulating();
        heart.sucks = true;
        heart.strokeLPerMin = 0;
        heart.dipLPerMin = 0.5;
        heart.live(600);
        assertEquals("Fallback", heart.mode());
    }

    @Test
    void goesOnReleasingWhileFlowConfirmsSuctionOrCannotBeAsked() {
        Heart confirmed = Heart.regulating();
        confirmed.sucks = true;
        confirmed.live(800);
        assertEquals("Releasing", confirmed.mode());
        Heart silent = Heart.regulating();
        silent.sucks = true;
        silent.dipLPerMin = 0;
        silent.fault = Heart.Fault.FLOW_SILENT;
        silent.live(800);
        assertEquals("Releasing", silent.mode());
    }

    @Test
    void saysThatAFilledVentricleCannotGiveSoLittleFlow() {
        Heart heart = Heart.regulating();
        heart.fillingMmHg = 12;
        heart.live(600);
        assertFalse(heart.sounds("flow and filling disagree"));
        heart.flowLPerMin = -2;
        heart.live(1500);
        assertEquals("Cautious", heart.mode());
        assertTrue(heart.sounds("flow and filling disagree"));
        heart.fault = Heart.Fault.FLOW_SILENT;
        heart.live(600);
        assertEquals("Cautious", heart.mode());
    }

    @Test
    void saysNothingOfLittleFlowWhileLittleComesOrNobodyKnowsWhatComes() {
        for (Heart.Fault other : new Heart.Fault[] {Heart.Fault.NONE, Heart.Fault.PRESSURE_NAN}) {
            Heart heart = Heart.regulating();
            heart.fillingMmHg = other == Heart.Fault.NONE ? -1 : 12;
            heart.live(600);
            heart.flowLPerMin = -2;
            heart.fault = other;
            heart.live(1500);
            assertFalse(heart.sounds("flow and filling disagree"), "with " + other);
        }
    }

    @Test
    void raisesNothingWithoutAFlowEstimate() {
        Heart heart = Heart.regulating();
        heart.fault = Heart.Fault.FLOW_SILENT;
        heart.live(150);
        double held = heart.speedRpm();
        heart.fillingMmHg = 9;
        heart.live(500);
        assertEquals("Cautious", heart.mode());
        assertTrue(heart.speedRpm() <= held);
    }

    @Test
    void saysThatThePumpStopped() {
        Heart heart = Heart.regulating();
        heart.fault = Heart.Fault.SPEED_ZERO;
        heart.live(300);
        assertTrue(heart.sounds("pump stopped"));
        assertTrue(heart.sounds("pump does not follow"));
        assertTrue(heart.speedRpm() >= LOWEST_RPM);
    }

    // [utest->req~fallback-is-a-safe-speed~1]
    @Test
    void aDistrustedControlLeavesTheSafeSpeedAndAnAlarm() {
        Heart heart = Heart.regulating();
        heart.device.overran(0, heart.step * Heart.STEP_NS);
        heart.live(1500);
        assertEquals(SAFE_RPM, heart.speedRpm());
        assertTrue(heart.sounds("control trapped"));
        assertEquals(AlarmState.ACTIVE,
                heart.device.alarm(heart.device.sheet().alarm("control trapped").index()).state());
    }

    @Test
    void ordersNothingOnAPrescriptionThatCannotBeReadUntilItIsConfirmed() {
        Device device = Vad.assemble();
        for (int word = 0; word < device.memory().length; word++) {
            device.remember(word, 7);
        }
        assertFalse(device.resume());
        Heart heart = new Heart(device);
        heart.live(300);
        assertEquals(0, device.orderSequence(Heart.SPEED));
        assertEquals("Fallback", heart.mode());
        assertTrue(heart.sounds("control lost"));
        device.confirm();
        heart.live(400);
        assertTrue(device.orderSequence(Heart.SPEED) > 0);
        assertEquals("Regulating", heart.mode());
    }

    @Test
    void pulsesWhileItRegulatesAndNotWhenItFellBack() {
        Heart heart = Heart.regulating();
        assertEquals(2000, heart.device.orderBase(Heart.PULSE));
        heart.fault = Heart.Fault.PRESSURE_NAN;
        heart.live(20);
        assertEquals(0, heart.device.orderBase(Heart.PULSE));
    }

    /// Every fault, begun at every reading of one window, in every mode, and while another fault
    /// of the inlet is there.
    @ParameterizedTest
    @EnumSource(Heart.Fault.class)
    void keepsItsLimitsWhateverBreaksAtWhateverReading(Heart.Fault fault) {
        for (String mode : VadMode.NAMES) {
            for (int reading = 0; reading < 60; reading++) {
                Heart heart = in(mode);
                heart.live(reading);
                heart.fault = fault;
                heart.live(200);
                heart.fault = Heart.Fault.NONE;
                heart.sucks = false;
                heart.live(50);
                String where = fault + " at " + reading + " in " + mode;
                assertFalse(heart.device.isDistrusted(0), where);
                assertTrue(heart.lowestRpm >= LOWEST_RPM, where + " " + heart.lowestRpm);
                assertTrue(heart.highestRpm <= HIGHEST_RPM, where + " " + heart.highestRpm);
                assertTrue(heart.highestRiseRpm <= RISE_RPM_PER_ORDER,
                        where + " " + heart.highestRiseRpm);
            }
        }
    }

    private static Heart in(String mode) {
        Heart heart = new Heart();
        heart.live(mode.equals("Starting") ? 60 : 250);
        switch (mode) {
            case "Releasing" -> heart.sucks = true;
            case "Cautious" -> heart.fault = Heart.Fault.FLOW_SILENT;
            case "Fallback" -> heart.fault = Heart.Fault.PRESSURE_NAN;
            default -> { }
        }
        heart.live(mode.equals("Cautious") ? 110 : mode.equals("Starting") ? 0 : 45);
        assertEquals(mode, heart.mode());
        return heart;
    }

    /// Two hours here; a month with `-Dvad.hours=720`, which takes some minutes.
    @Test
    void hoursOfQuietBeatsDriftByNothing() {
        Heart heart = new Heart();
        heart.fillingMmHg = 3.5;
        heart.live(3000);
        double rpm = heart.speedRpm();
        double filling = heart.device.outputBase(1);
        int hours = Integer.getInteger("vad.hours", 2);
        for (int hour = 0; hour < hours; hour++) {
            heart.live(3600 * 50);
        }
        heart.live(840 - (int) ((heart.step - 3000) % 840));
        assertEquals(rpm, heart.speedRpm(), 30);
        assertEquals(filling, heart.device.outputBase(1), 0.05);
    }

    @Test
    void theSheetSaysWhatADeviceMustSay() {
        Device device = Vad.assemble();
        assertEquals(10, device.sheet().hazards().size());
        assertTrue(device.sheet().tasks().getFirst().hasFallback());
        assertTrue(device.sheet().loop().fallbackMode().contains("never a stop"));
    }
}
