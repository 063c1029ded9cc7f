package homeostat.kernel;

/// One alarm condition as pure logic: the same class at the bedside, in the fleet, in a trial.
///
/// The owner reports each step whether the condition is present; a person's answer and an audio
/// pause come from outside and take effect at the next report, so that an alarm, too,
/// changes only in its owner's step. Times are those of IEC 60601-1-8: a declared delay, a pause
/// that always ends by itself.
public final class Alarm {
    private final Priority priority;
    private final boolean latching;
    private final long delayNs;
    private AlarmState state = AlarmState.INACTIVE;
    private AlarmState published = AlarmState.INACTIVE;
    private boolean present;
    private long sinceNs;
    private long onsetNs;
    private long publishedOnsetNs;
    private long pausedUntilNs;
    private boolean answerWaiting;

    /// An absent condition. A `latching` alarm stays visible until a person has answered it.
    public Alarm(Priority priority, boolean latching, long delayNs) {
        Check.that(delayNs >= 0, "an alarm's delay is not negative");
        this.priority = priority;
        this.latching = latching;
        this.delayNs = delayNs;
    }

    /// Reports whether the condition is there at `nowNs`.
    public void report(boolean isPresent, long nowNs) {
        if (isPresent && !present) {
            sinceNs = nowNs;
        }
        present = isPresent;
        if (answerWaiting) {
            state = state.answered();
            answerWaiting = false;
        }
        AlarmState before = state;
        state = state.observed(isPresent, nowNs - sinceNs >= delayNs, latching);
        if (state == AlarmState.ACTIVE && !before.isVisible()) {
            onsetNs = nowNs;
        }
    }

    /// A person answers; it takes effect at the next report.
    public void acknowledge() {
        answerWaiting = true;
    }

    /// Silences it until `untilNs`, and no longer.
    public void pauseAudio(long untilNs) {
        pausedUntilNs = untilNs;
    }

    /// How urgent it is.
    public Priority priority() {
        return priority;
    }

    /// Where it stands, as visible outside.
    public AlarmState state() {
        return published;
    }

    /// When it became active, as visible outside: the key that makes a notification idempotent.
    public long onsetNs() {
        return publishedOnsetNs;
    }

    /// Whether it is to be heard at `nowNs`.
    public boolean isAudible(long nowNs) {
        return published.isAudible() && nowNs >= pausedUntilNs;
    }

    /// Shows the outside what the reports so far have made of it.
    public void publish() {
        published = state;
        publishedOnsetNs = onsetNs;
    }

    void discard() {
        state = published;
        onsetNs = publishedOnsetNs;
    }
}
