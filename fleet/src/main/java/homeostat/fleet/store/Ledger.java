package homeostat.fleet.store;

import homeostat.wire.Parcel;
import homeostat.wire.Ranges;
import homeostat.wire.Report;
import homeostat.wire.log.LogException;
import homeostat.wire.log.LogReader;
import homeostat.wire.log.LogRecord;
import homeostat.wire.log.Seal;
import homeostat.wire.log.SegmentLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The receiving end of every link: which frames of which outbox are in the journal.
///
/// ```java
/// Parcel news = ledger.take(sender, parcel, epochMillis);   // what was not had, in the journal
/// ledger.commit();                                          // and durable: now acknowledge
/// ```
///
/// A frame goes into the journal once, however often and in whatever order it comes. What an outbox
/// no longer holds will never come: it is given up, and counted. It has no clock, thread or
/// socket; a simulation runs it as it is. Not for several threads.
public final class Ledger {
    /// The most outboxes of one sender: one for each disk it ever had.
    private static final int OUTBOXES_MAX = 64;
    private static final String SAVED = "ledger";

    /// An outbox by whose it is and what it is called.
    public record Key(String sender, long outbox) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int bySender = sender.compareTo(other.sender);
            return bySender != 0 ? bySender : Long.compare(outbox, other.outbox);
        }
    }

    private final SegmentLog journal;
    private final Seal seal;
    private final Map<Key, Ranges> had = new HashMap<>();
    private final Map<Key, Long> newest = new HashMap<>();
    private final Map<Key, Map<Long, Long>> pending = new HashMap<>();
    private long duplicates;
    private long givenUp;

    /// A ledger of what is in `journal`, of which nothing is known yet: see [#know] and [#replay].
    public Ledger(SegmentLog journal) {
        this(journal, Seal.none());
    }

    /// The same with what is in it sealed.
    public Ledger(SegmentLog journal, Seal seal) {
        this.journal = journal;
        this.seal = seal;
    }

    /// Knows what a database remembers of an outbox.
    public void know(Key key, Ranges ranges) {
        had.put(key, ranges);
    }

    /// Reads the journal from record `from` on and says how many records there were.
    public long replay(long from) {
        long records = 0;
        try (LogReader reader = journal.reader(from)) {
            for (LogRecord one = reader.next(); one != null; one = reader.next()) {
                JournalEntry entry = JournalEntry.of(one, seal);
                note(had, new Key(entry.sender(), entry.parcel().outbox()), entry.parcel());
                records = records + 1;
            }
        }
        return records;
    }

    /// What is had, sealed, for [#recall]; nothing may be taken and not settled.
    public byte[] remembered() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(journal.durable());
            out.writeInt(had.size());
            for (Map.Entry<Key, Ranges> one : had.entrySet()) {
                List<Ranges.Range> ranges = one.getValue().ranges();
                out.writeUTF(one.getKey().sender());
                out.writeLong(one.getKey().outbox());
                out.writeInt(ranges.size());
                for (Ranges.Range range : ranges) {
                    out.writeLong(range.from());
                    out.writeLong(range.to());
                }
            }
        } catch (IOException e) {
            throw new StoreException("memory cannot be written, expected it to hold", e);
        }
        return seal.seal(bytes.toByteArray(), SAVED);
    }

    /// Writes what is [#remembered] to a file, whole or not at all.
    public static void save(byte[] remembered, Path file) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.write(next, remembered);
            try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StoreException("what is had cannot be written down: file=" + file
                    + ", expected room on a disk that works", e);
        }
    }

    /// Knows what [#save] wrote and the journal has had since; without the file, or with one that
    /// is not whole, all that is in the journal. Says how many records it had to read.
    public long recall(Path file) {
        long from = journal.first();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(
                seal.open(Files.readAllBytes(file), SAVED)))) {
            long saved = in.readLong();
            Map<Key, Ranges> known = new HashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                Ranges ranges = new Ranges();
                known.put(new Key(in.readUTF(), in.readLong()), ranges);
                for (int more = in.readInt(); more > 0; more--) {
                    ranges.add(in.readLong(), in.readLong());
                }
            }
            if (saved <= journal.durable()) {
                had.putAll(known);
                from = Math.max(from, saved + 1);
            }
        } catch (IOException | LogException e) {
            had.clear(); // the journal knows it, too, and takes longer
        }
        return replay(from);
    }

    /// Puts into the journal what of a parcel was not had, and says what that is.
    public Parcel take(String sender, Parcel parcel, long epochMillis) {
        Key key = new Key(sender, parcel.outbox());
        Ranges ranges = ranges(key);
        Map<Long, Long> waiting = pending.computeIfAbsent(key, _ -> new TreeMap<>());
        long record = journal.next();
        List<Parcel.Item> items = new ArrayList<>();
        for (Parcel.Item item : parcel.items()) {
            if (ranges.contains(item.sequence())
                    || waiting.putIfAbsent(item.sequence(), record) != null) {
                duplicates = duplicates + 1;
            } else {
                items.add(item);
            }
        }
        newest.merge(key, parcel.newest(), Math::max);
        long lost = ranges.missingCount(parcel.oldest() - 1);
        Parcel news = new Parcel(parcel.outbox(), parcel.oldest(), parcel.newest(), false, items);
        if (!items.isEmpty() || lost > 0) {
            givenUp += lost;
            try {
                journal.append(new JournalEntry(sender, epochMillis, news).bytes(record, seal),
                        epochMillis);
            } catch (LogException e) {
                settle();
                throw e;
            }
            if (parcel.oldest() > 1) {
                ranges.add(1, parcel.oldest() - 1);
            }
        }
        return news;
    }

    /// Makes everything taken durable. When it throws, nothing taken since the last time is had,
    /// and nothing of it may be acknowledged.
    public void commit() {
        try {
            force();
        } finally {
            settle();
        }
    }

    /// The first half of [#commit], which waits for the disk: nothing may be taken meanwhile, but
    /// another thread may ask what is had.
    public void force() {
        journal.force();
    }

    /// The second half of [#commit], whatever came of the first. Counts as had what is durable. A
    /// log that fails may have forced some of what was appended before, when it began a segment;
    /// the rest it has forgotten, and so does this.
    public void settle() {
        long durable = journal.durable();
        pending.forEach((key, numbers) -> numbers.forEach((number, record) -> {
            if (record <= durable) {
                ranges(key).add(number);
            }
        }));
        pending.clear();
    }

    /// Whether a frame is durable.
    public boolean has(Key key, long sequence) {
        Ranges ranges = had.get(key);
        return ranges != null && ranges.contains(sequence);
    }

    /// Whether all of some numbers are.
    public boolean hasAll(Key key, Ranges numbers) {
        Ranges ranges = had.get(key);
        return ranges != null && ranges.containsAll(numbers);
    }

    /// What is had of an outbox, and what of it is missing.
    public Report report(String sender, long outbox) {
        Key key = new Key(sender, outbox);
        Ranges ranges = ranges(key);
        long end = Math.max(newest.getOrDefault(key, 0L), ranges.newest());
        return new Report(outbox, ranges.through(), ranges.missing(end, Report.MISSING_MAX));
    }

    /// Frames that came again.
    public long duplicates() {
        return duplicates;
    }

    /// Frames that an outbox had to forget before they were taken.
    public long givenUp() {
        return givenUp;
    }

    /// How many frames are known to be waiting at their senders.
    public long missing() {
        long missing = 0;
        for (Map.Entry<Key, Long> one : newest.entrySet()) {
            missing += ranges(one.getKey()).missingCount(one.getValue());
        }
        return missing;
    }

    private Ranges ranges(Key key) {
        Ranges known = had.get(key);
        if (known != null) {
            return known;
        }
        long others = had.keySet().stream()
                .filter(other -> other.sender().equals(key.sender())).count();
        if (others >= OUTBOXES_MAX) {
            throw new StoreException("sender with too many outboxes: sender=" + key.sender()
                    + ", expected at most " + OUTBOXES_MAX);
        }
        Ranges made = new Ranges();
        had.put(key, made);
        return made;
    }

    /// Notes in `had` what a journal entry brought.
    static void note(Map<Key, Ranges> had, Key key, Parcel parcel) {
        Ranges ranges = had.computeIfAbsent(key, _ -> new Ranges());
        parcel.items().forEach(item -> ranges.add(item.sequence()));
        if (parcel.oldest() > 1) {
            ranges.add(1, parcel.oldest() - 1);
        }
    }
}
