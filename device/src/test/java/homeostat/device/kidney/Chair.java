package homeostat.device.kidney;

import homeostat.kernel.Device;
import homeostat.kernel.Quality;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// A person at a machine who only looks like one, for the tests of this package: what the sensors
/// say is what the test says.
final class Chair {
    static final long STEP_NS = ProtectionControl.STEP_NS;
    private static final int STEPS_A_SECOND = 5;

    final Device device;
    final Map<String, Double> says = new HashMap<>();
    final Set<String> silent = new HashSet<>();
    double share = 1;
    double systolic = 130;
    double removedMl;
    long step;
    private final int removed;
    private final Port[] control;
    private final Port[] protective;

    private record Port(String name, int index) {}

    Chair() {
        this(Kidney.assemble());
        device.confirm();
    }

    Chair(Device device) {
        this.device = device;
        control = ports("relative blood volume", "transmembrane pressure", "ultrafiltrate",
                "measured blood flow", "clearance", "systolic pressure", "diastolic pressure",
                "measured dialysate flow");
        protective = ports("air", "blood leak", "venous pressure", "arterial line pressure",
                "protective temperature", "protective conductivity", "protective balance",
                "ultrafiltration setting");
        removed = device.sheet().port("ultrafiltration").index();
    }

    private Port[] ports(String... names) {
        Port[] ports = new Port[names.length];
        for (int i = 0; i < names.length; i++) {
            ports[i] = new Port(names[i], device.sheet().port(names[i]).index());
        }
        return ports;
    }

    /// A session that has been guided for ten minutes.
    static Chair guided() {
        Chair chair = new Chair();
        chair.live(600);
        return chair;
    }

    void live(int seconds) {
        for (int i = 0; i < seconds * STEPS_A_SECOND; i++) {
            step();
        }
    }

    void step() {
        step(Runnable::run);
    }

    /// One step, in which `measured` runs the device.
    void step(Consumer<Runnable> measured) {
        long nowNs = step * STEP_NS;
        boolean isOpen = order("clamp permission") > 0.5;
        boolean isThrough = isOpen && order("dialysate permission") > 0.5;
        double set = isThrough ? device.orderBase(removed) : 0;
        removedMl += set / 3600 / STEPS_A_SECOND;
        if (step % STEPS_A_SECOND == 0) {
            double wiggle = 1e-4 * (step / STEPS_A_SECOND % 7);
            offer(control[0], share + wiggle, nowNs);
            offer(control[1], 15 + set / 12, nowNs);
            offer(control[2], removedMl, nowNs);
            offer(control[3], isOpen ? 0.3 : 0, nowNs);
            offer(control[4], 0.25, nowNs);
            offer(control[5], systolic, nowNs);
            offer(control[6], systolic - 60, nowNs);
            offer(control[7], isThrough ? 0.5 : 0, nowNs);
        }
        offer(protective[0], 0, nowNs);
        offer(protective[1], 0, nowNs);
        offer(protective[2], 130, nowNs);
        offer(protective[3], -150, nowNs);
        offer(protective[4], 36.5, nowNs);
        offer(protective[5], 138, nowNs);
        offer(protective[6], set, nowNs);
        offer(protective[7], set, nowNs);
        step++;
        measured.accept(() -> device.advance(nowNs + STEP_NS / 2));
    }

    private void offer(Port port, double usual, long nowNs) {
        if (!silent.contains(port.name())) {
            device.offer(port.index(), says.getOrDefault(port.name(), usual),
                    Quality.GOOD.code(), nowNs);
        }
    }

    double order(String port) {
        return device.orderBase(device.sheet().port(port).index());
    }

    double rate() {
        return device.orderBase(removed);
    }

    String mode() {
        return device.sheet().modeName(0, device.modes(0).publishedCode());
    }

    String protection() {
        return device.sheet().modeName(1, device.modes(1).publishedCode());
    }

    boolean sounds(String alarm) {
        return device.alarm(device.sheet().alarm(alarm).index()).state().isVisible();
    }
}
