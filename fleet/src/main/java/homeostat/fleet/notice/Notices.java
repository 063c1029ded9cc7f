package homeostat.fleet.notice;

import homeostat.kernel.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/// Who was told of what, who is to be told next, and what nobody has confirmed.
///
/// Somebody looks, again and again: [#begin], [#unanswered] for each alarm that stands unanswered,
/// [#end]. An alarm climbs the ladder as long as it is unanswered; one that is answered or over is
/// told to nobody further. Each rung is told of each onset once. A delivery that fails is tried
/// again, with growing pauses; until the channel confirms it, it counts as unconfirmed, and the
/// status page says so.
///
/// Time is an argument; deliveries run on the executor.
public final class Notices {
    private static final long RETRY_NS = Span.seconds(2);
    private static final int ATTEMPTS_MAX = 6;
    private static final int PENDING_MAX = 10_000;

    /// Which alarm, since when.
    private record Onset(String bed, int alarm, long onset) {}

    private static final class Standing {
        private final long sinceNs;
        private int rungsTold;

        Standing(long sinceNs) {
            this.sinceNs = sinceNs;
        }
    }

    private static final class Delivery {
        private final Notice notice;
        private final Channel channel;
        private int attempts;
        private long dueNs;
        private boolean underWay;

        Delivery(Notice notice, Channel channel, long dueNs) {
            this.notice = notice;
            this.channel = channel;
            this.dueNs = dueNs;
        }
    }

    private record Result(Delivery delivery, String problem) {}

    private final List<Rung> ladder;
    private final Executor executor;
    private final Map<Onset, Standing> standing = new HashMap<>();
    private final Set<Onset> seen = new HashSet<>();
    private final List<Delivery> pending = new ArrayList<>();
    private final ConcurrentLinkedQueue<Result> results = new ConcurrentLinkedQueue<>();
    private volatile long confirmed;
    private volatile long givenUp;
    private volatile int unconfirmed;
    private volatile String trouble = "";

    /// Notices that climb `ladder`.
    public Notices(List<Rung> ladder, Executor executor) {
        this.ladder = List.copyOf(ladder);
        this.executor = executor;
    }

    /// A look begins.
    public void begin() {
        seen.clear();
    }

    /// This alarm stands unanswered. `onset` distinguishes one time of it from the next.
    public void unanswered(Notice alarm, int index, long onset, long nowNs) {
        Onset key = new Onset(alarm.bed(), index, onset);
        seen.add(key);
        Standing one = standing.computeIfAbsent(key, _ -> new Standing(nowNs));
        while (one.rungsTold < ladder.size()
                && nowNs - one.sinceNs >= ladder.get(one.rungsTold).afterNs()) {
            Rung rung = ladder.get(one.rungsTold);
            one.rungsTold = one.rungsTold + 1;
            if (alarm.priority().compareTo(rung.least()) <= 0
                    && pending.size() < PENDING_MAX) {
                pending.add(new Delivery(new Notice(alarm.key() + '/' + one.rungsTold,
                        alarm.bed(), alarm.alarm(), alarm.priority(), alarm.onsetEpochMillis(),
                        alarm.text()), rung.channel(), nowNs));
            }
        }
    }

    /// The look is over: what was not named is answered or gone, and deliveries that are due begin.
    public void end(long nowNs) {
        standing.keySet().retainAll(seen);
        for (Result one = results.poll(); one != null; one = results.poll()) {
            settle(one, nowNs);
        }
        for (Delivery one : pending) {
            if (!one.underWay && nowNs >= one.dueNs) {
                one.underWay = true;
                one.attempts = one.attempts + 1;
                executor.execute(() -> attempt(one));
            }
        }
        unconfirmed = pending.size();
    }

    /// Deliveries that a channel has confirmed.
    public long confirmed() {
        return confirmed;
    }

    /// Deliveries that nobody has confirmed yet.
    public int unconfirmed() {
        return unconfirmed;
    }

    /// Deliveries that were tried often enough: nobody was reached.
    public long givenUp() {
        return givenUp;
    }

    /// What the last failed delivery failed of; empty for none.
    public String trouble() {
        return trouble;
    }


    private void attempt(Delivery one) {
        String problem = "";
        try {
            one.channel.deliver(one.notice);
        } catch (IOException | RuntimeException e) {
            problem = one.channel.name() + ": " + e.getMessage();
        }
        results.add(new Result(one, problem));
    }

    private void settle(Result result, long nowNs) {
        Delivery one = result.delivery();
        one.underWay = false;
        if (result.problem().isEmpty()) {
            confirmed = confirmed + 1;
            pending.remove(one);
            return;
        }
        trouble = result.problem();
        if (one.attempts >= ATTEMPTS_MAX) {
            givenUp = givenUp + 1;
            pending.remove(one);
        } else {
            one.dueNs = nowNs + (RETRY_NS << one.attempts - 1);
        }
    }
}
