package homeostat.trial.pancreas.baseline;

import java.util.ArrayList;
import java.util.List;

/// A meal as an open system follows it: what glucose did beyond what insulin explains is put down
/// to its carbohydrate, and what has not been seen yet is foreseen by its curve.
///
/// Times are in minutes on one clock. Source: the documented behaviour of LoopKit/LoopAlgorithm
/// (MIT): dynamic carbohydrate absorption.
final class ObservedMeal {
    private static final double ROUNDING = 1.1920929e-7;

    private final Settings settings;
    private final double startMin;
    private final double grams;
    private final double lastMin;
    private final List<Piece> seen = new ArrayList<>();
    private double seenMgPerDl;
    private boolean complete;

    /// How it is followed.
    ///
    /// @param curve how it is absorbed where nothing is seen
    /// @param mgPerDlPerGram what one gram does
    /// @param initialMin absorption time before anything is seen
    /// @param longestMin absorption time at the slowest
    /// @param delayMin from eating to the first effect
    /// @param adaptive whether what was seen changes the pace of what is left
    record Settings(CarbCurve curve, double mgPerDlPerGram, double initialMin,
            double longestMin, double delayMin, boolean adaptive) {
        /// Before so much of the initial time the pace is not changed.
        private static final double STANDBY_PART = 0.2;

        private boolean adapts(double minutes) {
            return adaptive && minutes > STANDBY_PART * initialMin;
        }
    }

    private record Piece(double fromMin, double untilMin, double grams) {}

    /// A meal of `grams` at `startMin`, seen until `lastMin`.
    ObservedMeal(Settings settings, double startMin, double grams, double lastMin) {
        this.settings = settings;
        this.startMin = startMin;
        this.grams = grams;
        this.lastMin = Math.min(startMin + settings.longestMin + settings.delayMin,
                Math.max(lastMin, startMin));
    }

    /// Puts what glucose did from `fromMin` to `untilMin` down to `meals`, in the order in which
    /// they were eaten: to each by the rate at which it should be absorbed, as far as it has
    /// something left; what is over, to the last. A fall is put down to nobody.
    static void share(List<ObservedMeal> meals, double mgPerDl, double fromMin,
            double untilMin) {
        List<ObservedMeal> active = new ArrayList<>();
        double rates = 0;
        for (ObservedMeal meal : meals) {
            double end = meal.startMin + meal.settings.longestMin + meal.settings.delayMin;
            if (fromMin < end && fromMin >= meal.startMin) {
                active.add(meal);
                rates += meal.rate(fromMin - meal.startMin);
            }
        }
        double left = Math.max(0, mgPerDl);
        for (ObservedMeal meal : active) {
            double rate = meal.rate(fromMin - meal.startMin);
            double part = rates > 0 ? Math.min(meal.unseenMgPerDl(), rate / rates * left) : 0;
            rates -= rate;
            left -= part;
            meal.see(part, fromMin, untilMin);
        }
        if (!active.isEmpty() && left > ROUNDING) {
            active.getLast().see(left, fromMin, untilMin);
        }
    }

    /// Takes in that glucose moved by `mgPerDl` on account of this meal.
    private void see(double mgPerDl, double fromMin, double untilMin) {
        if (fromMin < startMin) {
            return;
        }
        seenMgPerDl += mgPerDl;
        if (!complete) {
            seen.add(new Piece(fromMin, untilMin, mgPerDl / settings.mgPerDlPerGram));
            complete = seenMgPerDl + ROUNDING >= grams * settings.mgPerDlPerGram;
        }
    }

    /// What of its effect has not been seen yet, mg/dL.
    private double unseenMgPerDl() {
        return Math.max(0, grams * settings.mgPerDlPerGram - seenMgPerDl);
    }

    /// How fast it should be absorbed `minutes` after it began, g/min.
    private double rate(double minutes) {
        double end = complete ? seen.getLast().untilMin : lastMin;
        double whole = Math.min(end - startMin + leftMin(), settings.longestMin);
        return whole > 0 ? grams / whole * settings.curve.ratePart(minutes / whole) : 0;
    }

    /// Grams that were seen.
    double seenGrams() {
        return seenMgPerDl / settings.mgPerDlPerGram;
    }

    private double sinceMin() {
        return lastMin - startMin - settings.delayMin;
    }

    /// The least that must have been absorbed.
    private double leastGrams() {
        return grams * settings.curve.absorbedPart(sinceMin() / settings.longestMin);
    }

    private double absorbedPart() {
        return Math.min(grams, Math.max(leastGrams(), seenGrams())) / grams;
    }

    /// The time that what is absorbed takes by the curve.
    private double takenMin() {
        double since = sinceMin();
        if (since <= 0) {
            return 0;
        }
        double taken = settings.adapts(since) ? since
                : settings.curve.timePart(absorbedPart()) * settings.initialMin;
        return Math.min(taken, settings.longestMin);
    }

    /// How long the rest will take.
    double leftMin() {
        double since = sinceMin();
        if (since <= 0) {
            return settings.initialMin;
        }
        double most = Math.max(settings.longestMin - since, 0);
        if (most <= 0) {
            return 0;
        }
        double part = Math.max(settings.curve.timePart(absorbedPart()), Math.ulp(1.0));
        double left = settings.adapts(since) ? since / part - since
                : settings.initialMin - takenMin();
        return Math.min(left, most);
    }

    private boolean isSeen() {
        return seenGrams() >= leastGrams() && !seen.isEmpty();
    }

    /// Grams on board at `atMin`; `delayMin` and `stepMin` are the reader's.
    double onBoardGrams(double atMin, double delayMin, double stepMin) {
        if (atMin < startMin - stepMin) {
            return 0;
        }
        if (!isSeen() || atMin > seen.getLast().untilMin) {
            return grams * (1 - foreseenPart(atMin, delayMin));
        }
        double left = grams;
        for (Piece piece : seen) {
            left -= piece.untilMin <= atMin ? piece.grams : 0;
        }
        return Math.max(0, left);
    }

    /// Grams absorbed at `atMin`.
    double absorbedGrams(double atMin, double delayMin, double stepMin) {
        if (atMin < startMin) {
            return 0;
        }
        if (!isSeen() || atMin > seen.getLast().untilMin) {
            return Math.min(grams, grams * foreseenPart(atMin, delayMin));
        }
        double sum = 0;
        Piece last = null;
        for (Piece piece : seen) {
            if (piece.fromMin + stepMin <= atMin) {
                sum += last == null ? 0 : last.grams;
                last = piece;
            }
        }
        if (last != null) {
            double whole = last.untilMin - last.fromMin;
            sum += Math.min(1, (atMin - last.fromMin) / whole) * last.grams;
        }
        return Math.min(sum, grams);
    }

    private double foreseenPart(double atMin, double delayMin) {
        if (!isSeen()) {
            double whole = (complete ? seen.getLast().untilMin : lastMin) - startMin + leftMin();
            return settings.curve.absorbedPart((atMin - startMin - delayMin) / whole);
        }
        double taken = takenMin();
        return settings.curve.absorbedPart((atMin - seen.getLast().untilMin + taken)
                / (taken + leftMin()));
    }
}
