package homeostat.trial.organ;

import homeostat.trial.ProgressListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// A virtual month of one person with one device: what must not drift is looked at at the same time
/// of each day.
///
/// @param organ whose month it was
/// @param days the [OrganWorld#state] at the end of each day
/// @param findings what the rules found
public record OrganMonth(Organ<?> organ, List<double[]> days,
        List<Finding> findings) {
    /// The first days are not looked at: somebody new to a device settles in them.
    private static final int SETTLED_DAYS = 3;

    /// Lives so many days, the organ's whole month or fewer; `listener` hears of each.
    public static <K extends Kind> OrganMonth live(Organ<K> organ, String patient, long seed,
            int days, ProgressListener listener) {
        long startNs = System.nanoTime();
        Run<K> run = Run.of(organ, patient, seed, organ.days(organ.monthDays()));
        List<double[]> ends = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        OrganBed<K> bed = null;
        for (int day = 1; day <= days; day++) {
            OrganBed<K> before = bed;
            bed = organ.liveDay(run, day, before);
            if (before != null && before != bed) {
                findings.addAll(before.world().findings());
            }
            ends.add(bed.world().state());
            listener.progress(day, days, System.nanoTime() - startNs);
        }
        findings.addAll(bed == null ? List.of() : bed.world().findings());
        return new OrganMonth(organ, List.copyOf(ends), List.copyOf(findings));
    }

    private int settledDay() {
        return Math.min(SETTLED_DAYS, days.size());
    }

    /// How far each of [Organ#drifts] went from the first settled day to the last.
    public List<Double> changes() {
        return IntStream.range(0, organ.drifts().size()).mapToObj(i ->
                days.getLast()[i] - days.get(settledDay() - 1)[i]).toList();
    }

    /// What drifted, a sentence each.
    public List<String> drifted() {
        List<String> drifted = new ArrayList<>();
        for (int i = 0; i < changes().size(); i++) {
            Drift drift = organ.drifts().get(i);
            if (!(Math.abs(changes().get(i)) <= drift.allowed())) {
                drifted.add(String.format(Locale.ROOT, "%s went by %.3f, allowed %.3f",
                        drift.meaning(), changes().get(i), drift.allowed()));
            }
        }
        return List.copyOf(drifted);
    }

    /// Rules that the device broke.
    public List<Finding> violations() {
        return findings.stream().filter(each -> each.rule().isViolation()).toList();
    }

    /// For a terminal.
    public String text() {
        StringBuilder text = new StringBuilder(String.format("%-44s %9s %9s %9s %9s%n",
                days.size() + " days", "day " + settledDay(), "day " + days.size(), "change",
                "allowed"));
        for (int i = 0; i < changes().size(); i++) {
            Drift drift = organ.drifts().get(i);
            text.append(String.format(Locale.ROOT, "%-44s %9.3f %9.3f %+9.3f %9.3f%n",
                    drift.meaning(), days.get(settledDay() - 1)[i], days.getLast()[i],
                    changes().get(i), drift.allowed()));
        }
        text.append(drifted().isEmpty() ? "nothing drifted\n" : "DRIFTED\n");
        text.append(violations().isEmpty() ? "no safety rule was broken\n"
                : violations().size() + " times a safety rule was broken, first: "
                        + violations().getFirst() + "\n");
        return text.append(findings.size() - violations().size())
                .append(" times a person came to harm; simulated\n").toString();
    }
}
