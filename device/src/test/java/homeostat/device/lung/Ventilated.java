package homeostat.device.lung;

import homeostat.kernel.Device;
import homeostat.kernel.Quality;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Somebody with a lung who only looks like one, for the tests of this package: what the sensors
/// say is what the test says.
final class Ventilated {
    private static final int STEPS_A_SECOND = 4;

    final Device device = Lung.assemble();
    final Map<String, Double> says = new HashMap<>();
    final Set<String> silent = new HashSet<>();
    double saturation = 0.92;
    double arterialMmHg = 45;
    private long step;

    void live(int seconds) {
        for (int i = 0; i < STEPS_A_SECOND * seconds; i++) {
            step(Runnable::run);
        }
    }

    /// One step, in which `measured` runs the device.
    void step(Consumer<Runnable> measured) {
        long nowNs = nextNs();
        double wiggle = 1e-4 * (step % 7);
        offer("oxygen saturation", saturation + wiggle, nowNs);
        offer("arterial carbon dioxide", arterialMmHg + wiggle, nowNs);
        offer("membrane carbon dioxide", 38 + wiggle, nowNs);
        offer("plateau pressure", 22, nowNs);
        offer("delivered oxygen", Math.max(0.25, order("inspired oxygen")), nowNs);
        offer("delivered sweep", order("sweep gas"), nowNs);
        step++;
        measured.accept(() -> device.advance(nowNs + LungControl.STEP_NS / 2));
    }

    /// The instant of the next step.
    long nextNs() {
        return step * LungControl.STEP_NS;
    }

    private void offer(String port, double usual, long nowNs) {
        if (!silent.contains(port)) {
            device.offer(device.sheet().port(port).index(), says.getOrDefault(port, usual),
                    Quality.GOOD.code(), nowNs);
        }
    }

    double order(String port) {
        return device.orderBase(device.sheet().port(port).index());
    }
}
