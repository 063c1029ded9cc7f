package homeostat.trial.organ;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the rules find in one run, each going on counted once.
public final class Findings {
    private final String replay;
    private final double sameSeconds;
    private final List<Finding> found = new ArrayList<>();
    private final Map<Rule, Double> since = new HashMap<>();
    private final Map<Rule, Double> lastAt = new HashMap<>();

    /// Nothing yet; what follows within `sameSeconds` of the like is the same thing going on.
    public Findings(String replay, double sameSeconds) {
        this.replay = replay;
        this.sameSeconds = sameSeconds;
    }

    /// A condition that becomes a finding once it has lasted for `length` seconds.
    public void last(Rule rule, boolean isPresent, double seconds, double length) {
        if (!isPresent) {
            since.remove(rule);
            return;
        }
        double from = since.computeIfAbsent(rule, ignored -> seconds);
        if (from >= 0 && seconds - from >= length) {
            add(rule, from, String.format(Locale.ROOT, "for %.0f s or more", length));
            since.put(rule, -1.0);
        }
    }

    /// Something was found at that second.
    public void add(Rule rule, double seconds, String detail) {
        Double last = lastAt.put(rule, seconds);
        if (last == null || seconds - last >= sameSeconds) {
            found.add(new Finding(rule, seconds, detail, replay));
        }
    }

    /// How often that rule has found something.
    public long count(Rule rule) {
        return found.stream().filter(each -> each.rule() == rule).count();
    }

    /// Everything, in the order in which it was found.
    public List<Finding> all() {
        return List.copyOf(found);
    }
}
