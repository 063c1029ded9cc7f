package homeostat.fleet;

import homeostat.fleet.store.Ledger;
import homeostat.wire.Parcel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Where parcels from all links meet: a queue, and the one thread that shows them and owns the
/// journal. Each is shown as it comes. Those that came within a tick, or while the disk was forced
/// for those before, are forced together by a second thread, which does nothing else.
final class Intake implements AutoCloseable {
    private static final int QUEUE_MAX = 8_192;
    private static final int BATCH_MAX = 512;
    private static final int BATCH_BYTES_MAX = 8 << 20;
    private static final long IDLE_MS = 200;
    /// A force costs the same for one parcel and for a hundred; nobody misses an acknowledgement
    /// for so long.
    private static final long TICK_NS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long CLOSE_MS_MAX = 2_000;
    private static final long COUNT_NS = TimeUnit.SECONDS.toNanos(1);

    private final Ledger ledger;
    private final Desk desk;
    private final BlockingQueue<Desk.Arrival> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
    private final ExecutorService forcer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("fleet-force").factory());
    private final Thread thread;
    private volatile Runnable idle = () -> { };
    private volatile boolean running = true;
    private volatile String trouble = "";
    private volatile long parcels;
    private volatile long missing;
    private volatile long duplicates;
    private volatile long givenUp;
    private long countedNs = System.nanoTime();
    private long forcedNs = countedNs - TICK_NS;
    private List<Desk.Arrival> batch = new ArrayList<>();
    private int batchBytes;

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
            thread.join(CLOSE_MS_MAX);
            forcer.shutdown();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether its thread is at its end, after [#close].
    boolean isOver() {
        return !thread.isAlive();
    }

    private void run() {
        while (running || !queue.isEmpty() || !batch.isEmpty()) {
            try {
                if (batch.isEmpty()) {
                    gather(TimeUnit.MILLISECONDS.toNanos(IDLE_MS));
                }
                if (!batch.isEmpty()) {
                    while (!isFull() && forcedNs + TICK_NS > System.nanoTime()) {
                        gather(forcedNs + TICK_NS - System.nanoTime());
                    }
                    store();
                }
                idle.run();
                count();
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    /// Shows the next one and has it wait for the disk; within `waitNs`.
    private void gather(long waitNs) throws InterruptedException {
        Desk.Arrival one = queue.poll(waitNs, TimeUnit.NANOSECONDS);
        if (one != null) {
            desk.show(one);
            batch.add(one);
            for (Parcel.Item item : one.parcel().items()) {
                batchBytes += item.frame().length;
            }
        }
    }

    private boolean isFull() {
        return batch.size() >= BATCH_MAX || batchBytes >= BATCH_BYTES_MAX;
    }

    /// Has the disk forced for what was gathered, and shows what comes meanwhile.
    private void store() throws InterruptedException {
        List<Desk.Arrival> taken = batch;
        batch = new ArrayList<>();
        batchBytes = 0;
        forcedNs = System.nanoTime();
        String failure = "";
        if (desk.take(taken)) {
            Future<String> forcing = forcer.submit(desk::force);
            while (!forcing.isDone() && !isFull()) {
                gather(LOOK_NS);
            }
            try {
                failure = forcing.get();
            } catch (ExecutionException e) {
                failure = "the disk cannot be forced: " + e.getCause();
            }
        } else {
            failure = desk.trouble();
        }
        desk.settle(taken, failure);
        trouble = failure;
        parcels = parcels + taken.size();
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
}
