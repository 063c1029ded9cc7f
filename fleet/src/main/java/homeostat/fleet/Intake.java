package homeostat.fleet;

import homeostat.fleet.store.Ledger;
import homeostat.wire.Parcel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// Where parcels from all links meet: a queue, and the one thread that owns the journal. While it
/// forces the disk for some, others gather, and the next force is for all of those.
final class Intake implements AutoCloseable {
    private static final int QUEUE_MAX = 8_192;
    private static final int BATCH_MAX = 512;
    private static final int BATCH_BYTES_MAX = 8 << 20;
    private static final long IDLE_MS = 200;
    private static final long COUNT_NS = TimeUnit.SECONDS.toNanos(1);

    private final Ledger ledger;
    private final Desk desk;
    private final BlockingQueue<Desk.Arrival> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
    private final Thread thread;
    private volatile Runnable idle = () -> { };
    private volatile boolean running = true;
    private volatile String trouble = "";
    private volatile long parcels;
    private volatile long missing;
    private volatile long duplicates;
    private volatile long givenUp;
    private long countedNs = System.nanoTime();

    Intake(Ledger ledger, Beds beds) {
        this.ledger = ledger;
        this.desk = new Desk(ledger, beds);
        this.thread = Thread.ofPlatform().daemon().name("fleet-intake").start(this::run);
    }

    /// Takes a parcel, from any thread; false when there is no room and the sender must wait.
    boolean offer(Uplink from, Parcel parcel, Desk.Answer answer) {
        return running && queue.offer(new Desk.Arrival(from, parcel, answer));
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
                Desk.Arrival first = queue.poll(IDLE_MS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    List<Desk.Arrival> batch = batch(first);
                    desk.store(batch);
                    trouble = desk.trouble();
                    parcels = parcels + batch.size();
                }
                idle.run();
                count();
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    /// Looks what is missing once a second: it goes through all outboxes.
    private void count() {
        duplicates = ledger.duplicates();
        givenUp = ledger.givenUp();
        if (System.nanoTime() - countedNs >= COUNT_NS) {
            countedNs = System.nanoTime();
            missing = ledger.missing();
        }
    }

    private List<Desk.Arrival> batch(Desk.Arrival first) {
        List<Desk.Arrival> batch = new ArrayList<>();
        int bytes = 0;
        for (Desk.Arrival one = first; one != null; one = queue.poll()) {
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
}
