package homeostat.app;

import java.util.Locale;

/// A progress bar with the time that is left, on standard error and only for a person to see.
final class Progress {
    private static final int WIDTH = 30;
    private static final long REDRAW_NS = 100_000_000L;
    private final String what;
    private final boolean visible = System.console() != null && System.console().isTerminal();
    private final long startNs = System.nanoTime();
    private long drawnNs;

    Progress(String what) {
        this.what = what;
    }

    /// `done` of `total` are done.
    synchronized void show(long done, long total) {
        long nowNs = System.nanoTime();
        if (!visible || done < total && nowNs - drawnNs < REDRAW_NS) {
            return;
        }
        drawnNs = nowNs;
        int filled = (int) (WIDTH * done / Math.max(1, total));
        double elapsedS = (nowNs - startNs) / 1e9;
        double leftS = done == 0 ? 0 : elapsedS * (total - done) / done;
        System.err.printf(Locale.ROOT, "\r%s [%s%s] %d/%d, %.0f s left ", what,
                "#".repeat(filled), ".".repeat(WIDTH - filled), done, total, leftS);
        if (done >= total) {
            System.err.print("\r" + " ".repeat(WIDTH + what.length() + 40) + "\r");
        }
        System.err.flush();
    }
}
