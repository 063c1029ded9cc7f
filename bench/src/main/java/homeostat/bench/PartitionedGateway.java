package homeostat.bench;

import homeostat.bedside.Gateway;
import homeostat.kernel.AlarmState;
import homeostat.kernel.Priority;
import homeostat.kernel.Span;
import homeostat.wire.Bed;
import homeostat.wire.Frame;
import homeostat.wire.FrameWriter;
import homeostat.wire.Header;
import homeostat.wire.identity.Identity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/// A gateway with one bed in a process of its own, so that it can live in a network of its own. The
/// bed tells its numbers ten times a second and is in alarm for every other three seconds. It says
/// how it is twenty times a second, until its input ends, and then how much it told.
final class PartitionedGateway implements Gateway.Bedside {
    /// Names the bed.
    static final String BED = "partitioned";
    private static final long LOOK_MS = 50;
    private static final long ALARM_NS = Span.seconds(3);

    private final Gateway gateway;
    private final LoadSignal signal = new LoadSignal();
    private long sequence;
    private long onsetNs;
    private boolean isActive;

    private PartitionedGateway(Gateway gateway) {
        this.gateway = gateway;
    }

    /// `IDENTITIES SERVER-ADDRESS PORT OUTBOX-FOLDER`.
    public static void main(String[] arguments) throws Exception {
        Identity identity = LoadIdentities.read(Path.of(arguments[0])).getFirst();
        InetSocketAddress fleet = new InetSocketAddress(InetAddress.getByAddress(
                OurFleet.NAME, InetAddress.getByName(arguments[1]).getAddress()),
                Integer.parseInt(arguments[2]));
        try (Gateway gateway = Gateway.in(Path.of(arguments[3]), null,
                identity.name(), () -> new Gateway.Link(fleet, identity.tls()))) {
            PartitionedGateway bedside = new PartitionedGateway(gateway);
            gateway.add(BED, bedside);
            gateway.start();
            bedside.live();
        }
    }

    private void live() throws IOException, InterruptedException {
        long startNs = System.nanoTime();
        for (long look = 0; System.in.available() == 0; look++) {
            long nowNs = System.nanoTime();
            if (isActive != ((nowNs - startNs) / ALARM_NS % 2 == 1)) {
                turn(nowNs);
            }
            if (look % 2 == 0) {
                tellNumbers(look / 20);
            }
            System.out.println("linked=" + gateway.isLinked() + " lost="
                    + gateway.linkAlarm().isVisible() + " active=" + isActive + " waiting="
                    + gateway.waiting());
            Thread.sleep(LOOK_MS);
        }
        while (gateway.waiting() > 0) {
            Thread.sleep(LOOK_MS);
        }
        System.out.println("told=" + told());
    }

    private synchronized long told() {
        return sequence;
    }

    private synchronized void tellNumbers(long second) {
        put(new Frame.Numerics(header(), signal.numbers(second, isActive
                ? LoadSignal.LIMIT + 20 : LoadSignal.LIMIT - 20)));
    }

    private synchronized void turn(long nowNs) {
        isActive = !isActive;
        onsetNs = isActive ? nowNs : onsetNs;
        tellAlarm(isActive);
    }

    private void tellAlarm(boolean isRaised) {
        put(new Frame.AlarmChange(header(), new Frame.Standing(LoadSignal.ALARM, Priority.HIGH,
                isActive ? AlarmState.ACTIVE : AlarmState.INACTIVE, onsetNs, isRaised)));
    }

    @Override
    public synchronized void greet() {
        put(new Frame.Hello(header(), Bed.of(BED, "nobody"), LoadSignal.SCHEMA));
        tellAlarm(isActive);
    }

    @Override
    public void obey(Frame.Command command) {
        // Nobody asks anything of this bed.
    }

    private void put(Frame frame) {
        gateway.put(FrameWriter.bytes(frame));
    }

    private Header header() {
        sequence = sequence + 1;
        return new Header(BED, sequence, LoadSignal.SCHEMA.hash(), System.nanoTime(),
                System.currentTimeMillis());
    }
}
