package homeostat.kernel;

/// Holds the mode a task is in and shows it to the outside at the task's deadline.
public final class ModeCell<M extends Mode> {
    private M mode;
    private int workingCode;
    private int workingRegime;
    private long workingSinceNs;
    private int publishedCode;
    private int publishedRegime;
    private long publishedSinceNs;

    ModeCell(M initial) {
        become(initial, 0);
        publish();
    }

    /// The mode the task is in.
    public M mode() {
        return mode;
    }

    /// Enters `next`, which may be the mode it is in already; says whether it was another one.
    public boolean become(M next, long nowNs) {
        Check.that(next != null, "a mode is never null");
        boolean changed = next != mode;
        mode = next;
        if (changed) {
            workingCode = next.code();
            workingRegime = next.regime().code();
            workingSinceNs = nowNs;
        }
        return changed;
    }

    /// The visible mode's code.
    public int publishedCode() {
        return publishedCode;
    }

    /// The visible mode's regime.
    public Regime publishedRegime() {
        return Regime.of(publishedRegime);
    }

    /// Since when the visible mode lasts.
    public long publishedSinceNs() {
        return publishedSinceNs;
    }

    void publish() {
        publishedCode = workingCode;
        publishedRegime = workingRegime;
        publishedSinceNs = workingSinceNs;
    }

    /// The task trapped: whatever mode it believed in, the device is in its fallback now.
    void distrust(long nowNs) {
        workingRegime = Regime.FALLBACK.code();
        workingCode = TRAPPED;
        workingSinceNs = nowNs;
    }

    /// The code that is shown when the task that owned the modes is distrusted.
    public static final int TRAPPED = -1;
}
