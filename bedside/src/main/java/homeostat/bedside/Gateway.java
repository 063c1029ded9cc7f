package homeostat.bedside;

import homeostat.bedside.mqtt.MqttConnection;
import homeostat.bedside.mqtt.MqttException;
import homeostat.kernel.Alarm;
import homeostat.kernel.AlarmState;
import homeostat.kernel.Priority;
import homeostat.kernel.Span;
import homeostat.wire.Forwarder;
import homeostat.wire.Frame;
import homeostat.wire.FrameReader;
import homeostat.wire.Parcel;
import homeostat.wire.ParcelCodec;
import homeostat.wire.Report;
import homeostat.wire.WireException;
import homeostat.wire.log.DiskFolder;
import homeostat.wire.log.Folder;
import homeostat.wire.log.LogException;
import homeostat.wire.log.Seal;
import homeostat.wire.log.SegmentLog;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/// The small box between the devices of some beds and the fleet.
///
/// Everything a bed says goes to the outbox on the box's own disk first, and from there to the
/// fleet, which acknowledges what it has on *its* disk; only then is it forgotten here. Without a
/// link, the outbox grows, up to a stated size, for hours; when the link is back, what is new goes
/// first and what was kept follows. An alarm's change wakes the sender and is on the disk and on
/// its way at once; everything else waits a tenth of a second for company.
///
/// *Lost link* is a technical alarm here as silence is one there: data that stops is known at both
/// ends. So is a clock that is not the fleet's.
public final class Gateway implements AutoCloseable {
    private static final long TICK_NS = Span.milliseconds(100);
    private static final long ASK_NS = Span.seconds(1);
    private static final long PING_NS = Span.seconds(2);
    private static final long SILENT_NS = Span.seconds(5);
    private static final long CLOCK_NS = Span.seconds(10);
    private static final long CLOCK_MS = 5_000;
    private static final long RETRY_NS = Span.milliseconds(250);
    private static final long RETRY_NS_MAX = Span.seconds(2);
    private static final int UNDER_WAY_MAX = 16;
    private static final int NUMBERS = 65_535;
    private static final long SEGMENT_BYTES = 4 << 20;
    private static final int QUEUE_MAX = 1 << 16;
    private static final String KEY_FILE = "outbox.key";

    /// Where the fleet is, and how it is proved to each other who is who.
    ///
    /// @param tls null only for a broker on this machine
    public record Link(InetSocketAddress fleet, SSLContext tls) {}

    /// How the fleet is reached, who this is, and how much it may keep.
    ///
    /// @param link asked whenever a connection is to be made; null while there is none
    /// @param outbox the outbox's own name, drawn when its folder was made
    public record Options(Supplier<Link> link, String name, long outbox, long keepBytesMax) {
        /// A gigabyte: about two days of four beds with one wave each.
        public static final long KEEP_BYTES = 1L << 30;
    }

    /// What a bed at this gateway is told.
    public interface Bedside {
        /// The link is new: say again who is there and how everything stands.
        void greet();

        /// Somebody asks something of the bed.
        void obey(Frame.Command command);
    }

    private record Waiting(byte[] frame, long epochMillis) {}

    private final Options options;
    private final SegmentLog log;
    private final Forwarder forwarder;
    private final Map<String, Bedside> beds = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Consumer<Gateway>> news = new ConcurrentLinkedQueue<>();
    private final AtomicInteger queued = new AtomicInteger();
    private final Alarm lostLink = new Alarm(Priority.MEDIUM, false, SILENT_NS);
    private final Alarm wrongClock = new Alarm(Priority.LOW, false, CLOCK_NS);
    private final Thread thread;
    private volatile boolean running = true;
    private volatile boolean linked;
    private volatile long dropped;
    private volatile long waiting;
    private volatile String trouble = "";
    private volatile AlarmState linkAlarm = AlarmState.INACTIVE;
    private volatile AlarmState clockAlarm = AlarmState.INACTIVE;
    private long clockOffMs;
    private MqttConnection connection;
    private Ear ear;
    private boolean owesGreeting;
    private int underWay;
    private int number;
    private long heardNs;
    private long acknowledgedNs;
    private long askedNs;
    private long pingedNs;
    private long retryAtNs;
    private long retryNs = RETRY_NS;

    /// A gateway whose outbox lies in `folder`; it begins with [#start].
    public Gateway(Folder folder, Options options) {
        this(folder, Seal.none(), options);
    }

    private Gateway(Folder folder, Seal seal, Options options) {
        this.options = options;
        this.log = SegmentLog.open(folder, SEGMENT_BYTES);
        this.forwarder = forwarder(log, seal, options.outbox());
        this.thread = Thread.ofPlatform().daemon().name("gateway " + options.name())
                .unstarted(this::run);
    }

    private static Forwarder forwarder(SegmentLog log, Seal seal, long outbox) {
        try {
            return new Forwarder(log, seal, outbox);
        } catch (LogException e) {
            log.close();
            throw e;
        }
    }

    /// A gateway whose outbox lies in a folder of the disk, under a name drawn when it was made,
    /// and sealed with the key in a file, which is made when there is none.
    ///
    /// @param key null for a file beside the outbox, which protects nothing from who takes both
    public static Gateway in(Path folder, Path key, String name, Supplier<Link> link) {
        Folder disk = DiskFolder.open(folder);
        Path label = folder.resolve("outbox.name");
        try {
            if (!Files.exists(label)) {
                Files.writeString(label, Long.toString(new SecureRandom().nextLong()));
            }
            long outbox = Long.parseLong(Files.readString(label).strip());
            return new Gateway(disk, Seal.in(key == null ? folder.resolve(KEY_FILE) : key),
                    new Options(link, name, outbox, Options.KEEP_BYTES));
        } catch (IOException | NumberFormatException e) {
            disk.close();
            throw new BedsideException("outbox has no name: file=" + label
                    + ", expected a number that this user may read", e);
        }
    }

    /// Begins to connect and to send.
    public void start() {
        thread.start();
    }

    /// Takes a bed under the name that its frames carry.
    public void add(String bed, Bedside bedside) {
        beds.put(bed, bedside);
    }

    /// Takes a frame, from any thread. An alarm is on its way at once.
    public void put(byte[] frame) {
        if (queued.get() >= QUEUE_MAX) {
            dropped = dropped + 1;
            return;
        }
        queued.incrementAndGet();
        queue.add(new Waiting(frame, System.currentTimeMillis()));
        if (FrameReader.isUrgent(frame)) {
            LockSupport.unpark(thread);
        }
    }

    /// Whether the fleet can be reached.
    public boolean isLinked() {
        return linked;
    }

    /// How the alarm about the lost link stands.
    public AlarmState linkAlarm() {
        return linkAlarm;
    }

    /// How the alarm about a wall clock that is not the fleet's stands.
    public AlarmState clockAlarm() {
        return clockAlarm;
    }

    /// How many frames wait in the outbox or to be put there; never fewer than do.
    public long waiting() {
        int inMemory = queued.get();
        return inMemory + waiting;
    }

    /// How many frames could not be kept: the disk was full, or the outbox reached its size.
    public long dropped() {
        return dropped;
    }

    /// What the last connection or the disk failed of; empty for nothing.
    public String trouble() {
        return trouble;
    }

    /// Cuts the link as a broken cable does; it is made again by itself.
    public void cut() {
        tell(one -> one.disconnect("cut"));
    }

    /// Ends it; what was put before is kept, and sent as far as the link takes it within a moment.
    @Override
    public void close() {
        running = false;
        LockSupport.unpark(thread);
        try {
            thread.join(2_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        long nowNs = System.nanoTime();
        retryAtNs = nowNs;
        while (running) {
            nowNs = System.nanoTime();
            step(nowNs);
            if (queue.isEmpty() && news.isEmpty()) {
                LockSupport.parkNanos(TICK_NS);
            }
        }
        farewell();
        log.close();
    }

    private void farewell() {
        long untilNs = System.nanoTime() + Span.milliseconds(500);
        while (connection != null && System.nanoTime() < untilNs
                && (underWay > 0 || !queue.isEmpty())) {
            step(System.nanoTime());
            LockSupport.parkNanos(Span.milliseconds(5));
        }
        if (connection != null) {
            connection.close();
        }
    }

    private void step(long nowNs) {
        for (Consumer<Gateway> one = news.poll(); one != null; one = news.poll()) {
            one.accept(this);
        }
        keep();
        if (connection == null && nowNs >= retryAtNs) {
            connect(nowNs);
        }
        if (connection != null) {
            converse(nowNs);
        }
        waiting = forwarder.waiting();
        lostLink.report(connection == null, nowNs);
        lostLink.publish();
        linkAlarm = lostLink.state();
        wrongClock.report(Math.abs(clockOffMs) > CLOCK_MS, nowNs);
        wrongClock.publish();
        clockAlarm = wrongClock.state();
    }

    /// Puts what is queued on the disk, all of it with one force.
    private void keep() {
        List<Waiting> taken = new ArrayList<>();
        try {
            for (Waiting one = queue.poll(); one != null; one = queue.poll()) {
                taken.add(one);
                log.append(forwarder.sealed(one.frame()), one.epochMillis());
            }
            log.force();
            if (owesGreeting && !taken.isEmpty()) {
                owesGreeting = false;
                beds.values().forEach(Bedside::greet);
            }
            while (log.bytes() > options.keepBytesMax() && log.deleteOldest()) {
                trouble = "the outbox is full: the oldest frames are given up";
            }
        } catch (LogException e) {
            dropped = dropped + taken.size();
            owesGreeting = true; // how everything stands is said again as soon as there is room
            trouble = e.getMessage();
        }
        waiting = forwarder.waiting();
        queued.addAndGet(-taken.size());
    }

    private void connect(long nowNs) {
        Link link = options.link().get();
        if (link == null) {
            return;
        }
        ear = new Ear();
        try {
            connection = MqttConnection.open(new MqttConnection.Options(link.fleet(),
                    link.tls(), options.name(), topic("down")), ear);
            underWay = 0;
            heardNs = System.nanoTime();
            askedNs = heardNs;
            retryNs = RETRY_NS;
            trouble = "";
            forwarder.connected();
            linked = true;
            beds.values().forEach(Bedside::greet);
        } catch (MqttException e) {
            trouble = e.getMessage();
            retryAtNs = System.nanoTime() + pauseNs();
            retryNs = Math.min(2 * retryNs, RETRY_NS_MAX);
        }
    }

    private void converse(long nowNs) {
        boolean stuck = underWay > 0 && nowNs - acknowledgedNs > SILENT_NS;
        if (nowNs - heardNs > SILENT_NS || stuck) {
            disconnect(stuck ? "nothing acknowledged for 5 s" : "nothing heard for 5 s");
            return;
        }
        try {
            if (nowNs - pingedNs > PING_NS) {
                pingedNs = nowNs;
                connection.ping();
            }
            if (nowNs - askedNs > ASK_NS && forwarder.waiting() > 0) {
                askedNs = nowNs;
                forwarder.ask();
            }
            while (underWay < UNDER_WAY_MAX) {
                Parcel parcel = forwarder.next();
                if (parcel == null) {
                    return;
                }
                acknowledgedNs = underWay == 0 ? nowNs : acknowledgedNs;
                number = number % NUMBERS + 1;
                underWay = underWay + 1;
                connection.publish(topic("up"), number, ParcelCodec.bytes(parcel));
            }
        } catch (MqttException e) {
            disconnect(e.getMessage());
        }
    }

    private void disconnect(String why) {
        if (connection == null) {
            return;
        }
        connection.abort();
        connection = null;
        linked = false;
        trouble = why;
        forwarder.disconnected();
        retryAtNs = System.nanoTime() + pauseNs();
    }

    /// How long to wait before the next attempt: not as long as all others who lost the same fleet
    /// in the same moment.
    private long pauseNs() {
        return ThreadLocalRandom.current().nextLong(retryNs / 2, retryNs);
    }

    private String topic(String direction) {
        return "homeostat/1/" + options.name() + "/" + direction;
    }

    private void tell(Consumer<Gateway> what) {
        news.add(what);
        LockSupport.unpark(thread);
    }

    private void heard(byte[] payload) {
        try {
            if (ParcelCodec.isReport(payload)) {
                Report report = ParcelCodec.report(payload);
                forwarder.told(report);
                clockOffMs = report.epochMillis() == Report.NO_TIME ? 0
                        : System.currentTimeMillis() - report.epochMillis();
            } else if (FrameReader.read(payload) instanceof Frame.Command command) {
                Bedside bedside = beds.get(command.header().bed());
                if (bedside != null) {
                    bedside.obey(command);
                }
            }
        } catch (WireException e) {
            trouble = e.getMessage();
        }
    }

    /// Hears what comes, on the connection's thread, and hands it to the gateway's.
    private final class Ear implements MqttConnection.Listener {
        private boolean isCurrent(Gateway gateway) {
            return gateway.connection != null && gateway.ear == this;
        }

        @Override
        public void acknowledged(int acknowledged, int reason) {
            tell(gateway -> {
                if (isCurrent(gateway)) {
                    gateway.heardNs = System.nanoTime();
                    gateway.acknowledgedNs = gateway.heardNs;
                    gateway.underWay = gateway.underWay - 1;
                }
            });
        }

        @Override
        public void published(String from, byte[] payload) {
            tell(gateway -> {
                if (isCurrent(gateway)) {
                    gateway.heardNs = System.nanoTime();
                    gateway.heard(payload);
                }
            });
        }

        @Override
        public void answered() {
            tell(gateway -> {
                if (isCurrent(gateway)) {
                    gateway.heardNs = System.nanoTime();
                }
            });
        }

        @Override
        public void ended(String why) {
            tell(gateway -> {
                if (isCurrent(gateway)) {
                    gateway.disconnect(why);
                }
            });
        }
    }
}
