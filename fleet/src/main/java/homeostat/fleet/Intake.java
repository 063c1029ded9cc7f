package homeostat.fleet;

import homeostat.fleet.store.Ledger;
import homeostat.fleet.store.StoreException;
import homeostat.wire.Frame;
import homeostat.wire.FrameReader;
import homeostat.wire.Parcel;
import homeostat.wire.Ranges;
import homeostat.wire.Report;
import homeostat.wire.WireException;
import homeostat.wire.log.LogException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// Where parcels from all links meet: one thread puts them into the journal, forces it once for all
/// that have come meanwhile, and only then shows their frames and lets them be acknowledged.
///
/// When the disk is full nothing is acknowledged, so the senders keep it; but what is new is shown
/// all the same: an alarm must be seen even if it cannot be kept.
final class Intake implements AutoCloseable {
    /// What becomes of a parcel; told on the intake's thread.
    interface Answer {
        /// It is in the journal; the report is given when the sender asked for it.
        void stored(Report report);

        /// It is not, and must come again.
        void refused();
    }

    private record Arrival(Uplink from, Parcel parcel, Answer answer) {}

    private record Shown(String sender, long outbox, String bed) {}

    private record Taken(Arrival arrival, Parcel news) {}

    private static final int QUEUE_MAX = 8_192;
    private static final int BATCH_MAX = 512;
    private static final int BATCH_BYTES_MAX = 8 << 20;
    private static final long IDLE_MS = 200;

    private final Ledger ledger;
    private final Beds beds;
    private final BlockingQueue<Arrival> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
    private final Map<Shown, Long> newestShown = new HashMap<>();
    private final Map<Ledger.Key, Ranges> shownUnstored = new HashMap<>();
    private final Thread thread;
    private volatile Runnable idle = () -> { };
    private volatile boolean running = true;
    private volatile String trouble = "";
    private volatile long parcels;
    private volatile long missing;
    private volatile long duplicates;
    private volatile long givenUp;

    Intake(Ledger ledger, Beds beds) {
        this.ledger = ledger;
        this.beds = beds;
        this.thread = Thread.ofPlatform().daemon().name("fleet-intake").start(this::run);
    }

    /// Takes a parcel, from any thread; false when there is no room and the sender must wait.
    boolean offer(Uplink from, Parcel parcel, Answer answer) {
        return running && queue.offer(new Arrival(from, parcel, answer));
    }

    /// What to do between batches, on the thread that owns the journal.
    void whenIdle(Runnable work) {
        idle = work;
    }

    /// Why nothing can be stored at present; empty when all is well.
    String trouble() {
        return trouble;
    }

    long parcels() {
        return parcels;
    }

    long missing() {
        return missing;
    }

    long duplicates() {
        return duplicates;
    }

    long givenUp() {
        return givenUp;
    }

    @Override
    public void close() {
        running = false;
        try {
            thread.join(2_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (running || !queue.isEmpty()) {
            try {
                Arrival first = queue.poll(IDLE_MS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    store(batch(first));
                }
                idle.run();
                missing = ledger.missing();
                duplicates = ledger.duplicates();
                givenUp = ledger.givenUp();
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    private List<Arrival> batch(Arrival first) {
        List<Arrival> batch = new ArrayList<>();
        int bytes = 0;
        for (Arrival one = first; one != null; one = queue.poll()) {
            batch.add(one);
            for (Parcel.Item item : one.parcel().items()) {
                bytes += item.frame().length;
            }
            if (batch.size() >= BATCH_MAX || bytes >= BATCH_BYTES_MAX) {
                break;
            }
        }
        return batch;
    }

    private void store(List<Arrival> batch) {
        List<Taken> taken = new ArrayList<>();
        long epochMillis = beds.now().epochMillis();
        boolean stored = false;
        try {
            for (Arrival one : batch) {
                taken.add(new Taken(one,
                        ledger.take(one.from().sender(), one.parcel(), epochMillis)));
            }
            ledger.commit();
            stored = true;
            trouble = "";
        } catch (LogException | StoreException e) {
            trouble = e.getMessage();
            taken.clear();
            batch.forEach(one -> taken.add(new Taken(one, one.parcel())));
        }
        for (Taken one : taken) {
            show(one, stored);
            answer(one.arrival(), stored);
        }
        parcels = parcels + batch.size();
    }

    private void answer(Arrival one, boolean stored) {
        if (!stored) {
            one.answer().refused();
            return;
        }
        one.answer().stored(one.parcel().asksForReport()
                ? ledger.report(one.from().sender(), one.parcel().outbox()) : null);
    }

    private void show(Taken taken, boolean stored) {
        Uplink from = taken.arrival().from();
        long outbox = taken.news().outbox();
        Ledger.Key key = new Ledger.Key(from.sender(), outbox);
        Ranges unstored = shownUnstored.computeIfAbsent(key, _ -> new Ranges());
        for (Parcel.Item item : taken.news().items()) {
            if (unstored.contains(item.sequence())) {
                continue;
            }
            if (!stored) {
                unstored.add(item.sequence());
            }
            try {
                show(from, outbox, item);
            } catch (WireException | FleetException e) {
                beds.refused(from.sender(), e.getMessage());
            }
        }
        if (stored) {
            shownUnstored.remove(key);
        }
    }

    private void show(Uplink from, long outbox, Parcel.Item item) {
        Frame frame = FrameReader.read(item.frame());
        Shown key = new Shown(from.sender(), outbox, frame.header().bed());
        boolean greeted = frame instanceof Frame.Hello || beds.bed(frame.header().bed()) != null;
        if (greeted && item.sequence() > newestShown.getOrDefault(key, 0L)) {
            beds.ingest(frame, item.frame(), from);
            newestShown.put(key, item.sequence());
        } else {
            beds.late(frame, from);
        }
    }
}
