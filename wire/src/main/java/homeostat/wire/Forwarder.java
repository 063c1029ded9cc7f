package homeostat.wire;

import homeostat.wire.log.LogReader;
import homeostat.wire.log.LogRecord;
import homeostat.wire.log.Seal;
import homeostat.wire.log.SegmentLog;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// The sending end of a link: what of an outbox goes out next. It has no clock, no thread and no
/// socket of its own, so a simulation runs it as it is.
///
/// What is new goes first, always: after hours without a link the fleet learns how things stand now
/// before it learns how they stood. So when a link is up, the new lane begins with what is
/// appended from then on, and everything older that was not taken is a gap, which the fleet sees
/// from the numbers, asks for in a [Report], and gets in the old lane, oldest first.
///
/// Only what is durable here is sent: a number that was seen by the fleet is never given to another
/// frame, whatever happens to this side.
///
/// Not for several threads.
public final class Forwarder {
    private static final int PARCEL_BYTES = 64 << 10;
    private static final int ITEMS_MAX = 256;
    private static final int ITEM_BYTES = 12;

    private final SegmentLog log;
    private final Seal seal;
    private final long outbox;
    private final ArrayDeque<Ranges.Range> missing = new ArrayDeque<>();
    private boolean connected;
    private boolean greeted;
    private boolean asks;
    private boolean sentSinceAsked;
    private long fresh;
    private LogReader freshReader;
    private LogReader oldReader;
    private long through;

    /// Sends what is in `log`, the outbox named `outbox`.
    public Forwarder(SegmentLog log, long outbox) {
        this(log, Seal.none(), outbox);
    }

    /// The same of a log that is sealed; [homeostat.wire.log.LogException] when with another key.
    public Forwarder(SegmentLog log, Seal seal, long outbox) {
        this.log = log;
        this.seal = seal;
        this.outbox = outbox;
        try (LogReader reader = log.reader(log.first())) {
            LogRecord oldest = reader.next();
            if (oldest != null) {
                opened(oldest);
            }
        }
    }

    /// A frame as it goes into the log next: in another place it does not open.
    public byte[] sealed(byte[] frame) {
        return seal.seal(frame, place(log.next()));
    }

    private byte[] opened(LogRecord record) {
        return seal.open(record.payload(), place(record.sequence()));
    }

    private static String place(long number) {
        return "outbox " + number;
    }

    /// The link is up.
    public void connected() {
        connected = true;
        greeted = false;
        asks = true;
        missing.clear();
        sentSinceAsked = false;
        fresh = log.durable() + 1;
        closeReaders();
    }

    /// The link is down; what was under way is unknown, and a report will tell.
    public void disconnected() {
        connected = false;
        closeReaders();
    }

    /// The fleet says what it has. False when it speaks of another outbox. What a report misses
    /// that was asked for before the last of the old lane went out may be under way: it is not
    /// believed.
    public boolean told(Report report) {
        if (report.outbox() != outbox) {
            return false;
        }
        through = Math.max(through, Math.min(report.through(), log.durable()));
        log.deleteBefore(through + 1);
        if (missing.isEmpty() && !sentSinceAsked) {
            missing.addAll(report.missing());
            closeOld();
        }
        return true;
    }

    /// All up to this number was taken.
    public long through() {
        return through;
    }

    /// How many frames wait here that the fleet is not known to have.
    public long waiting() {
        return log.durable() - through;
    }

    /// The next parcel, or null when there is nothing to send. What it returns is to be sent; it
    /// comes again only when a report asks for it.
    public Parcel next() {
        if (!connected) {
            return null;
        }
        if (!greeted) {
            greeted = true;
            return parcel(List.of());
        }
        List<Parcel.Item> items = freshItems();
        if (items.isEmpty()) {
            items = oldItems();
            sentSinceAsked |= !items.isEmpty();
        }
        return items.isEmpty() && !asks ? null : parcel(items);
    }

    /// Has the next parcel ask for a report, and be sent even if it is empty. To be called now and
    /// then, e.g. once a second: a report is also what lets this side forget.
    public void ask() {
        asks = true;
    }

    private Parcel parcel(List<Parcel.Item> items) {
        long oldest = Math.min(log.first(), log.durable() + 1);
        Parcel parcel = new Parcel(outbox, oldest, log.durable(), asks, items);
        sentSinceAsked &= !asks;
        asks = false;
        return parcel;
    }

    private List<Parcel.Item> freshItems() {
        List<Parcel.Item> items = new ArrayList<>();
        if (fresh > log.durable()) {
            return items;
        }
        if (freshReader == null) {
            freshReader = log.reader(fresh);
        }
        int bytes = 0;
        while (bytes < PARCEL_BYTES && items.size() < ITEMS_MAX) {
            LogRecord record = freshReader.next();
            if (record == null) {
                break;
            }
            fresh = record.sequence() + 1;
            items.add(new Parcel.Item(record.sequence(), opened(record)));
            bytes += ITEM_BYTES + record.payload().length;
        }
        return items;
    }

    private List<Parcel.Item> oldItems() {
        List<Parcel.Item> items = new ArrayList<>();
        int bytes = 0;
        while (bytes < PARCEL_BYTES && items.size() < ITEMS_MAX && !missing.isEmpty()) {
            Ranges.Range range = missing.peekFirst();
            if (oldReader == null) {
                oldReader = log.reader(range.from());
            }
            LogRecord record = oldReader.next();
            if (record == null || record.sequence() > range.to()) {
                missing.removeFirst();
                closeOld();
                asks |= missing.isEmpty();
                continue;
            }
            items.add(new Parcel.Item(record.sequence(), opened(record)));
            bytes += ITEM_BYTES + record.payload().length;
        }
        return items;
    }

    private void closeReaders() {
        if (freshReader != null) {
            freshReader.close();
            freshReader = null;
        }
        closeOld();
    }

    private void closeOld() {
        if (oldReader != null) {
            oldReader.close();
            oldReader = null;
        }
    }
}
