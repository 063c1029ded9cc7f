package homeostat.fleet;

import homeostat.fleet.store.Archive;
import homeostat.fleet.store.Database;
import homeostat.fleet.store.History;
import homeostat.fleet.store.Ledger;
import homeostat.fleet.store.Seal;
import homeostat.fleet.store.StoreException;
import homeostat.wire.log.DiskFolder;
import homeostat.wire.log.LogException;
import homeostat.wire.log.SegmentLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The side of the fleet that faces devices: the door, the journal behind it, the database behind
/// that.
///
/// The database follows the journal and holds up nobody; only when there is a journal from before
/// is it opened first, because it knows which beds there are and what of older outboxes is had.
public final class Reception implements AutoCloseable {
    private static final long SEGMENT_BYTES = 16 << 20;
    private static final long KEEP_BYTES = 4L << 30;
    private static final long FOLLOW_NS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long RETENTION_NS = TimeUnit.MINUTES.toNanos(1);
    private static final Duration KEEP_SECONDS = Duration.ofDays(30);
    private static final String DATABASE = "history";

    private final SegmentLog journal;
    private final Ledger ledger;
    private final Intake intake;
    private final Authority authority;
    private final Seal seal;
    private final MqttDoor door;
    private final String databaseUrl;
    private final Thread follower;
    private volatile boolean running = true;
    private volatile Database database;
    private volatile long applied;
    private volatile String trouble = "";
    private volatile long journalBytes;
    private long retainedNs = System.nanoTime();

    private Reception(Beds beds, String host, Office office, FleetOptions.Devices options) {
        Path folder = options.folder();
        authority = office.authority();
        seal = office.seal();
        databaseUrl = options.database() != null ? options.database()
                : Database.fileUrl(folder.resolve(DATABASE));
        journal = SegmentLog.open(DiskFolder.open(folder.resolve("journal")), SEGMENT_BYTES);
        ledger = new Ledger(journal, seal);
        if (journal.durable() > 0) {
            recall(beds);
        }
        intake = new Intake(ledger, beds);
        intake.whenIdle(this::retain);
        door = MqttDoor.open(intake, beds, authority, host, options.port());
        follower = Thread.ofPlatform().daemon().name("fleet-archive").start(this::follow);
    }

    /// Opens it; [FleetException], [StoreException] or [LogException] say what keeps it from that.
    static Reception open(Beds beds, String host, Office office, FleetOptions.Devices options) {
        return new Reception(beds, host, office, options);
    }

    /// The port that devices connect to.
    public int port() {
        return door.port();
    }

    /// Who decides which devices may.
    public Authority authority() {
        return authority;
    }

    /// What was kept; null until the database is open, which takes a moment after the start.
    public History history() {
        Database open = database;
        return open == null ? null : new History(open);
    }

    @Override
    public void close() {
        door.close();
        intake.close();
        running = false;
        LockSupport.unpark(follower);
        try {
            follower.join(10_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (database != null) {
            database.close();
        }
        journal.close();
    }

    /// Writes how it is, as fields of an object that is open.
    void write(Json json) {
        json.field("port", door.port())
                .field("connected", door.guests())
                .field("turnedAway", door.turnedAway())
                .field("parcels", intake.parcels())
                .field("duplicates", intake.duplicates())
                .field("missing", intake.missing())
                .field("givenUp", intake.givenUp())
                .field("journal", journal.durable())
                .field("journalBytes", journalBytes)
                .field("inDatabase", applied)
                .field("trouble", intake.trouble().isEmpty() ? trouble : intake.trouble());
    }

    private void recall(Beds beds) {
        database = Database.open(databaseUrl, seal);
        Archive archive = new Archive(database, seal);
        applied = archive.applied();
        if (applied > journal.durable()) {
            throw new FleetException("database is ahead of its journal: database=" + applied
                    + " journal=" + journal.durable() + ", expected the two that belong together");
        }
        while (archive.apply(journal) > 0) {
            applied = archive.applied();
        }
        archive.outboxes().forEach(ledger::know);
        for (History.Known bed : new History(database).beds()) {
            if (!bed.ended()) {
                beds.restore(bed.hello(), new Uplink(beds, bed.sender(), _ -> false));
            }
        }
    }

    /// Brings the database up to the journal, again and again.
    private void follow() {
        Archive archive = null;
        while (running) {
            try {
                if (database == null) {
                    database = Database.open(databaseUrl, seal);
                }
                if (archive == null) {
                    archive = new Archive(database, seal);
                }
                while (archive.apply(journal) > 0) {
                    applied = archive.applied();
                }
                trouble = "";
            } catch (RuntimeException e) {
                trouble = "the database cannot follow: " + e.getMessage();
            }
            LockSupport.parkNanos(FOLLOW_NS);
        }
    }

    /// Forgets what is old: journal that is in the database, seconds and waves after a month.
    private void retain() {
        journalBytes = journal.bytes();
        if (System.nanoTime() - retainedNs < RETENTION_NS) {
            return;
        }
        retainedNs = System.nanoTime();
        long inDatabase = applied;
        while (journal.bytes() > KEEP_BYTES && journal.secondSegment() <= inDatabase
                && journal.deleteOldest()) {
            journalBytes = journal.bytes();
        }
        History history = history();
        if (history != null) {
            history.forget(Instant.now().minus(KEEP_SECONDS).toEpochMilli());
        }
    }
}
