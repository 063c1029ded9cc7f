package homeostat.trial;

/// Hears how far a trial has come, on the thread that asked for the trial.
@FunctionalInterface
public interface ProgressListener {

    /// `done` of `total` runs are finished after `elapsedNs`.
    void progress(int done, int total, long elapsedNs);

    /// Nobody listens.
    ProgressListener NONE = (done, total, elapsedNs) -> { };
}
