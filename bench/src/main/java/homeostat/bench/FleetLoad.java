package homeostat.bench;

import homeostat.bedside.mqtt.MqttConnection;
import homeostat.kernel.Span;
import homeostat.wire.Ranges;
import homeostat.wire.identity.Identity;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.TrustManager;

/// Thousands of devices in a process of their own, and a screen that waits for their alarms.
///
/// It says `connected MS`, `begin` after the warm-up and `end`, then what it saw; and writes which
/// numbers of which device were acknowledged, so that somebody else can look whether they are
/// kept.
final class FleetLoad {
    private static final long HERE_NS = Span.seconds(5);

    private FleetLoad() {}

    /// `IDENTITIES DEVICE-PORT CONSOLE-PORT WARM-UP-SECONDS SECONDS ACKNOWLEDGED-FILE`; a console
    /// port of 0 is none.
    public static void main(String[] arguments) throws Exception {
        List<Identity> identities = LoadIdentities.read(Path.of(arguments[0]));
        int port = Integer.parseInt(arguments[1]);
        int consolePort = Integer.parseInt(arguments[2]);
        long warmUpNs = Span.seconds(Long.parseLong(arguments[3]));
        long spanNs = Span.seconds(Long.parseLong(arguments[4]));
        LoadPlan plan = new LoadPlan(identities.size(), Span.seconds(30));
        List<LoadDevice> order = devices(plan, identities, port);
        Map<String, LoadDevice> devices = new HashMap<>();
        order.forEach(device -> devices.put(device.name(), device));
        long startNs = System.nanoTime();
        order.forEach(device -> Thread.ofVirtual().start(device));
        plan.awaitConnected();
        say("connected " + (System.nanoTime() - startNs) / 1_000_000);
        LoadConsole console = consolePort == 0 ? null : new LoadConsole(consolePort, devices);
        plan.begin(warmUpNs + spanNs);
        pass(warmUpNs, console);
        plan.latencies().clear();
        say("begin");
        pass(spanNs, console);
        say("end");
        plan.awaitEnded();
        long patienceNs = System.nanoTime() + Span.seconds(5);
        while (console != null && System.nanoTime() < patienceNs
                && order.stream().anyMatch(LoadDevice::isUnshown)) {
            Thread.sleep(20);
        }
        System.out.print(plan.latencies().text());
        say("unshown=" + (console == null ? "NaN"
                : order.stream().filter(LoadDevice::isUnshown).count()));
        say("unacknowledged=" + order.stream().filter(one -> !one.isDone()).count());
        say("console=" + (console == null ? "" : console.trouble()));
        write(order, Path.of(arguments[5]));
        System.exit(0);
    }

    /// A device for each identity, at the server on this machine that listens at `port`.
    static List<LoadDevice> devices(LoadPlan plan, List<Identity> identities, int port) {
        InetSocketAddress address = new InetSocketAddress("localhost", port);
        List<LoadDevice> devices = new ArrayList<>();
        TrustManager[] trust = identities.getFirst().trust().getTrustManagers();
        for (int i = 0; i < identities.size(); i++) {
            String name = LoadIdentities.name(i);
            devices.add(new LoadDevice(plan, i, new MqttConnection.Options(address,
                    identities.get(i).tls(trust), name, "homeostat/1/" + name + "/down")));
        }
        return devices;
    }

    /// Lets time pass, and keeps the screen's line open meanwhile.
    private static void pass(long spanNs, LoadConsole console) throws InterruptedException {
        long untilNs = System.nanoTime() + spanNs;
        for (long leftNs = spanNs; leftNs > 0; leftNs = untilNs - System.nanoTime()) {
            if (console != null) {
                console.here();
            }
            Thread.sleep(Math.min(leftNs, HERE_NS) / 1_000_000);
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /// Which numbers of which device were acknowledged.
    static void write(List<LoadDevice> devices, Path file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            for (LoadDevice device : devices) {
                for (Ranges.Range range : device.acknowledged().ranges()) {
                    out.writeUTF(device.name());
                    out.writeLong(range.from());
                    out.writeLong(range.to());
                }
            }
        }
    }
}
