package homeostat.trial.organ;

import homeostat.trial.Host;
import homeostat.trial.Surroundings;
import homeostat.trial.XyChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The surroundings of one run: they live by samples, and keep what a trial wants to know.
///
/// An organ's own world says what a sample is: how everything goes on ([#live]), what the sensors
/// say of it ([#sense]), and what a report draws ([#row]).
public abstract class OrganWorld<K extends Kind> implements Surroundings {
    private static final double NS_PER_S = 1e9;
    private static final int ROWS_MAX = 4000;

    private final Run<K> run;
    private final List<Happening<K>> events;
    private final long sampleNs;
    private final double trendSeconds;
    private final List<double[]> trend = new ArrayList<>();
    private long sample = -1;
    private double changesAt;
    private double nextRow;

    /// A world for `run`.
    ///
    /// @param sampleNs from one sample to the next
    /// @param trendSeconds from one row of the trend to the next, at least
    protected OrganWorld(Run<K> run, long sampleNs, double trendSeconds) {
        this.run = run;
        this.sampleNs = sampleNs;
        this.events = run.events();
        this.trendSeconds = Math.max(trendSeconds, (double) run.course().seconds() / ROWS_MAX);
    }

    /// A chart of its own of one run.
    ///
    /// @param caption what is drawn, and in which colours
    /// @param chart the chart
    public record Portrait(String caption, XyChart chart) {}

    /// Everything goes on for one sample.
    protected abstract void live(Host host);

    /// What the sensors say at [#nowNs].
    protected abstract void sense(Host host);

    /// What a report draws: the columns of the [Organ.Chart]s from 1 on, the time left out.
    protected abstract double[] row();

    /// Figures of the run until now, by the names of [Organ#figures] and in their order.
    public abstract Map<String, Double> figures();

    /// What must not drift in a month, as it is now: the values of [Organ#drifts].
    public abstract double[] state();

    /// What the rules found.
    public abstract List<Finding> findings();

    /// Charts of its own that a report shows for the run.
    public List<Portrait> portraits() {
        return List.of();
    }

    @Override
    public final long nextEventNs() {
        return (sample + 1) * sampleNs;
    }

    @Override
    public final void before(long nowNs, Host host) {
        while (nextEventNs() <= nowNs) {
            sample++;
            if (sample > 0) {
                live(host);
                if (seconds() >= nextRow) {
                    nextRow += trendSeconds;
                    keep(row());
                }
            }
            sense(host);
        }
    }

    private void keep(double[] row) {
        double[] timed = new double[row.length + 1];
        timed[0] = seconds();
        System.arraycopy(row, 0, timed, 1, row.length);
        trend.add(timed);
    }

    /// The run that is lived.
    public final Run<K> run() {
        return run;
    }

    /// The instant of the sample.
    public final long nowNs() {
        return Math.max(sample, 0) * sampleNs;
    }

    /// Age of the run, s.
    public final double seconds() {
        return nowNs() / NS_PER_S;
    }

    /// The instant at which the run is over.
    public final long endNs() {
        return (long) (run.course().seconds() * NS_PER_S);
    }

    /// Rows of the trend: the second of the run, then what [#row] said.
    public final List<double[]> trend() {
        return trend;
    }

    /// Everything that happens and breaks in the run.
    public final List<Happening<K>> events() {
        return events;
    }

    /// The first event of that kind that goes on now, or `null`.
    public final Happening<K> event(K kind) {
        for (Happening<K> each : events) {
            if (each.kind() == kind && each.isAt(seconds())) {
                return each;
            }
        }
        return null;
    }

    /// Whether an event of that kind goes on now.
    public final boolean isNow(K kind) {
        return event(kind) != null;
    }

    /// Whether anything is broken now, or was within the last `aftermath` seconds.
    public final boolean isFailing(double aftermath) {
        for (Happening<K> each : events) {
            if (each.kind().isFault() && seconds() >= each.at()
                    && seconds() < each.at() + each.seconds() + aftermath) {
                return true;
            }
        }
        return false;
    }

    /// Whether anything has begun or ended since this was asked last: only then what acts on the
    /// body has to be set anew.
    protected final boolean hasChanged() {
        if (seconds() < changesAt) {
            return false;
        }
        changesAt = Double.POSITIVE_INFINITY;
        for (Happening<K> each : events) {
            changesAt = Math.min(changesAt, later(each.at()));
            changesAt = Math.min(changesAt, later(each.at() + each.seconds()));
        }
        return true;
    }

    private double later(double then) {
        return then > seconds() ? then : Double.POSITIVE_INFINITY;
    }
}
