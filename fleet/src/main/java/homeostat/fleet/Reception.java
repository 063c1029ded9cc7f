package homeostat.fleet;

import homeostat.fleet.audit.AuditLog;
import homeostat.fleet.store.Archive;
import homeostat.fleet.store.Database;
import homeostat.fleet.store.History;
import homeostat.fleet.store.Ledger;
import homeostat.fleet.store.Remaking;
import homeostat.fleet.store.StoreException;
import homeostat.wire.log.DiskFolder;
import homeostat.wire.log.LogException;
import homeostat.wire.log.LogReader;
import homeostat.wire.log.LogRecord;
import homeostat.wire.log.Seal;
import homeostat.wire.log.SegmentLog;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.JdbiException;

/// The side of the fleet that faces devices: the door, the journal behind it, the database behind
/// that.
///
/// The database follows the journal and holds up nobody. When there is a journal from before it is
/// opened first, because it knows which beds there are; but one on another machine may be away, and
/// then the fleet opens without it, takes and acknowledges, says so, and learns of its beds when
/// the database is back.
public final class Reception implements AutoCloseable {
    private static final long SEGMENT_BYTES = 16 << 20;
    private static final long KEEP_BYTES_MIN = 256L << 20;
    private static final long FREE_SHARE = 10;
    private static final long FOLLOW_NS_MIN = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long FOLLOW_NS_AWAY = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long FOLLOW_NS_MAX = TimeUnit.SECONDS.toNanos(15);
    private static final int FOLLOW_PAUSES = 9;
    private static final long CLOSE_MS_MAX = 60_000;
    private static final long RETENTION_NS = TimeUnit.MINUTES.toNanos(1);
    private static final Duration KEEP = Duration.ofDays(30);
    private static final String DATABASE = "history";
    private static final String HAD = "ledger";

    private final Beds beds;
    private final SegmentLog journal;
    private final Ledger ledger;
    private final Intake intake;
    private final Authority authority;
    private final Seal seal;
    private final AuditLog audit;
    private final MqttDoor door;
    private final BrokerSource broker;
    private final String databaseUrl;
    private final Path folder;
    private final Thread follower;
    private volatile boolean running = true;
    private volatile Database database;
    private volatile long applied;
    private volatile String trouble = "";
    private volatile long journalBytes;
    private volatile boolean owesBeds;
    private volatile byte[] remembered;
    private long retainedNs = System.nanoTime();

    private Reception(Beds beds, String host, Office office, FleetOptions.Devices options) {
        this.beds = beds;
        folder = options.folder();
        authority = office.authority();
        seal = office.seal();
        audit = office.audit();
        databaseUrl = options.database() != null ? options.database()
                : Database.fileUrl(folder.resolve(DATABASE));
        journal = SegmentLog.open(DiskFolder.open(folder.resolve("journal")), SEGMENT_BYTES);
        ledger = new Ledger(journal, seal);
        if (journal.durable() > 0) {
            recall();
        }
        intake = new Intake(ledger, beds);
        intake.whenIdle(this::retain);
        try {
            door = MqttDoor.open(intake, beds, office, host, options.port());
        } catch (FleetException e) {
            intake.close();
            if (database != null) {
                database.close();
            }
            journal.close();
            throw e;
        }
        broker = options.broker() == null ? null
                : new BrokerSource(intake, beds, options.broker());
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
        return open == null ? null : new History(open, journal);
    }

    @Override
    public void close() {
        door.close();
        if (broker != null) {
            broker.close();
        }
        intake.close();
        if (intake.isOver()) {
            remembered = ledger.remembered();
        }
        running = false;
        LockSupport.unpark(follower);
        try {
            follower.join(CLOSE_MS_MAX);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        try {
            save();
        } catch (StoreException e) {
            trouble = e.getMessage(); // the journal knows it, too
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
                .field("waiting", door.waiting())
                .field("turnedAway", door.turnedAway())
                .field("parcels", intake.parcels())
                .field("duplicates", intake.duplicates())
                .field("missing", intake.missing())
                .field("givenUp", intake.givenUp())
                .field("journal", journal.durable())
                .field("journalBytes", journalBytes)
                .field("inDatabase", applied)
                .field("trouble", trouble());
    }

    private String trouble() {
        if (!intake.trouble().isEmpty()) {
            return intake.trouble();
        }
        return broker == null || broker.trouble().isEmpty() ? trouble : broker.trouble();
    }

    private void recall() {
        Archive archive;
        try {
            archive = catchUp();
        } catch (StoreException | JdbiException e) {
            if (remake(e)) {
                archive = catchUp();
            } else if (isOwn()) {
                throw e;
            } else {
                trouble = "opened without the database, beds that are silent since before are not"
                        + " watched: " + e.getMessage();
                owesBeds = true;
                ledger.recall(folder.resolve(HAD));
                return;
            }
        }
        archive.outboxes().forEach(ledger::know);
        recallBeds();
    }

    private void recallBeds() {
        for (History.Known bed : new History(database, journal).beds()) {
            if (!bed.ended()) {
                beds.restore(bed.hello(), new Uplink(beds, bed.sender(), _ -> false));
            }
        }
        owesBeds = false;
    }

    /// Whether the database is a file of ours.
    private boolean isOwn() {
        return databaseUrl.equals(Database.fileUrl(folder.resolve(DATABASE)));
    }

    /// Opens the database and puts in what is new in the journal.
    private Archive catchUp() {
        if (database == null) {
            database = Database.open(databaseUrl, seal);
        }
        Archive archive = new Archive(database);
        applied = archive.applied();
        if (applied > journal.durable()) {
            throw new FleetException("database is ahead of its journal: database=" + applied
                    + " journal=" + journal.durable() + ", expected the two that belong together");
        }
        while (running && archive.apply(journal) > 0) {
            applied = archive.applied();
        }
        return archive;
    }

    /// [#remake] on the thread that follows, which goes on whatever comes of it.
    private boolean triedToRemake(RuntimeException failure) {
        try {
            return remake(failure);
        } catch (RuntimeException e) {
            trouble = "the database cannot be made anew: " + e.getMessage();
            return false;
        }
    }

    /// Makes our own file anew when that is what a failure asks for; says whether it did.
    private boolean remake(RuntimeException failure) {
        if (!isOwn() || !Remaking.isContradiction(failure)) {
            return false;
        }
        if (database != null) {
            database.close();
            database = null;
        }
        Remaking.Remade remade = Remaking.remake(folder.resolve(DATABASE), journal, seal);
        database = remade.database();
        audit.note("server", "remake", "database", "aside=" + remade.aside().getFileName()
                + (remade.trouble().isEmpty() ? "" : " " + remade.trouble()));
        return true;
    }

    /// Brings the database up to the journal, again and again, with pauses nine times as long as
    /// that took: under load it comes seldom and does much at a time, and never takes more than a
    /// tenth of a processor.
    private void follow() {
        Archive archive = null;
        while (running) {
            long startNs = System.nanoTime();
            long pauseNsMax = FOLLOW_NS_MAX;
            try {
                save();
                if (archive == null) {
                    archive = catchUp();
                }
                if (owesBeds) {
                    recallBeds();
                }
                while (running && archive.apply(journal) > 0) {
                    applied = archive.applied();
                }
                trouble = "";
            } catch (RuntimeException e) {
                trouble = "the database cannot follow: " + e.getMessage();
                pauseNsMax = FOLLOW_NS_AWAY; // it was waited for, which is no work
                archive = triedToRemake(e) ? null : archive;
            }
            LockSupport.parkNanos(Math.min(pauseNsMax, Math.max(FOLLOW_NS_MIN,
                    FOLLOW_PAUSES * (System.nanoTime() - startNs))));
        }
    }

    /// Forgets what is old: journal that is in the database and was written a month ago, or
    /// earlier when the disk is nearly full. Minutes and alarms stay.
    private void retain() {
        journalBytes = journal.bytes();
        if (System.nanoTime() - retainedNs < RETENTION_NS) {
            return;
        }
        retainedNs = System.nanoTime();
        remembered = ledger.remembered();
        while (journal.secondSegment() <= applied && isTooMuch() && journal.deleteOldest()) {
            journalBytes = journal.bytes();
        }
    }

    /// Writes down what was had a moment ago, so that a start without the database need not read
    /// all of the journal. Not on the thread that shows alarms: it waits for the disk.
    private void save() {
        byte[] state = remembered;
        remembered = null;
        if (state != null) {
            Ledger.save(state, folder.resolve(HAD));
        }
    }

    private boolean isTooMuch() {
        try (LogReader reader = journal.reader(journal.secondSegment())) {
            LogRecord second = reader.next();
            long keepFromMs = Instant.now().minus(KEEP).toEpochMilli();
            FileStore disk = Files.getFileStore(folder);
            boolean isNearlyFull = disk.getUsableSpace() < disk.getTotalSpace() / FREE_SHARE;
            return second != null && second.epochMillis() < keepFromMs
                    || isNearlyFull && journal.bytes() > KEEP_BYTES_MIN;
        } catch (IOException e) {
            trouble = "the disk does not say how full it is: " + e.getMessage();
            return false;
        }
    }
}
