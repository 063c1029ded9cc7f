package homeostat.trial.pancreas.baseline;

import java.util.ArrayList;
import java.util.List;

/// The times at which a pump was stopped, from the lines of its history that say so.
///
/// A history that begins with a resumption was suspended before; one that ends with a suspension
/// still is.
record Suspensions(List<Span> matched, double resumedFirstMs, double suspendedLastMs) {

    /// From one instant to another; `isMatched` says that the history has both.
    record Span(double fromMs, double untilMs, boolean isMatched) {
        double minutes() {
            return (untilMs - fromMs) / 60_000;
        }
    }

    /// Finds them in `history`, in any order.
    static Suspensions of(List<PumpEvent> history) {
        List<Double> suspends = new ArrayList<>();
        List<Double> resumes = new ArrayList<>();
        for (PumpEvent event : history) {
            switch (event) {
                case PumpEvent.Suspend suspend -> suspends.add(suspend.atMs());
                case PumpEvent.Resume resume -> resumes.add(resume.atMs());
                case PumpEvent.Bolus bolus -> { }
                case PumpEvent.TempBasal temp -> { }
                case PumpEvent.Other other -> { }
            }
        }
        suspends.sort(null);
        resumes.sort(null);
        boolean before = !resumes.isEmpty()
                && (suspends.isEmpty() || resumes.getFirst() < suspends.getFirst());
        List<Span> matched = new ArrayList<>();
        double suspendedLast = Double.NaN;
        for (double suspend : suspends) {
            Double resume = resumes.stream().filter(each -> each > suspend).findFirst()
                    .orElse(null);
            if (resume == null) {
                suspendedLast = suspend;
                break;
            }
            matched.add(new Span(suspend, resume, true));
        }
        return new Suspensions(List.copyOf(matched),
                before ? resumes.getFirst() : Double.NaN, suspendedLast);
    }

    /// All of them; one without a beginning begins at `earliestMs` and one without an end ends at
    /// `latestMs`.
    List<Span> all(double earliestMs, double latestMs) {
        List<Span> all = new ArrayList<>(matched);
        if (resumedFirstMs > earliestMs) {
            all.add(new Span(earliestMs, resumedFirstMs, false));
        }
        if (!Double.isNaN(suspendedLastMs)) {
            all.add(new Span(suspendedLastMs, latestMs, false));
        }
        return all;
    }
}
