package homeostat.fleet.command;

import homeostat.wire.Ask;
import homeostat.wire.Frame;
import homeostat.wire.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;

/// The book of what was asked of devices.
///
/// A request is sent, and sent again with the same number until it is answered or its time is
/// over; the device carries it out at most once. What is shown is what is known: done or refused
/// only when the device has said so, *unknown* when it may have been done. An answer that comes
/// late still settles it.
///
/// Settings act on a person, so they take two: who proposes cannot confirm.
public final class RemoteCommands {
    /// For how long a device may carry a request out, by the wall clock.
    public static final long LIFE_NS = TimeUnit.SECONDS.toNanos(15);
    /// For how long a proposal waits for a second pair of eyes.
    public static final long PROPOSAL_NS = TimeUnit.MINUTES.toNanos(15);

    private static final long AGAIN_NS = TimeUnit.SECONDS.toNanos(2);
    private static final long GRACE_NS = TimeUnit.SECONDS.toNanos(5);
    private static final int KEPT_MAX = 1_000;

    /// A bed as it was last heard of, and the way to it.
    public interface Way {
        /// The header of a command for it; null when no such bed is known.
        Header header(String bed);

        /// The newest instant of its device's clock that is known.
        long deviceNs(String bed);

        /// How much faster than the wall clock its device lives.
        double speed(String bed);

        /// Hands a request to the link; false when there is none.
        boolean send(Frame.Request request);
    }

    /// What somebody wants.
    public record Wish(String bed, Ask ask, long prescription, List<Frame.Setting> settings) {}

    /// What came of confirming or taking back.
    public enum Verdict {
        /// It was done.
        TAKEN,
        /// Nothing of that number waits.
        NONE,
        /// Who proposed it cannot be the second pair of eyes.
        SAME_PERSON
    }

    private static final class Flight {
        private Frame.Request request;
        private long startNs;
        private long sentNs;
        private boolean left;
    }

    private final Way way;
    private final Map<Long, Asked> all = new ConcurrentSkipListMap<>();
    private final Map<Long, Flight> flights = new ConcurrentSkipListMap<>();
    private long numberLast;

    /// The book for the beds at the end of `way`.
    public RemoteCommands(Way way) {
        this.way = way;
    }

    /// Somebody asks; settings only become a proposal. Returns the number.
    public synchronized long ask(Wish wish, String by, long nowNs, long epochMillis) {
        numberLast = Math.max(numberLast + 1, epochMillis * 1_000);
        boolean waits = wish.ask() == Ask.SETTINGS;
        Asked asked = new Asked(numberLast, wish.bed(), wish.ask(), by, "", wish.prescription(),
                wish.settings(), waits ? Asked.State.PROPOSED : Asked.State.SENT, List.of(),
                epochMillis);
        all.put(numberLast, asked);
        Flight flight = new Flight();
        flight.startNs = nowNs;
        flights.put(numberLast, flight);
        if (!waits) {
            depart(asked, flight, nowNs);
        }
        while (all.size() > KEPT_MAX) {
            Long oldest = all.keySet().iterator().next();
            all.remove(oldest);
            flights.remove(oldest);
        }
        return numberLast;
    }

    /// Somebody else has looked at a proposal and lets it go.
    public synchronized Verdict confirm(long number, String by, long nowNs) {
        Asked asked = all.get(number);
        if (asked == null || asked.state() != Asked.State.PROPOSED) {
            return Verdict.NONE;
        }
        if (asked.by().equals(by)) {
            return Verdict.SAME_PERSON;
        }
        all.put(number, asked.confirmed(by));
        Flight flight = flights.get(number);
        flight.startNs = nowNs;
        depart(all.get(number), flight, nowNs);
        return Verdict.TAKEN;
    }

    /// A proposal is taken back.
    public synchronized Verdict withdraw(long number) {
        Asked asked = all.get(number);
        if (asked == null || asked.state() != Asked.State.PROPOSED) {
            return Verdict.NONE;
        }
        settle(asked.in(Asked.State.WITHDRAWN, List.of()));
        return Verdict.TAKEN;
    }

    /// A device has answered; says what that settles, or null for nothing.
    public synchronized Asked answered(Frame.Answer answer) {
        Asked asked = all.get(answer.number());
        boolean waits = asked != null && asked.bed().equals(answer.header().bed())
                && (asked.state() == Asked.State.SENT || asked.state() == Asked.State.UNKNOWN);
        if (!waits) {
            return null;
        }
        settle(asked.in(answer.done() ? Asked.State.DONE : Asked.State.REFUSED, answer.lines()));
        return all.get(answer.number());
    }

    /// Sends again what is unanswered, and gives up what is over; returns what has changed.
    public synchronized List<Asked> look(long nowNs) {
        List<Asked> changed = new ArrayList<>();
        for (Map.Entry<Long, Flight> each : List.copyOf(flights.entrySet())) {
            Asked asked = all.get(each.getKey());
            Flight flight = each.getValue();
            long ageNs = nowNs - flight.startNs;
            if (asked.state() == Asked.State.PROPOSED && ageNs > PROPOSAL_NS) {
                settle(asked.in(Asked.State.EXPIRED, List.of("nobody confirmed it in time")));
                changed.add(all.get(asked.number()));
            } else if (asked.state() == Asked.State.SENT && ageNs > LIFE_NS + GRACE_NS) {
                Asked over = flight.left ? asked.in(Asked.State.UNKNOWN, List.of())
                        : asked.in(Asked.State.EXPIRED, List.of("it never left the server"));
                settle(over);
                changed.add(over);
            } else if (asked.state() == Asked.State.SENT && ageNs <= LIFE_NS
                    && nowNs - flight.sentNs >= AGAIN_NS) {
                depart(asked, flight, nowNs);
            }
        }
        return changed;
    }

    /// What was asked of a bed, the newest first.
    public synchronized List<Asked> of(String bed) {
        return all.values().stream().filter(one -> one.bed().equals(bed))
                .toList().reversed();
    }

    /// One of them; null for none.
    public synchronized Asked numbered(long number) {
        return all.get(number);
    }

    private void settle(Asked asked) {
        all.put(asked.number(), asked);
        flights.remove(asked.number());
    }

    private void depart(Asked asked, Flight flight, long nowNs) {
        flight.sentNs = nowNs;
        if (flight.request == null) {
            Header header = way.header(asked.bed());
            if (header == null) {
                return;
            }
            long asOfNs = way.deviceNs(asked.bed());
            flight.request = new Frame.Request(header, asked.number(), asOfNs,
                    asOfNs + (long) (LIFE_NS * way.speed(asked.bed())), asked.ask(),
                    asked.prescription(), asked.settings());
        }
        flight.left |= way.send(flight.request);
    }
}
