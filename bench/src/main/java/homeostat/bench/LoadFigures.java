package homeostat.bench;

import java.util.Arrays;
import java.util.Locale;

/// What a load saw: how long things took, and how many of them there were. Safe for many threads.
final class LoadFigures {
    private static final double NS_PER_MS = 1e6;
    private long[] shown = new long[1_024];
    private int shownCount;
    private long[] acknowledged = new long[1 << 16];
    private int acknowledgedCount;
    private long sent;
    private long bytes;
    private long raised;
    private long cuts;
    private long refusals;
    private String refusal = "";

    synchronized void shown(long ns) {
        if (shownCount == shown.length) {
            shown = Arrays.copyOf(shown, 2 * shownCount);
        }
        shown[shownCount++] = ns;
    }

    synchronized void acknowledged(long ns) {
        if (acknowledgedCount == acknowledged.length) {
            acknowledged = Arrays.copyOf(acknowledged, 2 * acknowledgedCount);
        }
        acknowledged[acknowledgedCount++] = ns;
    }

    synchronized void sent(int parcelBytes) {
        sent = sent + 1;
        bytes += parcelBytes;
    }

    synchronized void raised() {
        raised = raised + 1;
    }

    synchronized void cut() {
        cuts = cuts + 1;
    }

    synchronized void refused(String why) {
        refusals = refusals + 1;
        refusal = why;
    }

    /// Why a connection could not be made the last time; empty when all could.
    synchronized String refusal() {
        return refusal;
    }

    synchronized int acknowledgedCount() {
        return acknowledgedCount;
    }

    /// Forgets what was seen so far: warm-up.
    synchronized void clear() {
        shownCount = 0;
        acknowledgedCount = 0;
        sent = 0;
        bytes = 0;
        raised = 0;
    }

    /// How long 99 of 100 acknowledgements took at most, in ms, and how long alarms to the screen.
    synchronized String slowest() {
        return "acknowledgements " + ms(sorted(acknowledged, acknowledgedCount), 0.99)
                + " ms and alarms " + ms(sorted(shown, shownCount), 0.99) + " ms ("
                + acknowledgedCount + " and " + shownCount + " of them)";
    }

    /// `name=value`, a line each.
    synchronized String text() {
        long[] alarms = sorted(shown, shownCount);
        long[] answers = sorted(acknowledged, acknowledgedCount);
        return "sent=" + sent + "\nbytes=" + bytes + "\nacknowledged=" + acknowledgedCount
                + "\nraised=" + raised + "\nshown=" + shownCount
                + "\nalarmMsP50=" + ms(alarms, 0.5) + "\nalarmMsP99=" + ms(alarms, 0.99)
                + "\nalarmMsMax=" + ms(alarms, 1) + "\nackMsP50=" + ms(answers, 0.5)
                + "\nackMsP99=" + ms(answers, 0.99) + "\nackMsMax=" + ms(answers, 1)
                + "\ncuts=" + cuts + "\nrefusals=" + refusals + "\nrefusal=" + refusal + "\n";
    }

    private static long[] sorted(long[] values, int count) {
        long[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private static String ms(long[] sorted, double share) {
        if (sorted.length == 0) {
            return "NaN";
        }
        int at = (int) Math.min(sorted.length - 1, Math.floor(share * sorted.length));
        return String.format(Locale.ROOT, "%.2f", sorted[at] / NS_PER_MS);
    }
}
