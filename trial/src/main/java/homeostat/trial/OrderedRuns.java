package homeostat.trial;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/// Work that is done by several threads in any order and handed on by one in the order of its
/// numbers.
///
/// Nobody begins a piece that is too far ahead of what was handed on, so the results that wait take
/// a fixed number of places, however many pieces there are. What is folded in order is the same to
/// the last bit with any number of workers.
public final class OrderedRuns {
    private static final int AHEAD_OF_EACH_WORKER = 8;

    private OrderedRuns() {}

    /// Does the pieces `from` to `until - 1` on `workers` threads; `sink` gets each result on the
    /// calling thread.
    ///
    /// @throws RuntimeException what a piece or the sink threw, once the threads have stopped
    /// @throws TrialException when the calling thread is interrupted
    public static <T> void run(long from, long until, int workers, LongFunction<T> piece,
            Consumer<T> sink) {
        Window<T> window = new Window<>(from, until, AHEAD_OF_EACH_WORKER * workers);
        Thread[] threads = new Thread[workers];
        for (int i = 0; i < workers; i++) {
            threads[i] = new Thread(() -> work(window, piece), "trial-" + i);
            threads[i].setDaemon(true);
            threads[i].start();
        }
        try {
            for (long number = from; number < until; number++) {
                sink.accept(window.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrialException("the trial was interrupted, expected it to finish", e);
        } finally {
            window.stop();
        }
    }

    private static <T> void work(Window<T> window, LongFunction<T> piece) {
        try {
            for (long number = window.next(); number >= 0; number = window.next()) {
                window.put(number, piece.apply(number));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error failed) {
            window.fail(failed);
        }
    }

    /// The results between the first that was not handed on and the last that may be begun.
    private static final class Window<T> {
        private final long until;
        private final List<T> places;
        private final long first;
        private long begun;
        private long taken;
        private boolean stopped;
        private Throwable failure;

        Window(long from, long until, int size) {
            this.until = until;
            this.first = from;
            begun = from;
            taken = from;
            places = new ArrayList<>(Collections.nCopies(size, null));
        }

        /// The number of the next piece to do; negative when there is none.
        synchronized long next() throws InterruptedException {
            while (!stopped && begun < until && begun >= taken + places.size()) {
                wait();
            }
            return stopped || begun >= until ? -1 : begun++;
        }

        synchronized void put(long number, T result) {
            places.set(place(number), result);
            notifyAll();
        }

        synchronized T take() throws InterruptedException {
            while (places.get(place(taken)) == null && failure == null) {
                wait();
            }
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof RuntimeException thrown) {
                throw thrown;
            }
            T result = places.set(place(taken), null);
            taken++;
            notifyAll();
            return result;
        }

        private int place(long number) {
            return (int) ((number - first) % places.size());
        }

        synchronized void fail(Throwable problem) {
            failure = failure == null ? problem : failure;
            stopped = true;
            notifyAll();
        }

        synchronized void stop() {
            stopped = true;
            notifyAll();
        }
    }
}
