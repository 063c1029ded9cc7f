package homeostat.trial.vad;

/// One thing that happens to a person: what, from which second of the run, for how many, how much.
public record LifeEvent(LifeKind kind, double at, double seconds, double amount) {

    boolean isAt(double second) {
        return second >= at && second < at + seconds;
    }
}
