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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is done with parcels, without a thread or a clock: into the journal, which is forced once
/// for all of them, and only then shown and acknowledged.
///
/// When the disk is full nothing is acknowledged, so the senders keep it; but what is new is shown
/// all the same: an alarm must be seen even if it cannot be kept.
final class Desk {
    /// What becomes of a parcel.
    interface Answer {
        /// It is in the journal; the report is given when the sender asked for it, else null.
        void stored(Report report);

        /// It is not, and must come again.
        void refused();
    }

    /// A parcel that came.
    record Arrival(Uplink from, Parcel parcel, Answer answer) {}

    private record Orphan(Uplink from, Frame frame, byte[] bytes, Orders.Order order) {}

    private record Taken(Arrival arrival, Parcel news) {}

    private static final int ORPHANS_MAX = 1_024;

    private final Ledger ledger;
    private final Beds beds;
    private final Map<Ledger.Key, Ranges> shownUnstored = new HashMap<>();
    private final ArrayDeque<Orphan> orphans = new ArrayDeque<>();
    private String trouble = "";

    Desk(Ledger ledger, Beds beds) {
        this.ledger = ledger;
        this.beds = beds;
    }

    /// Why nothing could be stored the last time; empty when all is well.
    String trouble() {
        return trouble;
    }

    /// Takes what came together.
    void store(List<Arrival> batch) {
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
        Orders.Order order = new Orders.Order(outbox, item.sequence());
        String bed = frame.header().bed();
        if (frame instanceof Frame.Hello || beds.bed(bed) != null) {
            beds.ingest(frame, item.frame(), from, order);
        } else if (frame instanceof Frame.AlarmChange || frame instanceof Frame.ModeChange) {
            orphans.add(new Orphan(from, frame, item.frame(), order));
            if (orphans.size() > ORPHANS_MAX) {
                orphans.removeFirst();
            }
        }
        if (frame instanceof Frame.Hello && !orphans.isEmpty()) {
            adopt(from, bed);
        }
    }

    /// Shows what came before the greeting that says what it means.
    private void adopt(Uplink from, String bed) {
        List<Orphan> own = orphans.stream().filter(one -> one.from() == from
                && one.frame().header().bed().equals(bed)).toList();
        orphans.removeAll(own);
        for (Orphan one : own) {
            beds.ingest(one.frame(), one.bytes(), from, one.order());
        }
    }
}
