package homeostat.bench;

/// What a benchmark found, for people and for programs.
public interface Report {

    /// A table for people.
    String text();

    /// The same for programs.
    String toJson();

    /// Whether everybody who was compared did the same work.
    boolean isSound();
}
