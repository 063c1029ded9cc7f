package homeostat.device.kidney;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Exists because the protective system is the last that looks: each thing that may kill stops the
/// blood, whatever the control makes of it.
class ProtectionTest {

    // [utest->req~protection-stops-by-itself~1]
    @ParameterizedTest
    @CsvSource({"air, 0.3, 1", "blood leak, 0.6, 5", "venous pressure, 5, 5",
        "venous pressure, 420, 5", "arterial line pressure, -350, 5",
        "protective balance, 1500, 12", "protective balance, -400, 12"})
    void stopsTheBloodOn(String sensor, double value, int seconds) {
        Chair chair = Chair.guided();
        chair.says.put(sensor, value);
        chair.live(seconds);
        assertEquals("Stopped", chair.protection());
        assertEquals(0, chair.order("clamp permission"));
        assertTrue(chair.sounds("blood stopped"));
        chair.live(2);
        assertEquals(0, chair.rate(), "and the control draws nothing off");
    }

    @ParameterizedTest
    @ValueSource(strings = {"air", "blood leak", "venous pressure", "arterial line pressure",
        "protective balance"})
    void stopsTheBloodWithout(String sensor) {
        Chair chair = Chair.guided();
        chair.silent.add(sensor);
        chair.live(5);
        assertEquals("Stopped", chair.protection());
        assertTrue(chair.sounds("protective sensor lost"));
    }

    // [utest->req~protection-stops-by-itself~1]
    @ParameterizedTest
    @CsvSource({"protective temperature, 43", "protective temperature, 30",
        "protective conductivity, 160", "protective conductivity, 120"})
    void sendsWrongDialysatePastTheFilterUntilItIsRight(String sensor, double value) {
        Chair chair = Chair.guided();
        chair.says.put(sensor, value);
        chair.live(3);
        assertEquals("Bypassing", chair.protection());
        assertEquals(0, chair.order("dialysate permission"));
        assertEquals(1, chair.order("clamp permission"), "blood goes on");
        chair.says.clear();
        chair.live(5);
        assertEquals("Permitting", chair.protection());
    }

    @Test
    void goesOnOnlyWhenAPersonAsksForIt() {
        Chair chair = Chair.guided();
        chair.says.put("air", 1.0);
        chair.live(2);
        chair.says.clear();
        chair.live(60);
        assertEquals("Stopped", chair.protection());
        chair.device.post(chair.device.sheet().port("resume").index(), 1, 0);
        chair.live(5);
        assertEquals("Permitting", chair.protection());
    }

    @Test
    void doesNotGoOnWhileTheDangerLasts() {
        Chair chair = Chair.guided();
        chair.says.put("air", 1.0);
        chair.live(2);
        chair.device.post(chair.device.sheet().port("resume").index(), 1, 0);
        chair.live(5);
        assertEquals("Stopped", chair.protection());
    }

    @Test
    void seesABalanceThatIsOffByALittleForLong() {
        Chair chair = Chair.guided();
        chair.says.put("protective balance", chair.rate() + 400);
        chair.live(1800);
        assertEquals("Stopped", chair.protection());
        assertTrue(chair.sounds("balance wrong"));
    }

    @Test
    void aTrapShutsTheClamp() {
        Chair chair = Chair.guided();
        int task = chair.device.sheet().tasks().stream()
                .filter(row -> row.name().equals("protection")).findFirst().orElseThrow().index();
        chair.device.overran(task, chair.step * Chair.STEP_NS);
        chair.live(3);
        assertEquals(0, chair.order("clamp permission"));
        assertEquals(0, chair.order("dialysate permission"));
    }
}
