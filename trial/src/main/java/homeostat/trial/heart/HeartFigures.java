package homeostat.trial.heart;

/// Means over a stretch of a run, a value a sample.
public final class HeartFigures {
    private long samples;
    private double output;
    private double arterial;
    private double left;
    private double right;

    /// Nothing seen yet.
    public HeartFigures() {
    }

    void add(HeartWorld world) {
        samples++;
        output += world.body().outputLPerMin();
        arterial += world.arterialMmHg();
        left += world.leftMmHg();
        right += world.rightMmHg();
    }

    public double outputLPerMin() {
        return output / samples;
    }

    public double arterialMmHg() {
        return arterial / samples;
    }

    public double leftMmHg() {
        return left / samples;
    }

    public double rightMmHg() {
        return right / samples;
    }
}
