package homeostat.trial.organ;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What the rules find in one run, each going on counted once.
///
/// It is asked at every sample of every run, so it keeps its times in arrays by the rules' places.
public final class Findings {
    private static final int RULES_MAX = 32;
    private static final double TOLD = Double.NEGATIVE_INFINITY;

    private final String replay;
    private final double sameSeconds;
    private final List<Finding> found = new ArrayList<>();
    private final double[] since = new double[RULES_MAX];
    private final double[] lastAt = new double[RULES_MAX];

    /// Nothing yet; what follows within `sameSeconds` of the like is the same thing going on.
    public Findings(String replay, double sameSeconds) {
        this.replay = replay;
        this.sameSeconds = sameSeconds;
        Arrays.fill(since, Double.NaN);
        Arrays.fill(lastAt, Double.NaN);
    }

    /// A condition that becomes a finding once it has lasted for `length` seconds.
    public void last(Rule rule, boolean isPresent, double seconds, double length) {
        int place = rule.ordinal();
        if (!isPresent) {
            since[place] = Double.NaN;
            return;
        }
        if (Double.isNaN(since[place])) {
            since[place] = seconds;
        }
        if (since[place] != TOLD && seconds - since[place] >= length) {
            add(rule, since[place], "for %.0f s or more", length);
            since[place] = TOLD;
        }
    }

    /// Something was found at that second; `form` says of `value` what exactly.
    public void add(Rule rule, double seconds, String form, double value) {
        add(rule, seconds, String.format(Locale.ROOT, form, value));
    }

    /// Something was found at that second.
    public void add(Rule rule, double seconds, String detail) {
        double last = lastAt[rule.ordinal()];
        lastAt[rule.ordinal()] = seconds;
        if (Double.isNaN(last) || seconds - last >= sameSeconds) {
            found.add(new Finding(rule, seconds, detail, replay));
        }
    }

    /// Everything, in the order in which it was found.
    public List<Finding> all() {
        return List.copyOf(found);
    }
}
