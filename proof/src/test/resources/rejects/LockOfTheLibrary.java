import java.util.concurrent.locks.ReentrantLock;

final class LockOfTheLibrary {
    private final ReentrantLock lock = new ReentrantLock();
    private long lastNs;

    void step(long nowNs) {
        lock.lock();
        lastNs = nowNs;
        lock.unlock();
    }
}
