import java.util.concurrent.atomic.AtomicLong;

final class CountsAtomically {
    private final AtomicLong count = new AtomicLong();

    void step(long nowNs) {
        count.incrementAndGet();
    }
}
