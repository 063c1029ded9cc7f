package homeostat.record;

/// Hears how far a long job is.
public interface Advance {
    /// Nobody listens.
    Advance SILENT = (done, total) -> { };

    /// `done` of `total` are done.
    void show(long done, long total);
}
