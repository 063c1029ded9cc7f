package homeostat.fleet;

import homeostat.kernel.Sheet;
import homeostat.kernel.Span;
import homeostat.wire.Frame;
import homeostat.wire.FrameReader;
import homeostat.wire.FrameWriter;
import homeostat.wire.Header;
import homeostat.wire.Schema;
import homeostat.wire.WireException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The beds by name: where frames arrive and commands leave.
final class Beds {
    /// Someone who shows beds to people.
    interface Watcher {
        /// Something about a bed changed; `atOnce` when a person must see it without delay.
        void changed(BedMemory bed, boolean atOnce);

        /// Waves came.
        void waves(BedMemory bed, Frame.Waves waves);
    }

    /// What came of a command.
    enum Outcome {
        /// Done here: it was about an alarm of the fleet's own.
        DONE,
        /// Handed to the bed; how its alarm stands afterwards is the answer.
        SENT,
        /// No such bed.
        NO_BED,
        /// The bed has no such alarm.
        NO_ALARM,
        /// The bed cannot be reached.
        UNREACHABLE
    }

    /// How long a pause of audio lasts.
    static final long PAUSE_NS = Span.seconds(120);

    private static final int DIGITS_MAX = 9;
    private static final int DECIMAL = 10;

    private final ConcurrentHashMap<String, BedMemory> beds = new ConcurrentHashMap<>();
    private final Supplier<Moment> clock;
    private final AtomicLong frames = new AtomicLong();
    private final AtomicLong framesRefused = new AtomicLong();
    private final AtomicLong framesLate = new AtomicLong();
    private final AtomicLong commands = new AtomicLong();
    private volatile Watcher watcher;
    private volatile BiConsumer<String, String> onRefused = (_, _) -> { };
    private volatile Consumer<Frame.Answer> answers = _ -> { };
    private volatile String lastRefusal = "";

    Beds(Supplier<Moment> clock) {
        this.clock = clock;
    }

    void watcher(Watcher other) {
        watcher = other;
    }

    /// Who is told of refusals: the sender, and a sentence.
    void onRefused(BiConsumer<String, String> told) {
        onRefused = told;
    }

    /// Who is told what devices answer, once for each answer that came.
    void onAnswer(Consumer<Frame.Answer> other) {
        answers = other;
    }

    /// Takes the bytes of a frame, or refuses them with a [WireException] or [FleetException].
    void ingest(byte[] bytes, Uplink from) {
        Frame frame;
        try {
            frame = FrameReader.read(bytes);
        } catch (WireException e) {
            framesRefused.incrementAndGet();
            throw e;
        }
        ingest(frame, bytes, from, null);
    }

    /// Takes a frame that was read from `bytes`; `order` is its number in an outbox, or null for
    /// one that came within the process and so in order.
    void ingest(Frame frame, byte[] bytes, Uplink from, Orders.Order order) {
        try {
            accept(frame, bytes, from, order);
            frames.incrementAndGet();
        } catch (FleetException e) {
            framesRefused.incrementAndGet();
            throw e;
        }
    }

    /// Takes up a bed that greeted before the server was started again. Nothing is heard from it
    /// until it is, which is an alarm soon.
    void restore(Frame.Hello hello, Uplink from) {
        beds.computeIfAbsent(hello.header().bed(),
                _ -> new BedMemory(hello, from, clock.get().nowNs()));
    }

    /// Counts a frame that came well but said what it may not.
    void refused(String sender, String sentence) {
        framesRefused.incrementAndGet();
        lastRefusal = sender + ": " + sentence;
        onRefused.accept(sender, sentence);
    }

    private static void checkOwner(BedMemory bed, Uplink from) {
        if (!bed.uplink().sender().equals(from.sender())) {
            throw new FleetException("bed of another sender: bed=" + bed.bed().name()
                    + " sender=" + from.sender() + ", expected " + bed.uplink().sender());
        }
    }

    private void accept(Frame frame, byte[] bytes, Uplink from, Orders.Order order) {
        if (frame instanceof Frame.Command) {
            throw new FleetException("a command came up instead of down: bed="
                    + frame.header().bed() + ", expected telemetry");
        }
        Moment now = clock.get();
        BedMemory bed = bed(frame, from, now.nowNs());
        BedMemory.News news;
        boolean late;
        synchronized (bed) {
            Orders.Place place = order == null ? Orders.Place.NEWEST
                    : bed.orders.place(frame, order);
            late = place != Orders.Place.NEWEST;
            news = late ? bed.acceptLate(frame, place, now)
                    : bed.accept(frame, bytes, from, now);
        }
        if (late) {
            framesLate.incrementAndGet();
        }
        if (frame instanceof Frame.Answer answer) {
            answers.accept(answer);
        }
        Watcher told = watcher;
        if (told == null) {
            return;
        }
        if (frame instanceof Frame.Waves waves && !late) {
            told.waves(bed, waves);
        } else if (frame instanceof Frame.Wave wave && !late) {
            told.waves(bed, wave.together());
        } else if (news != BedMemory.News.NONE) {
            told.changed(bed, news == BedMemory.News.AT_ONCE);
        }
    }

    private BedMemory bed(Frame frame, Uplink from, long nowNs) {
        String name = frame.header().bed();
        BedMemory bed = beds.get(name);
        if (bed != null) {
            if (!bed.isEnded()) {
                checkOwner(bed, from);
            }
            return bed;
        }
        if (!(frame instanceof Frame.Hello hello)) {
            throw new FleetException("frame of a bed that has not greeted: bed=" + name
                    + ", expected a HELLO first");
        }
        if (name.chars().anyMatch(letter -> letter == '/' || Character.isISOControl(letter))) {
            throw new FleetException("not a name of a bed: bed="
                    + name.replaceAll("\\p{Cntrl}", "?")
                    + ", expected one without '/' and control characters");
        }
        synchronized (beds) {
            if (beds.size() >= Bounds.BEDS_MAX) {
                throw new FleetException("no room for another bed: bed=" + name
                        + ", expected at most " + Bounds.BEDS_MAX);
            }
            return beds.computeIfAbsent(name, _ -> new BedMemory(hello, from, nowNs));
        }
    }

    /// Looks for silence at every bed.
    void look() {
        Moment now = clock.get();
        for (BedMemory bed : beds.values()) {
            BedMemory.News news;
            synchronized (bed) {
                news = bed.look(now);
            }
            Watcher told = watcher;
            if (told != null && news != BedMemory.News.NONE) {
                told.changed(bed, true);
            }
        }
    }

    /// Answers an alarm.
    Outcome acknowledge(String name, int alarm) {
        BedMemory bed = beds.get(name);
        if (bed == null) {
            return Outcome.NO_BED;
        }
        synchronized (bed) {
            Sheet.AlarmRow row = bed.alarmRow(alarm);
            if (row == null) {
                return Outcome.NO_ALARM;
            }
            if (alarm >= FleetAlarms.INDEX_FIRST) {
                bed.own.acknowledge(alarm - FleetAlarms.INDEX_FIRST);
                return Outcome.DONE;
            }
        }
        return send(bed, new Frame.Acknowledge(header(bed), alarm));
    }

    /// Pauses the sound of a bed's alarms, the fleet's own among them, for [#PAUSE_NS].
    Outcome pause(String name) {
        BedMemory bed = beds.get(name);
        if (bed == null) {
            return Outcome.NO_BED;
        }
        Outcome outcome = send(bed, new Frame.PauseAudio(header(bed), PAUSE_NS));
        synchronized (bed) {
            bed.pausedUntil(clock.get().nowNs() + PAUSE_NS);
        }
        Watcher told = watcher;
        if (told != null) {
            told.changed(bed, true);
        }
        return outcome;
    }

    private Outcome send(BedMemory bed, Frame.Command command) {
        boolean sent = !bed.isEnded() && bed.uplink().send(FrameWriter.bytes(command));
        return sent ? Outcome.SENT : Outcome.UNREACHABLE;
    }

    Header header(BedMemory bed) {
        Moment now = clock.get();
        synchronized (bed) {
            return new Header(bed.bed().name(), commands.incrementAndGet(), bed.schemaHash(),
                    now.nowNs(), now.epochMillis());
        }
    }

    BedMemory bed(String name) {
        return beds.get(name);
    }

    /// All beds, in no order.
    Collection<BedMemory> all() {
        return beds.values();
    }

    /// The beds that have a patient, in order: a name that begins with a tilde is one of the
    /// server's own probes, on the same way as every other but on no screen.
    List<BedMemory> shown() {
        return beds.values().stream().filter(bed -> !isProbe(bed.bed().name()))
                .sorted(Comparator.comparing(bed -> bed.bed().name(), Beds::byNumber)).toList();
    }

    static boolean isProbe(String name) {
        return name.startsWith("~");
    }

    List<Frame.Wave> waves(BedMemory bed) {
        synchronized (bed) {
            return bed.waves().waves();
        }
    }

    /// The port of a bed's first wave, the one shown on its tile; -1 for none.
    static int waveFirst(Schema schema) {
        for (Schema.Port port : schema.ports()) {
            if (port.kind() == Sheet.Kind.WAVE) {
                return port.index();
            }
        }
        return -1;
    }

    Moment now() {
        return clock.get();
    }

    long frames() {
        return frames.get();
    }

    long framesLate() {
        return framesLate.get();
    }

    String lastRefusal() {
        return lastRefusal;
    }

    long framesRefused() {
        return framesRefused.get();
    }

    /// `bed-2` comes before `bed-10`.
    private static int byNumber(String one, String other) {
        int stem = stem(one);
        if (stem != stem(other) || stem == one.length() || stem == other.length()
                || !one.regionMatches(0, other, 0, stem)) {
            return one.compareTo(other);
        }
        int byNumber = Integer.compare(Integer.parseInt(one, stem, one.length(), DECIMAL),
                Integer.parseInt(other, stem, other.length(), DECIMAL));
        return byNumber != 0 ? byNumber : one.compareTo(other);
    }

    /// Where the number at the end of a name begins.
    private static int stem(String name) {
        int at = name.length();
        while (at > 0 && name.length() - at < DIGITS_MAX && name.charAt(at - 1) >= '0'
                && name.charAt(at - 1) <= '9') {
            at = at - 1;
        }
        return at;
    }
}
