package homeostat.device.lung;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.Device;
import org.junit.jupiter.api.Test;

/// Exists because a lung that is misled about oxygen must not give less of it.
class LungTest {
    private final Ventilated bed = new Ventilated();
    private final Device device = bed.device;

    private void live(int seconds) {
        bed.live(seconds);
    }

    private double order(String port) {
        return bed.order(port);
    }

    private String mode(int cell) {
        return device.sheet().modeName(cell, device.modes(cell).publishedCode());
    }

    private boolean sounds(String alarm) {
        return device.alarm(device.sheet().alarm(alarm).index()).state().isVisible();
    }

    @Test
    void startsAtTheBackupAndRegulates() {
        device.confirm();
        live(1);
        assertEquals(0.6, order("inspired oxygen"), 1e-9);
        live(60);
        assertEquals("Regulating", mode(0));
        assertEquals("Regulating", mode(1));
    }

    @Test
    void givesMoreOxygenWhenSaturationFallsAndTakesItBack() {
        device.confirm();
        live(60);
        double before = order("inspired oxygen");
        bed.saturation = 0.87;
        live(60);
        double more = order("inspired oxygen");
        assertTrue(more > before + 0.1);
        bed.saturation = 0.96;
        live(60);
        assertTrue(order("inspired oxygen") < more);
    }

    // [utest->req~never-room-air~1]
    @Test
    void neverGivesLessThanTheClinicsLeast() {
        device.confirm();
        bed.saturation = 0.999;
        live(1200);
        assertEquals(0.3, order("inspired oxygen"), 1e-9);
    }

    // [utest->req~lost-gas-holds-then-backs-up~1]
    // [utest->req~never-room-air~1]
    @Test
    void holdsWhenSaturationIsLostAndThenBacksUp() {
        device.confirm();
        bed.saturation = 0.96;
        live(300);
        double held = order("inspired oxygen");
        assertTrue(held < 0.6);
        bed.silent.add("oxygen saturation");
        live(30);
        assertEquals("Holding", mode(0));
        assertEquals(held, order("inspired oxygen"), 0.02);
        live(60);
        assertEquals("Backup", mode(0));
        assertEquals(0.6, order("inspired oxygen"), 1e-9);
        assertTrue(sounds("oxygen control lost"));
        assertEquals("Regulating", mode(1), "carbon dioxide is not concerned");
    }

    @Test
    void backsUpTheSweepWhenCarbonDioxideStaysLost() {
        device.confirm();
        live(60);
        bed.says.put("membrane carbon dioxide", Double.NaN);
        live(90);
        assertEquals("Backup", mode(1));
        assertEquals(3, order("sweep gas"), 1e-9);
        assertTrue(sounds("carbon dioxide control lost"));
        assertFalse(sounds("oxygen control lost"));
    }

    @Test
    void makesBreathsSmallerWhenThePlateauIsHigh() {
        device.confirm();
        live(60);
        double before = order("breath");
        bed.says.put("plateau pressure", 34.0);
        live(120);
        assertTrue(order("breath") < before);
        assertTrue(order("breath") >= 4 * 66 - 1e-9);
    }

    @Test
    void restsBreathsWhileTheLeastSweepTakesTooMuch() {
        device.confirm();
        live(60);
        double before = order("breath");
        bed.arterialMmHg = 42;
        live(900);
        assertEquals(0.3, order("sweep gas"), 0.01);
        assertEquals(0.85 * before, order("breath"), 1e-9);
        bed.arterialMmHg = 48;
        live(900);
        assertTrue(order("sweep gas") > 0.3);
        assertEquals(before, order("breath"), 1e-9);
    }

    @Test
    void aTrapLeavesTheClinicsBackup() {
        device.confirm();
        live(60);
        device.overran(0, bed.nextNs());
        live(5);
        assertEquals(0.6, order("inspired oxygen"), 1e-9);
        assertEquals(3, order("sweep gas"), 1e-9);
    }

    @Test
    void ordersNothingWithoutAConfirmedPrescription() {
        assertFalse(device.resume());
        live(60);
        assertEquals(0, device.orderSequence(device.sheet().port("inspired oxygen").index()));
    }
}
