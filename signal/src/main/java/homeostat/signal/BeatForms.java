package homeostat.signal;

import homeostat.kernel.Elementary;

/// The few forms that this patient's beats have, and which of them is the usual one.
///
/// A beat belongs to the form it is most alike, moved by up to 48 ms; when it is like none it
/// founds a form in place of the rarest. The usual form is the most frequent, but one whose beats
/// come early or that is wider than another frequent one is the less likely to be: ectopic beats
/// may outnumber normal ones.
///
/// Source: own design; clusters of templates: P. Hamilton, Computers in Cardiology 29 (2002).
final class BeatForms {
    /// How many there are.
    static final int FORMS = 6;
    /// In how many pieces the forms are tidied up.
    static final int TIDY_PIECES = 2 * FORMS;

    private static final int LAGS = 5;
    private static final int LAG_PIECES = (2 * BeatLead.LAG_MAX + LAGS) / LAGS;
    /// In how many pieces a beat is compared with the forms.
    static final int COMPARE_PIECES = LAG_PIECES * FORMS;

    private static final int MERGE_EACH = 8;
    private static final double ALIKE = 0.88;
    private static final double SAME = 0.95;
    private static final double FADE = 0.995;
    private static final double COUNT_MIN = 0.5;
    private static final double MERGE_COUNT_MIN = 3;
    private static final double FREQUENT = 0.08;
    private static final double EARLY = 0.65;
    private static final double EARLY_SPAN = 0.25;
    private static final double EARLY_MIN = 0.05;
    private static final double SIZE_TOLERANCE = 0.3;
    private static final double SIZE_COST = 0.1;

    private final BeatForm[] forms = new BeatForm[FORMS];
    private final BeatLead[] beat;
    private int usual;
    private int usualLag;
    private int nearest;
    private int nearestLag;
    private double nearestLikeness;
    private double usualLikeness;
    private int learned;

    BeatForms(BeatLead[] beat) {
        this.beat = beat;
        for (int i = 0; i < FORMS; i++) {
            forms[i] = new BeatForm(beat.length);
        }
    }

    /// A new beat is at hand, to be compared with one form after the other, then placed.
    void begin() {
        usual = chooseUsual();
        nearest = -1;
        nearestLikeness = -2;
        usualLikeness = -2;
        usualLag = 0;
    }

    /// Does the piece of that number, 0 to `COMPARE_PIECES - 1`, of comparing it with all forms.
    void compare(int piece) {
        int index = piece / LAG_PIECES;
        if (forms[index].count() >= COUNT_MIN) {
            compareKnown(index, piece % LAG_PIECES * LAGS - BeatLead.LAG_MAX);
        }
    }

    private void compareKnown(int index, int from) {
        BeatForm form = forms[index];
        double ratio = 0;
        double power = 0;
        for (int lead = 0; lead < beat.length; lead++) {
            ratio += Math.abs(log(beat[lead].size(), form.size(lead))) / beat.length;
            power += form.power(lead);
        }
        double cost = SIZE_COST * Math.max(0, ratio - SIZE_TOLERANCE);
        for (int i = 0; i < LAGS && from + i <= BeatLead.LAG_MAX; i++) {
            double likeness = likeness(form, power, from + i);
            if (index == usual && likeness > usualLikeness) {
                usualLikeness = likeness;
                usualLag = from + i;
            }
            if (likeness - cost > nearestLikeness) {
                nearestLikeness = likeness - cost;
                nearest = index;
                nearestLag = from + i;
            }
        }
    }

    private double likeness(BeatForm form, double own, int lag) {
        double product = 0;
        double other = 0;
        for (int lead = 0; lead < beat.length; lead++) {
            beat[lead].shift(lag);
            product += form.product(beat[lead], lead);
            other += beat[lead].power();
        }
        double norm = Math.sqrt(own * other);
        return norm > 0 ? product / norm : 0;
    }

    /// Moves a lead of it onto the usual form.
    void placeOnUsual(int lead) {
        beat[lead].shift(usualLag);
        beat[lead].measure();
    }

    /// Moves a lead of it onto the form that it is most alike.
    void placeOnNearest(int lead) {
        beat[lead].shift(known() ? nearestLag : 0);
        beat[lead].measure();
    }

    private int chooseUsual() {
        double total = total();
        double narrowest = Double.MAX_VALUE;
        for (int i = 0; i < FORMS; i++) {
            if (forms[i].count() > FREQUENT * total) {
                narrowest = Math.min(narrowest, forms[i].width());
            }
        }
        int best = 0;
        double bestScore = -1;
        for (int i = 0; i < FORMS; i++) {
            double slim = Math.min(1, narrowest / Math.max(1, forms[i].width()));
            double late = Math.max(EARLY_MIN, (forms[i].earliness() - EARLY) / EARLY_SPAN);
            double score = forms[i].count() * Math.min(1, late) * slim * slim * slim;
            if (forms[i].count() >= COUNT_MIN && score > bestScore) {
                bestScore = score;
                best = i;
            }
        }
        return best;
    }

    /// Takes the beat in as it was placed on the nearest; it came after that many usual intervals.
    void learn(double intervals) {
        if (!known()) {
            nearest = rarest();
            forms[nearest].clear();
        }
        for (int i = 0; i < FORMS; i++) {
            forms[i].fade(FADE);
        }
        for (int lead = 0; lead < beat.length; lead++) {
            forms[nearest].learn(beat[lead], lead);
        }
        forms[nearest].add(intervals);
        learned++;
    }

    /// Does the piece of that number, 0 to `TIDY_PIECES - 1`, of seeing every few beats whether a
    /// form is another's twin, and joining them.
    void tidy(int piece) {
        if (learned >= MERGE_EACH) {
            learned = piece == TIDY_PIECES - 1 ? 0 : learned;
            int index = piece / 2;
            for (int i = 0; i < FORMS / 2; i++) {
                merge(index, piece % 2 * (FORMS / 2) + i);
            }
        }
    }

    private void merge(int index, int other) {
        boolean smaller = other != index && forms[other].count() >= MERGE_COUNT_MIN
            && forms[other].count() <= forms[index].count();
        if (smaller && forms[index].likeness(forms[other]) > SAME) {
            forms[index].absorb(forms[other]);
        }
    }

    private int rarest() {
        int rarest = 0;
        for (int i = 1; i < FORMS; i++) {
            if (forms[i].count() < forms[rarest].count()) {
                rarest = i;
            }
        }
        return rarest;
    }

    private double total() {
        double total = 0;
        for (int i = 0; i < FORMS; i++) {
            total += forms[i].count();
        }
        return total;
    }

    /// True when beats of a usual form have been seen.
    boolean begun() {
        return forms[usual].count() >= COUNT_MIN;
    }

    /// The usual form.
    BeatForm usual() {
        return forms[usual];
    }

    /// True when the beat is of a form already known.
    boolean known() {
        return nearestLikeness > ALIKE;
    }

    /// True when the beat is of the usual form.
    boolean isUsual() {
        return known() && nearest == usual;
    }

    /// The mean interval before beats of this beat's form, in usual intervals.
    double earliness() {
        return known() ? forms[nearest].earliness() : 1;
    }

    /// The natural logarithm of a ratio of two positive numbers.
    static double log(double one, double other) {
        return Elementary.log(Math.max(1e-3, one) / Math.max(1e-3, other));
    }
}
