package homeostat.trial.pancreas.baseline;

/// Four hours ahead on four assumptions, in steps of five minutes.
///
/// - *insulin*: what moves glucose now beyond insulin fades within an hour;
/// - *carbohydrate*: it goes on until what was announced is absorbed, and what nothing shows yet
///   comes as a triangle;
/// - *unannounced*: it goes on as its own slope says, for three hours at most;
/// - *zero*: nothing but insulin acts, and none is given from now on.
///
/// Source: the behaviour of openaps/oref0 0.7.1 as documented and as its recorded decisions show.
final class OrefForecast {
    private static final int POINTS = 48;
    private static final int DOSE_PEAK_STEPS = 18;
    private static final int HOUR_STEPS = 12;
    private static final double NONE = 999;
    private static final double CARBOHYDRATE_GRAMS_PER_HOUR_MAX = 30;
    private static final double CARBOHYDRATE_GRAMS_PER_HOUR = 20;
    private static final double CARBOHYDRATE_HOURS_MIN = 3;

    private final OrefSituation now;
    private final OrefProfile.Meal habits;
    private final Line insulin;
    private final Line carbohydrate;
    private final Line unannounced;
    private final Line zero;

    /// Change that carbohydrate brings now, mg/dL in five minutes, within what a gut can absorb.
    private final double impact;

    /// The same without bounds.
    private final double unexplained;
    private final double absorptionHours;

    /// How long the present impact lasts if it falls evenly, in steps; and the height of the
    /// triangle that the rest is expected to make.
    private final double impactSteps;
    private final double restPeak;
    private double highestCarbohydrate;

    OrefForecast(OrefSituation now) {
        this.now = now;
        this.habits = now.profile().meal();
        insulin = new Line(now.mgPerDl());
        carbohydrate = new Line(now.mgPerDl());
        unannounced = new Line(now.mgPerDl());
        zero = new Line(now.mgPerDl());
        insulin.newest = now.eventualMgPerDl();
        highestCarbohydrate = now.mgPerDl();
        double perGram = now.mgPerDlPerGram();
        unexplained = Decimals.tenths(now.leastChange() - now.insulinImpact());
        impact = Math.min(unexplained,
                Decimals.tenths(CARBOHYDRATE_GRAMS_PER_HOUR_MAX * perGram * 5 / 60));
        absorptionHours = absorptionHours();
        double soonGrams = Math.max(0, impact / 5 * 60 * absorptionHours / 2) / perGram;
        double rest = Math.max(0, now.meal().onBoardGrams() - soonGrams
                - now.meal().grams() * (1 - restPart()));
        double restGrams = Math.min(restCap(), rest);
        restPeak = restGrams * perGram * 5 / 60 / (absorptionHours / 2);
        impactSteps = impact == 0 ? 0 : Math.min(absorptionHours * 60 / 5 / 2,
                Math.max(0, now.meal().onBoardGrams() * perGram / impact));
        if (!Double.isNaN(now.onBoard().now().zeroTempActivity())) {
            look();
        }
    }

    private double absorptionHours() {
        double least = CARBOHYDRATE_HOURS_MIN;
        if (now.ratio() != 0 && !Double.isNaN(now.ratio())) {
            least /= now.ratio();
        }
        if (!(now.meal().grams() > 0)) {
            return least;
        }
        double byAmount = Math.max(least,
                now.meal().onBoardGrams() / CARBOHYDRATE_GRAMS_PER_HOUR);
        double ageMin = Decimals.whole((now.nowMs() - now.meal().lastAtMs()) / 60_000);
        return Decimals.tenths(byAmount + 1.5 * ageMin / 60);
    }

    private double restPart() {
        return habits.remainingPart() > 0 ? Math.min(1, habits.remainingPart()) : 1;
    }

    private double restCap() {
        return habits.remainingCap() > 0 ? Math.min(90, habits.remainingCap()) : 90;
    }

    private void look() {
        double highest = now.mgPerDl();
        for (OrefOnBoard.Tick tick : now.onBoard().ticks()) {
            step(tick);
            highest = Math.max(highest, insulin.newest);
            insulin.considerFrom(DOSE_PEAK_STEPS);
            if (expectsCarbohydrate()) {
                carbohydrate.considerFrom(DOSE_PEAK_STEPS);
                if (carbohydrate.newest > highest) {
                    highestCarbohydrate = carbohydrate.newest;
                }
            }
            if (habits.unannounced()) {
                unannounced.considerFrom(HOUR_STEPS);
            }
        }
    }

    private void step(OrefOnBoard.Tick tick) {
        double byInsulin = now.impactOf(tick.activity());
        int at = insulin.size;
        double fading = impact * (1 - Math.min(1, at / (double) HOUR_STEPS));
        double absorbed = Math.max(0, Math.max(0, impact)
                * (1 - at / Math.max(impactSteps * 2, 1)));
        double halfSteps = absorptionHours / 2 * HOUR_STEPS;
        double rest = Math.max(0, Math.min(at, 2 * halfSteps - at) / halfSteps * restPeak);
        double bySlope = Math.max(0, unexplained + at * unexplainedSlope());
        double byTime = Math.max(0, unexplained * (1 - at / (3.0 * HOUR_STEPS)));
        insulin.add(byInsulin + fading);
        carbohydrate.add(byInsulin + Math.min(0, fading) + absorbed + rest);
        unannounced.add(byInsulin + Math.min(0, fading) + Math.min(bySlope, byTime));
        zero.add(now.impactOf(tick.zeroTempActivity()));
    }

    /// What nobody explained is assumed to fall at a third of the speed at which it rose, at least.
    private double unexplainedSlope() {
        return Math.min(Decimals.hundredths(now.meal().fallFromHighest()),
                -Decimals.hundredths(now.meal().riseFromLowest()) / 3);
    }

    private boolean expectsCarbohydrate() {
        return impactSteps > 0 || restPeak > 0;
    }

    private boolean absorbs() {
        return impact > 0 || restPeak > 0;
    }

    /// Where glucose ends up, mg/dL: the highest of the assumptions that apply.
    double eventual() {
        double eventual = now.eventualMgPerDl();
        if (now.meal().onBoardGrams() > 0 && absorbs()) {
            eventual = Math.max(eventual, carbohydrate.lastShown());
        }
        if (absorbs() && habits.unannounced()) {
            eventual = Math.max(eventual, unannounced.lastShown());
        }
        return eventual;
    }

    /// The lowest that a dose has to reckon with, mg/dL.
    double lowest() {
        double byInsulin = Math.max(39, insulin.lowest);
        double byMeal = Math.max(39, carbohydrate.lowest);
        double byRise = Math.max(39, unannounced.lowest);
        double lowest = byInsulin;
        double cautiousRise = cautiousRise(byRise);
        if (now.meal().grams() > 0) {
            lowest = afterMeal(byInsulin, byMeal, cautiousRise);
        } else if (habits.unannounced()) {
            lowest = Decimals.whole(Math.max(byInsulin, cautiousRise));
        }
        lowest = Math.min(lowest, average(byMeal, byRise));
        return highestCarbohydrate > now.mgPerDl() ? Math.min(lowest, highestCarbohydrate)
                : lowest;
    }

    private double afterMeal(double byInsulin, double byMeal, double cautiousRise) {
        if (byMeal < NONE) {
            double blended = habits.unannounced()
                    ? partLeft() * byMeal + (1 - partLeft()) * cautiousRise : byMeal;
            return Decimals.whole(Math.max(byInsulin, Math.max(byMeal, blended)));
        }
        return habits.unannounced() ? cautiousRise : guard();
    }

    private double average(double byMeal, double byRise) {
        double average = insulin.newest;
        if (byRise < NONE && byMeal < NONE) {
            average = (1 - partLeft()) * unannounced.newest + partLeft() * carbohydrate.newest;
        } else if (byMeal < NONE) {
            average = (insulin.newest + carbohydrate.newest) / 2;
        } else if (byRise < NONE) {
            average = (insulin.newest + unannounced.newest) / 2;
        }
        return Math.max(Decimals.whole(average), zero.guard);
    }

    /// A rise that is carried on is trusted less the lower glucose would be without it.
    private double cautiousRise(double byRise) {
        double cautious = byRise;
        if (zero.guard < now.threshold()) {
            cautious = (byRise + zero.guard) / 2;
        } else if (zero.guard < now.targetMgPerDl()) {
            double part = (zero.guard - now.threshold())
                    / (now.targetMgPerDl() - now.threshold());
            cautious = (byRise + byRise * part + zero.guard * (1 - part)) / 2;
        } else if (zero.guard > byRise) {
            cautious = (byRise + zero.guard) / 2;
        }
        return Decimals.whole(cautious);
    }

    /// The lowest at any time ahead, mg/dL: below the threshold, insulin stops.
    double guard() {
        double guard = habits.unannounced() ? unannounced.guard : insulin.guard;
        if (expectsCarbohydrate()) {
            guard = !habits.unannounced() ? carbohydrate.guard
                    : partLeft() * carbohydrate.guard + (1 - partLeft()) * unannounced.guard;
        }
        return Decimals.whole(guard);
    }

    /// The lowest by insulin alone once a dose of now is at its peak, mg/dL.
    double lowestByInsulin() {
        return Math.max(39, insulin.lowest);
    }

    /// Minutes until the forecast is below `mgPerDl`, 240 for never.
    double minutesAbove(double mgPerDl) {
        Line line = now.meal().onBoardGrams() > 0 && absorbs() ? carbohydrate : insulin;
        for (int i = 0; i < line.size; i++) {
            if (line.shown(i) < mgPerDl) {
                return 5 * i;
            }
        }
        return 240;
    }

    private double partLeft() {
        return now.meal().onBoardGrams() / now.meal().grams();
    }

    /// Glucose on one assumption.
    private static final class Line {
        private final double[] mgPerDl = new double[POINTS];
        private int size = 1;
        private double newest;
        private double guard = NONE;
        private double lowest = NONE;

        Line(double nowMgPerDl) {
            mgPerDl[0] = nowMgPerDl;
        }

        void add(double change) {
            newest = mgPerDl[size - 1] + change;
            if (size < POINTS) {
                mgPerDl[size] = newest;
                size++;
            }
            if (newest < guard) {
                guard = Decimals.whole(newest);
            }
        }

        void considerFrom(int steps) {
            if (size > steps && newest < lowest) {
                lowest = Decimals.whole(newest);
            }
        }

        double shown(int index) {
            return Decimals.whole(Math.min(401, Math.max(39, mgPerDl[index])));
        }

        double lastShown() {
            return shown(size - 1);
        }
    }
}
