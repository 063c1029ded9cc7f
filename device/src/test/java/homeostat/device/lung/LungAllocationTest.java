package homeostat.device.lung;

import homeostat.device.Allocations;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Exists because what is not allocated need not be collected, and firmware can do neither: every
/// sensor is lost in every way with the bytes counted.
class LungAllocationTest {
    private static final List<String> SENSORS = List.of("oxygen saturation",
            "arterial carbon dioxide", "membrane carbon dioxide", "plateau pressure");

    private final Ventilated bed = new Ventilated();
    private final Allocations allocations = new Allocations(bed.device, 2);

    @Test
    void aStepAllocatesNothingInAnyModeOrFaultButATransition() {
        bed.device.confirm();
        allocations.assertNone(10, 11, this::walk);
    }

    @Test
    void theFallbackOfATrappedControlAllocatesNothing() {
        bed.device.confirm();
        bed.device.overran(0, 0);
        allocations.assertNone(3, 0, () -> count(2000));
    }

    private void walk() {
        for (String sensor : SENSORS) {
            bed.says.put(sensor, Double.NaN);
            count(40);
            bed.says.remove(sensor);
            count(40);
            bed.silent.add(sensor);
            count(400);
            bed.silent.remove(sensor);
            count(80);
            bed.says.put(sensor, 0.5);
            count(100);
            bed.says.remove(sensor);
            count(80);
        }
    }

    private void count(int steps) {
        for (int i = 0; i < steps; i++) {
            bed.step(allocations::count);
        }
    }
}
