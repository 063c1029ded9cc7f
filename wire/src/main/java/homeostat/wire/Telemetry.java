package homeostat.wire;

import homeostat.kernel.Alarm;
import homeostat.kernel.Device;
import homeostat.kernel.ModeCell;
import homeostat.kernel.Order;
import homeostat.kernel.Reading;
import homeostat.kernel.Sheet;
import homeostat.kernel.Span;
import homeostat.kernel.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Looks at a device after each instant and tells the fleet what changed.
///
/// A host moves its device from one instant to the next and calls [#sample] after each:
///
/// ```java
/// telemetry.hello(nowNs, epochMillis);
/// while (device.nextEventNs() <= untilNs) {
///     long instantNs = device.nextEventNs();
///     device.advance(instantNs);
///     telemetry.sample(instantNs, epochMillis);
/// }
/// ```
///
/// Instants that the host skips are wave samples that are lost; they show up as gaps, never as
/// a line drawn across. Alarms, modes and orders are sent at the instant at which they appear,
/// waves together once a second, numerics once a second of device time (less often where
/// a simulation runs more than ten times ahead of the wall: ten times a second is enough to see).
///
/// Not for several threads. Allocates; it belongs to no control path.
public final class Telemetry {
    /// Waves are not sent by a device that runs faster than this: no screen could sweep them.
    public static final double WAVE_SPEED_MAX = 8;

    private static final double NUMERICS_PER_WALL_SECOND_MAX = 10;
    private static final long WAVES_EVERY_NS = Span.seconds(1);
    private static final int WAVE_SAMPLES_MAX = 12_000;

    private final Device device;
    private final Bed bed;
    private final Schema schema;
    private final long schemaHash;
    private final Consumer<byte[]> uplink;
    private final List<Sheet.PortRow> outputs = new ArrayList<>();
    private final List<WaveBlock> waves = new ArrayList<>();
    private final List<Sheet.PortRow> orders = new ArrayList<>();
    private final long[] ordersSeen;
    private final Frame.Standing[] standings;
    private final int modeCells;
    private final long[] modesSeen;
    private final int[] modeCodesSeen;
    private final long numericsEveryNs;
    private final boolean packed;
    private final Requests requests;
    private long numericsDueNs = Long.MIN_VALUE;
    private final List<Frame.Piece> pieces = new ArrayList<>();
    private int pieceSamples;
    private long wavesDueNs = Long.MIN_VALUE;
    private long sequence;
    private long atNs;
    private long atEpochMillis;

    /// The telemetry of `device`, which works at `bed`; every frame is given to `uplink`.
    public Telemetry(Device device, Bed bed, Consumer<byte[]> uplink) {
        this(device, bed, uplink, true);
    }

    /// The same as firmware has it, which holds no second of waves: a frame for each block of a
    /// wave, of at most 250 ms, not packed.
    public static Telemetry unpacked(Device device, Bed bed, Consumer<byte[]> uplink) {
        return new Telemetry(device, bed, uplink, false);
    }

    private Telemetry(Device device, Bed bed, Consumer<byte[]> uplink, boolean packed) {
        this.packed = packed;
        this.device = device;
        this.bed = bed;
        this.uplink = uplink;
        Sheet sheet = device.sheet();
        this.schema = Schema.of(sheet);
        this.schemaHash = schema.hash();
        for (Sheet.PortRow row : sheet.ports()) {
            switch (row.kind()) {
                case OUTPUT -> outputs.add(row);
                case WAVE -> waves.add(new WaveBlock(row));
                case ORDERS -> orders.add(row);
                case INPUT, INBOX, RECEIPTS -> { }
            }
        }
        this.ordersSeen = new long[orders.size()];
        this.standings = new Frame.Standing[sheet.alarms().size()];
        int cells = 0;
        for (Sheet.ModeRow row : sheet.modes()) {
            cells = Math.max(cells, row.cell() + 1);
        }
        this.modeCells = cells;
        this.requests = new Requests(device, cells);
        this.modesSeen = new long[cells];
        this.modeCodesSeen = new int[cells];
        this.numericsEveryNs = (long) (Span.seconds(1)
                * Math.max(1, bed.speed() / NUMERICS_PER_WALL_SECOND_MAX));
    }

    /// The schema that the frames are made under.
    public Schema schema() {
        return schema;
    }

    /// Says who is there, then how every visible alarm stands, every mode, every number.
    ///
    /// First of all, and again whenever the link is new.
    public void hello(long nowNs, long epochMillis) {
        at(nowNs, epochMillis);
        send(new Frame.Hello(header(), bed, schema));
        for (int cell = 0; cell < modeCells; cell++) {
            sendMode(cell);
        }
        for (int alarm = 0; alarm < standings.length; alarm++) {
            standings[alarm] = standing(alarm);
            if (standings[alarm].state().isVisible()) {
                send(new Frame.AlarmChange(header(), standings[alarm]));
            }
        }
        sendNumerics();
    }

    /// Looks at the device as it stands at `nowNs` and sends what is news.
    public void sample(long nowNs, long epochMillis) {
        at(nowNs, epochMillis);
        sampleAlarms();
        sampleModes();
        sampleOrders();
        sampleWaves();
        if (nowNs >= numericsDueNs) {
            sendNumerics();
        }
    }

    /// Says that the bed leaves on purpose.
    public void goodbye(long nowNs, long epochMillis, String reason) {
        at(nowNs, epochMillis);
        sendWaves();
        send(new Frame.Goodbye(header(), reason));
    }

    /// Does what a command says; false when it is not for this bed, this schema or this device's
    /// alarms, and then nothing is done.
    public boolean obey(Frame.Command command, long nowNs) {
        Header header = command.header();
        if (!header.bed().equals(bed.name())) {
            return false;
        }
        if (header.schema() != schemaHash) {
            if (command instanceof Frame.Request request) {
                answer(request, Requests.Outcome.refused(
                        "made for another version of this device"));
            }
            return false;
        }
        switch (command) {
            case Frame.Acknowledge acknowledge -> {
                if (acknowledge.alarm() < 0 || acknowledge.alarm() >= standings.length) {
                    return false;
                }
                device.acknowledge(acknowledge.alarm());
            }
            case Frame.PauseAudio pause -> {
                long deviceSpanNs = (long) (pause.spanNs() * bed.speed());
                device.pauseAudio(nowNs + deviceSpanNs);
            }
            case Frame.Request request -> {
                Requests.Outcome outcome = requests.obey(request, nowNs);
                answer(request, outcome);
                return outcome.done();
            }
        }
        return true;
    }

    /// Lets nobody change settings from afar, and says why; empty lets them again. For whoever is
    /// at the bedside: they have the last word.
    public void lockSettings(String why) {
        requests.lock(why);
    }

    private void answer(Frame.Request request, Requests.Outcome outcome) {
        send(new Frame.Answer(header(), request.number(), outcome.done(), outcome.lines()));
    }

    private void sampleAlarms() {
        for (int alarm = 0; alarm < standings.length; alarm++) {
            Frame.Standing standing = standing(alarm);
            if (!standing.equals(standings[alarm])) {
                standings[alarm] = standing;
                send(new Frame.AlarmChange(header(), standing));
            }
        }
    }

    private Frame.Standing standing(int index) {
        Alarm alarm = device.alarm(index);
        return new Frame.Standing(index, alarm.priority(), alarm.state(), alarm.onsetNs(),
                alarm.isAudible(atNs));
    }

    private void sampleModes() {
        for (int cell = 0; cell < modeCells; cell++) {
            ModeCell<?> modes = device.modes(cell);
            if (modes.publishedCode() != modeCodesSeen[cell]
                    || modes.publishedSinceNs() != modesSeen[cell]) {
                sendMode(cell);
            }
        }
    }

    private void sendMode(int cell) {
        ModeCell<?> modes = device.modes(cell);
        modeCodesSeen[cell] = modes.publishedCode();
        modesSeen[cell] = modes.publishedSinceNs();
        send(new Frame.ModeChange(header(), cell, modes.publishedCode(),
                modes.publishedRegime(), modes.publishedSinceNs()));
    }

    private void sampleOrders() {
        for (int i = 0; i < ordersSeen.length; i++) {
            Sheet.PortRow row = orders.get(i);
            Order<?> order = device.order(row.index());
            if (order.sequence() != ordersSeen[i]) {
                ordersSeen[i] = order.sequence();
                send(new Frame.OrderMade(header(), row.index(), order.sequence(),
                        Units.read(order, row.unit()), order.reason()));
            }
        }
    }

    private void sampleWaves() {
        if (bed.speed() > WAVE_SPEED_MAX) {
            return;
        }
        for (WaveBlock wave : waves) {
            Reading<?> reading = device.output(wave.output());
            if (wave.isNews(reading)) {
                if (!wave.continuesWith(reading) || packed && wave.isFull()) {
                    cut(wave);
                }
                wave.add(reading);
                pieceSamples = pieceSamples + 1;
            }
            if (!packed && wave.isDue(atNs)) {
                cut(wave);
            }
        }
        if (packed && (atNs >= wavesDueNs || pieceSamples >= WAVE_SAMPLES_MAX
                || pieces.size() >= Layout.ITEMS_MAX / 2)) {
            sendWaves();
        }
    }

    private void cut(WaveBlock wave) {
        if (wave.isEmpty()) {
            return;
        }
        Frame.Piece piece = wave.take();
        if (packed) {
            pieces.add(piece);
        } else {
            send(new Frame.Wave(header(), piece.output(), piece.firstNs(), piece.intervalNs(),
                    piece.samples()));
        }
    }

    private void sendWaves() {
        wavesDueNs = atNs + WAVES_EVERY_NS;
        waves.forEach(this::cut);
        if (!pieces.isEmpty()) {
            send(new Frame.Waves(header(), pieces));
            pieces.clear();
            pieceSamples = 0;
        }
    }

    private void sendNumerics() {
        numericsDueNs = atNs + numericsEveryNs;
        List<Frame.Numeric> values = new ArrayList<>(outputs.size());
        for (Sheet.PortRow row : outputs) {
            Reading<?> reading = device.output(row.index());
            Unit<?> unit = row.unit();
            values.add(new Frame.Numeric(row.index(), Units.read(reading, unit),
                    reading.quality(), Math.max(0, atNs - reading.atNs())));
        }
        send(new Frame.Numerics(header(), values));
    }

    private void at(long nowNs, long epochMillis) {
        atNs = nowNs;
        atEpochMillis = epochMillis;
    }

    private Header header() {
        sequence = sequence + 1;
        return new Header(bed.name(), sequence, schemaHash, atNs, atEpochMillis);
    }

    private void send(Frame frame) {
        uplink.accept(FrameWriter.bytes(frame));
    }
}
