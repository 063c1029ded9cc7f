package homeostat.bench;

import homeostat.kernel.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// Devices that speak to a server, and a screen that waits for their alarms.
final class LoadCrowd implements AutoCloseable {
    private static final long FOR_EVER_NS = Span.hours(24);
    private static final long PATIENCE_NS = Span.minutes(3);
    private static final long SHOWN_NS_MAX = Span.seconds(10);
    private static final long HERE_NS = Span.seconds(5);
    private static final long LOOK_MS = 5;
    private static final int STANDING_EACH = 50;

    private final LoadPlan plan;
    private final List<LoadDevice> devices;
    private final LoadConsole console;
    private long hereNs = System.nanoTime();

    LoadCrowd(OurFleet fleet, Path identities, LoadPlan plan) throws InterruptedException {
        this.plan = plan;
        this.devices = FleetLoad.devices(plan, LoadIdentities.read(identities),
                fleet.devicePort());
        devices.forEach(device -> Thread.ofVirtual().start(device));
        plan.awaitConnected();
        Map<String, LoadDevice> byName = new HashMap<>();
        devices.forEach(device -> byName.put(device.name(), device));
        this.console = new LoadConsole(fleet.consolePort(), byName);
        plan.begin(FOR_EVER_NS);
    }

    /// How long it took until something holds, in ns; [BenchException] when it never does.
    long until(String what, BooleanSupplier condition) throws InterruptedException {
        long startNs = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - startNs > PATIENCE_NS) {
                throw new BenchException("never came true: \"" + what + "\", last refusal=\""
                        + plan.latencies().refusal() + "\", expected it within "
                        + PATIENCE_NS / Span.seconds(1) + " s");
            }
            look();
        }
        return System.nanoTime() - startNs;
    }

    /// Lets time pass.
    void pass(long spanNs) throws InterruptedException {
        long untilNs = System.nanoTime() + spanNs;
        while (System.nanoTime() < untilNs) {
            look();
        }
    }

    private void look() throws InterruptedException {
        if (System.nanoTime() - hereNs > HERE_NS && console.trouble().isEmpty()) {
            hereNs = System.nanoTime();
            console.here();
        }
        Thread.sleep(LOOK_MS);
    }

    /// Cuts them off, all but one in [#STANDING_EACH], of which it is watched how they fare.
    void cut() {
        for (int i = 0; i < devices.size(); i++) {
            boolean stays = i % STANDING_EACH == 0;
            devices.get(i).standing(stays);
            if (!stays) {
                devices.get(i).cut();
            }
        }
    }

    /// How those fared that were not cut off, until now.
    String standing() {
        devices.forEach(device -> device.standing(false));
        return plan.standing().slowest();
    }

    /// Until each was acknowledged something that it said after `sinceNs`.
    long untilAllHeard(long sinceNs) throws InterruptedException {
        return until("all devices are acknowledged again", () -> devices.stream()
                .allMatch(device -> device.acknowledgedNs() > sinceNs));
    }

    /// Ends it: what of all that was acknowledged is lost, and how many alarms nobody saw.
    FaultsReport.Row end(String fault, FaultsReport.Times times, OurFleet fleet)
            throws InterruptedException {
        plan.end();
        plan.awaitEnded();
        long untilNs = System.nanoTime() + SHOWN_NS_MAX;
        while (System.nanoTime() < untilNs
                && devices.stream().anyMatch(LoadDevice::isUnshown)) {
            look();
        }
        long missed = console.trouble().isEmpty()
                ? devices.stream().filter(LoadDevice::isUnshown).count() : 0;
        long waiting = devices.stream().filter(device -> !device.isDone()).count();
        Path acknowledged = fleet.files().resolveSibling("acknowledged");
        try {
            FleetLoad.write(devices, acknowledged);
        } catch (IOException e) {
            throw new BenchException("what was acknowledged cannot be written: file="
                    + acknowledged + ", expected room", e);
        }
        return new FaultsReport.Row(fault, times,
                FleetRun.lost(acknowledged, fleet.kept()) + waiting, missed);
    }

    @Override
    public void close() {
        console.close();
    }
}
