package homeostat.fleet;

import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Who of those who stand before the door is let in next.
///
/// When a server or a network comes back, thousands of devices knock in the same instant. All of
/// them opened at once wear each other out: each waits for a processor until its time is over,
/// and what it had cost is lost. So no more handshakes are begun than can be ended in time, and
/// the others wait with nothing read of what they said, which costs nothing but a socket. Those
/// who are connected have the processor to themselves meanwhile.
///
/// Addresses take turns, and one of them alone holds half of the places at most: who opens
/// connections and says nothing keeps those from another address waiting for nobody. Who waited
/// as long as a device has patience is sent away unopened, since it is about to come again. Safe
/// for several threads.
final class Admission {
    /// The most handshakes at once.
    static final int OPEN_MAX = 128;
    /// The most of them from one address.
    static final int OPEN_EACH_MAX = OPEN_MAX / 2;
    private static final int WAITING_MAX = 16_384;
    private static final long WAIT_NS_MAX = TimeUnit.SECONDS.toNanos(8);

    private record Knock(Channel channel, long atNs) {}

    private final Consumer<Channel> begin;
    private final BiConsumer<Channel, String> turnedAway;
    private final Map<InetAddress, ArrayDeque<Knock>> lines = new LinkedHashMap<>();
    private final Map<InetAddress, Integer> open = new HashMap<>();
    private int opened;
    private int waiting;

    /// `begin` begins a handshake, after which [#leave] must be called once; `turnedAway` hears of
    /// who was sent away before, and why.
    Admission(Consumer<Channel> begin, BiConsumer<Channel, String> turnedAway) {
        this.begin = begin;
        this.turnedAway = turnedAway;
    }

    /// Somebody knocks.
    void enter(Channel channel) {
        boolean isFull;
        synchronized (this) {
            isFull = waiting >= WAITING_MAX;
            if (!isFull) {
                lines.computeIfAbsent(address(channel), _ -> new ArrayDeque<>())
                        .add(new Knock(channel, System.nanoTime()));
                waiting = waiting + 1;
            }
        }
        if (isFull) {
            turnAway(channel, "too many wait at the door, expected at most " + WAITING_MAX);
        }
        next();
    }

    /// A handshake that was begun is over, whatever came of it.
    void leave(Channel channel) {
        synchronized (this) {
            opened = opened - 1;
            open.merge(address(channel), -1,
                    (now, less) -> now + less == 0 ? null : now + less);
        }
        next();
    }

    /// How many wait.
    synchronized int waiting() {
        return waiting;
    }

    private void next() {
        for (Knock one = take(); one != null; one = take()) {
            begin.accept(one.channel());
        }
    }

    /// Who is next, with a place already taken for it; null for nobody.
    private Knock take() {
        while (true) {
            Knock one;
            boolean isLate;
            synchronized (this) {
                one = opened < OPEN_MAX ? poll() : null;
                if (one == null) {
                    return null;
                }
                isLate = System.nanoTime() - one.atNs() > WAIT_NS_MAX;
                if (!isLate && one.channel().isActive()) {
                    opened = opened + 1;
                    open.merge(address(one.channel()), 1, Integer::sum);
                    return one;
                }
            }
            if (isLate) {
                turnAway(one.channel(), "waited at the door for "
                        + TimeUnit.NANOSECONDS.toSeconds(WAIT_NS_MAX) + " s");
            }
        }
    }

    /// The first of the next address that may have another place; that address goes to the end.
    private Knock poll() {
        Iterator<Map.Entry<InetAddress, ArrayDeque<Knock>>> each = lines.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<InetAddress, ArrayDeque<Knock>> line = each.next();
            InetAddress from = line.getKey();
            if (open.getOrDefault(from, 0) < OPEN_EACH_MAX) {
                ArrayDeque<Knock> rest = line.getValue();
                each.remove();
                Knock first = rest.remove();
                waiting = waiting - 1;
                if (!rest.isEmpty()) {
                    lines.put(from, rest);
                }
                return first;
            }
        }
        return null;
    }

    private void turnAway(Channel channel, String why) {
        turnedAway.accept(channel, why);
        channel.close();
    }

    private static InetAddress address(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress known ? known.getAddress()
                : InetAddress.getLoopbackAddress(); // it left before it was asked
    }
}
