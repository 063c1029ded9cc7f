package homeostat.trial.eeg;

/// Something that happens to a synthetic head.
///
/// @param kind what
/// @param startSeconds when it begins, from the start of the recording
/// @param durationSeconds how long it lasts
/// @param focus the lead where it is strongest
public record EegEvent(Kind kind, double startSeconds, double durationSeconds, int focus) {

    /// What can happen.
    public enum Kind {
        /// A seizure: a rhythm that builds up, slows down and spreads.
        SEIZURE,
        /// A burst of muscle, of the jaw or the neck.
        MUSCLE,
        /// Chewing: muscle once or twice a second, with the slow swing of the jaw below it.
        CHEWING,
        /// The patient moves: slow and large everywhere.
        MOVEMENT,
        /// One electrode jumps and creeps back.
        POP,
        /// One electrode is off: hum and nothing else.
        OFF,
        /// The recorder was disconnected: no samples at all.
        GAP
    }

    /// When it is over.
    public double endSeconds() {
        return startSeconds + durationSeconds;
    }

    boolean holds(double seconds) {
        return seconds >= startSeconds && seconds < endSeconds();
    }
}
