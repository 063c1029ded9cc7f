package homeostat.device.kidney;

import homeostat.device.Allocations;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Exists because what is not allocated need not be collected, and firmware can do neither.
class KidneyAllocationTest {
    private static final List<String> SENSORS = List.of("relative blood volume",
            "transmembrane pressure", "ultrafiltrate", "systolic pressure", "clearance", "air",
            "protective temperature", "protective conductivity", "protective balance");

    private final Chair chair = new Chair();
    private final Allocations allocations = new Allocations(chair.device, 2);

    @Test
    void anAdvanceAllocatesNothingButATransition() {
        allocations.assertNone(3, 11, this::walk);
    }

    private void walk() {
        for (String sensor : SENSORS) {
            chair.says.put(sensor, Double.NaN);
            count(50);
            chair.says.remove(sensor);
            chair.device.post(chair.device.sheet().port("resume").index(), 1, 0);
            count(250);
        }
    }

    private void count(int steps) {
        for (int i = 0; i < steps; i++) {
            chair.step(allocations::count);
        }
    }
}
