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
    private static final int SETTLING_DAYS = 2;

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

    /// How many days the first and the last mean are taken over: a week, if there are two.
    private int meanDays() {
        return Math.max(1, Math.min(organ.weekDays(), (days.size() - SETTLING_DAYS) / 2));
    }

    private double mean(int value, int from) {
        return days.subList(from, from + meanDays()).stream().mapToDouble(day -> day[value])
                .average().orElseThrow();
    }

    private double early(int value) {
        return mean(value, Math.min(SETTLING_DAYS, days.size() - meanDays()));
    }

    private double late(int value) {
        return mean(value, days.size() - meanDays());
    }

    /// How far each of [Organ#drifts] went from the first settled week to the last.
    public List<Double> changes() {
        return IntStream.range(0, organ.drifts().size())
                .mapToObj(i -> late(i) - early(i)).toList();
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
        StringBuilder text = new StringBuilder(String.format("%-30s %10s %10s %10s %10s%n",
                days.size() + " days, means of " + meanDays(), "early", "late", "change",
                "allowed"));
        for (int i = 0; i < changes().size(); i++) {
            Drift drift = organ.drifts().get(i);
            text.append(String.format(Locale.ROOT, "%-30s %10.2f %10.2f %+10.2f %10.2f%n",
                    drift.meaning(), early(i), late(i), changes().get(i), drift.allowed()));
        }
        text.append(drifted().isEmpty() ? "nothing drifted\n" : "DRIFTED\n");
        text.append(violations().isEmpty() ? "no safety rule was broken\n"
                : violations().size() + " times a safety rule was broken, first: "
                        + violations().getFirst() + "\n");
        return text.append(findings.size() - violations().size())
                .append(" times a person came to harm; simulated\n").toString();
    }
}
