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

/// What is done with parcels, without a thread or a clock: shown, then into the journal, which is
/// forced once for all of them, and only then acknowledged.
///
/// Nothing shown waits for a disk: an alarm must be seen even if it cannot be kept, and a disk may
/// take its time. So [#show] may be called for what comes while somebody else forces what came
/// before. What was shown and could not be kept is not acknowledged; its sender keeps it and sends
/// it again, and it is not shown twice.
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

    private static final int ORPHANS_MAX = 1_024;

    private final Ledger ledger;
    private final Beds beds;
    /// What was shown and is not known to be kept, by outbox.
    private final Map<Ledger.Key, Ranges> shown = new HashMap<>();
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
        batch.forEach(this::show);
        boolean kept = take(batch);
        settle(batch, kept ? force() : trouble);
    }

    /// Puts what was shown into the journal, where it is not durable yet; says whether it could.
    boolean take(List<Arrival> batch) {
        long epochMillis = beds.now().epochMillis();
        try {
            for (Arrival one : batch) {
                ledger.take(one.from().sender(), one.parcel(), epochMillis);
            }
            return true;
        } catch (LogException | StoreException e) {
            trouble = e.getMessage();
            return false;
        }
    }

    /// Makes what was taken durable; says what it failed of, which is empty when it did not. The
    /// one thing here that another thread may do, while this one shows what comes.
    String force() {
        try {
            ledger.force();
            return "";
        } catch (LogException e) {
            return e.getMessage();
        }
    }

    /// Answers a batch after what came of [#force].
    void settle(List<Arrival> batch, String failure) {
        ledger.settle();
        trouble = failure;
        for (Arrival one : batch) {
            if (failure.isEmpty()) {
                forget(one);
            }
            answer(one, failure.isEmpty());
        }
    }

    /// Forgets that something was shown when it is known to be kept.
    private void forget(Arrival one) {
        Ledger.Key key = key(one);
        Ranges ranges = shown.get(key);
        if (ranges != null && ledger.hasAll(key, ranges)) {
            shown.remove(key);
        }
    }

    private void answer(Arrival one, boolean stored) {
        if (!stored) {
            one.answer().refused();
            return;
        }
        one.answer().stored(!one.parcel().asksForReport() ? null
                : ledger.report(one.from().sender(), one.parcel().outbox())
                        .at(beds.now().epochMillis()));
    }

    private static Ledger.Key key(Arrival arrival) {
        return new Ledger.Key(arrival.from().sender(), arrival.parcel().outbox());
    }

    /// Shows what of a parcel is not known yet.
    void show(Arrival arrival) {
        Uplink from = arrival.from();
        Ledger.Key key = key(arrival);
        Ranges before = shown.computeIfAbsent(key, _ -> new Ranges());
        for (Parcel.Item item : arrival.parcel().items()) {
            if (ledger.has(key, item.sequence()) || !before.add(item.sequence())) {
                continue;
            }
            try {
                show(from, arrival.parcel().outbox(), item);
            } catch (WireException | FleetException e) {
                beds.refused(from.sender(), e.getMessage());
            }
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
