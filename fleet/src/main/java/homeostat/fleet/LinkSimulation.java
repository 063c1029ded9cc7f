package homeostat.fleet;

import homeostat.fleet.store.JournalEntry;
import homeostat.fleet.store.Ledger;
import homeostat.kernel.AlarmState;
import homeostat.kernel.Span;
import homeostat.wire.Forwarder;
import homeostat.wire.Frame;
import homeostat.wire.Parcel;
import homeostat.wire.Report;
import homeostat.wire.log.ForgetfulFolder;
import homeostat.wire.log.LogException;
import homeostat.wire.log.LogReader;
import homeostat.wire.log.LogRecord;
import homeostat.wire.log.SegmentLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/// Devices, gateway, link and server in one thread under one seed, with everything going wrong
/// that a network, a disk and a power line can do; the parts are the ones that run in earnest.
///
/// Forty seconds of faults: parcels and reports are lost, doubled and overtaken; the link is cut
/// for seconds; either side loses its power, and of what its disk was not forced to keep any sector
/// may be gone; the server dies between writing and forcing, and between forcing and
/// acknowledging; either disk is full or fails; the gateway's wall clock and the server's jump by
/// hours, each by itself. Then twenty seconds without any and four in which the last word arrives,
/// and what must hold is asked:
///
/// - each frame that the gateway kept is in the journal, and once;
/// - each frame that was acknowledged is in the journal, whatever happened to the server after;
/// - each change of an alarm that the gateway kept is in the journal, and every alarm stands in the
///   console as it stands in its device;
/// - at no instant was a bed silent for longer than the silence alarm allows without that alarm.
///
/// What breaks is one sentence; the same dice break it again.
public final class LinkSimulation {
    private static final long TICK_NS = Span.milliseconds(50);
    private static final long FAULTS_NS = Span.seconds(40);
    private static final long QUIET_NS = Span.seconds(60);
    private static final long END_NS = Span.seconds(64);
    private static final long ACK_NS_MAX = Span.seconds(3);
    private static final long SILENCE_NS = Span.milliseconds(5_200);
    private static final int BEDS = 2;
    private static final long SEGMENT_BYTES = 20_000;
    private static final long OUTBOX = 7;
    private static final String SENDER = "gateway";

    /// Something under way.
    private record Underway(long dueNs, long link, Parcel parcel, Report report, int number) {}

    private final IntUnaryOperator dice;
    private final ForgetfulFolder gatewayDisk = new ForgetfulFolder();
    private final ForgetfulFolder serverDisk = new ForgetfulFolder();
    private final List<SimulatedBed> devices = new ArrayList<>();
    private final List<Underway> wires = new ArrayList<>();
    private final Map<Long, Integer> kept = new TreeMap<>();
    private final Map<Long, Integer> acknowledged = new TreeMap<>();
    private final Map<Integer, Parcel> sent = new HashMap<>();
    private final List<byte[]> unkept = new ArrayList<>();
    private SegmentLog outbox;
    private Forwarder forwarder;
    private SegmentLog journal;
    private Ledger ledger;
    private Beds beds;
    private Desk desk;
    private Uplink uplink;
    private long nowNs;
    private long serverUpNs;
    private long wallJumpMs;
    private long serverJumpMs;
    private long link;
    private boolean linked;
    private boolean mute;
    private int number;
    private int faults;
    private int parcels;
    private long unansweredSinceNs;
    private String broken = "";

    private LinkSimulation(IntUnaryOperator dice) {
        this.dice = dice;
        for (int i = 0; i < BEDS; i++) {
            devices.add(new SimulatedBed("bed-" + (i + 1), unkept::add));
        }
        startGateway();
        startServer();
    }

    /// What came of a run.
    ///
    /// @param broken what did not hold; empty when everything did
    /// @param faults how many were made
    /// @param frames that the gateway kept
    /// @param parcels that were sent
    public record Outcome(String broken, int faults, int frames, int parcels) {}

    /// One run; `dice` is given a number of sides and throws 0 to one less.
    public static Outcome run(IntUnaryOperator dice) {
        LinkSimulation simulation = new LinkSimulation(dice);
        while (simulation.nowNs < END_NS && simulation.broken.isEmpty()) {
            simulation.nowNs += TICK_NS;
            simulation.tick();
        }
        if (simulation.broken.isEmpty()) {
            simulation.ask();
        }
        return new Outcome(simulation.broken, simulation.faults, simulation.kept.size(),
                simulation.parcels);
    }

    private void tick() {
        if (nowNs < FAULTS_NS) {
            goWrong();
        } else if (nowNs == FAULTS_NS) {
            gatewayDisk.room(Long.MAX_VALUE);
            serverDisk.room(Long.MAX_VALUE);
            disconnect(); // what was lost under way would be missed later, in the quiet
        }
        for (SimulatedBed device : devices) {
            if (nowNs < QUIET_NS) {
                device.live(nowNs, wallMs(), nowNs < FAULTS_NS ? dice : _ -> 1);
            }
        }
        keep();
        converse();
        deliver();
        beds.look();
        listenForSilence();
    }

    private void goWrong() {
        switch (dice.applyAsInt(400)) {
            case 0, 1 -> disconnect();
            case 2 -> loseGateway();
            case 3 -> loseServer();
            case 4 -> gatewayDisk.room(outbox.bytes() + dice.applyAsInt(500));
            case 5 -> serverDisk.room(journal.bytes() + dice.applyAsInt(500));
            case 6, 7 -> {
                gatewayDisk.room(Long.MAX_VALUE);
                serverDisk.room(Long.MAX_VALUE);
                return;
            }
            case 8 -> serverDisk.failForce();
            case 9 -> gatewayDisk.failForce();
            case 10 -> wallJumpMs = 3_600_000L * (dice.applyAsInt(9) - 4);
            case 11 -> serverJumpMs = 3_600_000L * (dice.applyAsInt(9) - 4);
            default -> {
                return;
            }
        }
        faults = faults + 1;
    }

    private void startGateway() {
        outbox = SegmentLog.open(gatewayDisk, SEGMENT_BYTES);
        forwarder = new Forwarder(outbox, OUTBOX);
        kept.keySet().removeIf(sequence -> sequence > outbox.durable());
    }

    private void loseGateway() {
        disconnect();
        unkept.clear();
        gatewayDisk.room(Long.MAX_VALUE);
        gatewayDisk.lose(dice);
        long promised = outbox.durable();
        startGateway();
        if (outbox.durable() < promised || outbox.recovery().lost() > 0) {
            broken = "the outbox lost what it had promised: at=" + nowNs;
        }
    }

    private void startServer() {
        journal = SegmentLog.open(serverDisk, SEGMENT_BYTES);
        ledger = new Ledger(journal);
        ledger.replay(1);
        beds = new Beds(() -> new Moment(nowNs, wallMs() + serverJumpMs));
        desk = new Desk(ledger, beds);
        uplink = new Uplink(beds, SENDER, _ -> linked);
        serverUpNs = nowNs;
    }

    private void loseServer() {
        disconnect();
        serverDisk.room(Long.MAX_VALUE);
        serverDisk.lose(dice);
        startServer();
    }

    private void disconnect() {
        linked = false;
        link = link + 1;
        sent.clear();
        forwarder.disconnected();
    }

    /// The gateway's disk: everything that devices said since the last tick, with one force.
    private void keep() {
        if (unkept.isEmpty()) {
            return;
        }
        long first = outbox.durable() + 1;
        List<byte[]> frames = List.copyOf(unkept);
        unkept.clear();
        try {
            for (byte[] frame : frames) {
                outbox.append(frame, wallMs());
            }
            outbox.force();
            for (int i = 0; i < frames.size(); i++) {
                kept.put(first + i, Arrays.hashCode(frames.get(i)));
            }
        } catch (LogException e) {
            // Not kept and nobody was promised it; how alarms stand is said with the next greeting.
            devices.forEach(device -> device.greet(nowNs, wallMs()));
        }
    }

    private void converse() {
        if (!linked) {
            if (nowNs >= FAULTS_NS || dice.applyAsInt(20) == 0) {
                linked = true;
                forwarder.connected();
                devices.forEach(device -> device.greet(nowNs, wallMs()));
            }
            return;
        }
        if (!sent.isEmpty() && nowNs - unansweredSinceNs > ACK_NS_MAX) {
            disconnect();
            return;
        }
        if (dice.applyAsInt(20) == 0) {
            forwarder.ask();
        }
        for (Parcel parcel = forwarder.next(); parcel != null && sent.size() < 8;
                parcel = forwarder.next()) {
            number = number + 1;
            parcels = parcels + 1;
            if (sent.isEmpty()) {
                unansweredSinceNs = nowNs;
            }
            sent.put(number, parcel);
            travel(parcel, null, number);
        }
    }

    /// Puts something on the wire, where it may be lost, doubled or overtaken.
    private void travel(Parcel parcel, Report report, int of) {
        int copies = nowNs >= FAULTS_NS ? 1 : switch (dice.applyAsInt(30)) {
            case 0 -> 0;
            case 1 -> 2;
            default -> 1;
        };
        for (int copy = 0; copy < copies; copy++) {
            long delayNs = Span.milliseconds(dice.applyAsInt(dice.applyAsInt(9) == 0 ? 900 : 60));
            wires.add(new Underway(nowNs + delayNs, link, parcel, report, of));
        }
    }

    private void deliver() {
        List<Underway> due = wires.stream().filter(one -> one.dueNs() <= nowNs).toList();
        wires.removeAll(due);
        List<Desk.Arrival> arrivals = new ArrayList<>();
        for (Underway one : due) {
            if (one.link() != link || !linked) {
                continue;
            }
            if (one.parcel() != null) {
                arrivals.add(new Desk.Arrival(uplink, one.parcel(), new Post(one)));
            } else {
                hear(one);
            }
        }
        if (!arrivals.isEmpty()) {
            receive(arrivals);
        }
    }

    /// The server takes what came, unless it dies over it: after some is in the journal and none is
    /// forced, or when all is forced and nobody has been told.
    private void receive(List<Desk.Arrival> arrivals) {
        switch (nowNs < FAULTS_NS ? dice.applyAsInt(150) : -1) {
            case 0 -> {
                arrivals.forEach(desk::show);
                faults = faults + (desk.take(arrivals) ? 0 : 1); // two at once
                loseServer();
                faults = faults + 1;
            }
            case 1 -> {
                mute = true;
                desk.store(arrivals);
                mute = false;
                loseServer();
                faults = faults + 1;
            }
            default -> desk.store(arrivals);
        }
    }

    private void hear(Underway one) {
        if (one.report() != null) {
            forwarder.told(one.report());
            return;
        }
        sent.remove(one.number());
        unansweredSinceNs = nowNs;
    }

    /// Sends the server's answer back over the same wire.
    private final class Post implements Desk.Answer {
        private final Underway letter;

        Post(Underway letter) {
            this.letter = letter;
        }

        @Override
        public void stored(Report report) {
            if (mute) {
                return;
            }
            for (Parcel.Item item : letter.parcel().items()) {
                acknowledged.put(item.sequence(), Arrays.hashCode(item.frame()));
            }
            travel(null, null, letter.number());
            if (report != null) {
                travel(null, report, 0);
            }
        }

        @Override
        public void refused() {
            if (mute) {
                return;
            }
            travel(null, null, letter.number());
        }
    }

    private void listenForSilence() {
        for (BedMemory bed : beds.all()) {
            long quietNs = bed.ageNs(nowNs);
            boolean told = bed.own.state(0).isVisible() || bed.own.state(1).isVisible();
            if (quietNs > SILENCE_NS && !told && nowNs - serverUpNs > SILENCE_NS) {
                broken = "a bed fell silent and no alarm said so: bed=" + bed.bed().name()
                        + " quietNs=" + quietNs + " at=" + nowNs;
            }
        }
    }

    private void ask() {
        Map<Long, Integer> journalled = new TreeMap<>();
        try (LogReader reader = journal.reader(1)) {
            for (LogRecord one = reader.next(); one != null; one = reader.next()) {
                for (Parcel.Item item : JournalEntry.of(one.payload()).parcel().items()) {
                    if (journalled.put(item.sequence(),
                            Arrays.hashCode(item.frame())) != null) {
                        broken = "a frame is in the journal twice: number=" + item.sequence();
                        return;
                    }
                }
            }
        }
        acknowledged.forEach((sequence, hash) -> {
            if (!hash.equals(journalled.get(sequence))) {
                broken = "an acknowledged frame is not in the journal: number=" + sequence;
            }
        });
        kept.forEach((sequence, hash) -> {
            if (!hash.equals(journalled.get(sequence))) {
                broken = "a frame that the gateway kept is not in the journal: number="
                        + sequence;
            }
        });
        devices.forEach(this::askAlarm);
    }

    private void askAlarm(SimulatedBed device) {
        BedMemory bed = beds.bed(device.name());
        Frame.Standing shown = bed == null ? null : bed.standings().get(0);
        AlarmState state = shown == null ? AlarmState.INACTIVE : shown.state();
        if (bed == null || state != device.state()) {
            broken = "an alarm stands otherwise than in its device: bed=" + device.name()
                    + " shown=" + state + " device=" + device.state();
        }
    }

    private long wallMs() {
        return 1_700_000_000_000L + nowNs / 1_000_000 + wallJumpMs;
    }
}
