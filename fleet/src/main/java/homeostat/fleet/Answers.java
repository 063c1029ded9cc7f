package homeostat.fleet;

import io.netty.channel.EventLoop;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/// What is to be said to the connections of one thread: gathered while the thread does something
/// else, then written in one go and each connection flushed once. A force of the disk answers
/// hundreds of parcels, and waking a thread for each of them costs more than saying it.
final class Answers {
    /// One connection's part of it, on the connection's own thread.
    interface Answer {
        /// Writes it and says whose buffer is to be flushed.
        DoorLine write();
    }

    private final EventLoop loop;
    private final ConcurrentLinkedQueue<Answer> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean isWoken = new AtomicBoolean();
    private final Set<DoorLine> written = new HashSet<>();

    Answers(EventLoop loop) {
        this.loop = loop;
    }

    /// Has something said soon, from any thread.
    void add(Answer answer) {
        waiting.add(answer);
        if (isWoken.compareAndSet(false, true) && !loop.isShuttingDown()) {
            loop.execute(this::write);
        }
    }

    private void write() {
        isWoken.set(false);
        for (Answer one = waiting.poll(); one != null; one = waiting.poll()) {
            written.add(one.write());
        }
        written.forEach(DoorLine::flush);
        written.clear();
    }
}
