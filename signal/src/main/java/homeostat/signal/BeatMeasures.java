package homeostat.signal;

/// What tells ventricular and supraventricular beats from normal ones, as numbers of about 0 to 1.
///
/// Some are measures (how wide, how early), some are ramps around a limit that the field knows
/// (early: below 0.87 of the usual interval; unlike: correlation below 0.82 with the usual form),
/// and some are products of ramps: early *and* unlike. All are told against this person's own
/// usual beats, so that a bundle branch block or a small lead is nothing odd.
///
/// Source: which measures matter: P. de Chazal, M. O'Dwyer and R. Reilly, IEEE Trans. Biomed. Eng.
/// 51 (2004); limits: own, in round numbers.
final class BeatMeasures {
    /// How many there are.
    static final int COUNT = 35;
    /// The beat is early, begins as the usual one does, is wide, and its T wave is as usual.
    static final int ABERRANT = 26;
    /// The beat is narrower and steeper than the usual one.
    static final int NARROWER = 34;

    private static final int LEADS = 2;
    private static final int AROUND = LEADS;
    private static final int COMPARED = AROUND + LEADS;
    private static final int ON_USUAL = COMPARED + BeatForms.COMPARE_PIECES;
    private static final int DECIDED = ON_USUAL + LEADS;
    private static final int ON_NEAREST = DECIDED + 3;
    private static final int LEARNED = ON_NEAREST + LEADS;
    private static final int TIDIED = LEARNED + 1;
    /// In how many pieces a beat is measured.
    static final int PIECES = TIDIED + BeatForms.TIDY_PIECES;

    private static final double SLOWEST_SECONDS = 2.5;
    private static final int INTERVALS = 8;
    private static final double ALIKE = 0.82;
    private static final double GROWTH_MIN = 0.02;

    private final double[] value = new double[COUNT];
    private final BeatLead[] beat;
    private final BeatForms forms;
    private final Irregularity rhythm = new Irregularity();
    private final double[] intervals = new double[INTERVALS];
    private final double[] sorted = new double[INTERVALS];
    private boolean afterOdd;
    private long at;
    private int next;
    private int beats;
    private double interval = 0.8;
    private double ratio = 1;
    private double usualInterval = 0.8;
    private double usualNext = 0.8;
    private double intervalBefore = 0.8;
    private double irregularity;
    private double likeness;
    private double likenessLeast;
    private double difference;
    private double widening;
    private double before;
    private double after;
    private double beginning;
    private double steepening;
    private double growth;
    private double discordance;

    BeatMeasures(BeatLead[] beat, BeatForms forms) {
        this.beat = beat;
        this.forms = forms;
        for (int i = 0; i < INTERVALS; i++) {
            intervals[i] = usualInterval;
        }
    }

    /// The beat at that sample is at hand, which came `seconds` after the one before. It is
    /// measured in `PIECES` pieces, so that no step of a device has to do it all.
    void begin(long sample, double seconds) {
        at = sample;
        interval = seconds;
        ratio = limit(seconds / usualInterval, 0, SLOWEST_SECONDS);
        forms.begin();
    }

    /// Does the piece of that number, 0 to `PIECES - 1`, of measuring the beat at hand.
    void measure(int piece) {
        if (piece < AROUND) {
            if (piece < beat.length) {
                beat[piece].look(at);
            }
        } else if (piece < COMPARED) {
            if (piece - AROUND < beat.length) {
                beat[piece - AROUND].lookAround();
            }
        } else if (piece < ON_USUAL) {
            forms.compare(piece - COMPARED);
        } else if (piece < DECIDED) {
            if (piece - ON_USUAL < beat.length) {
                forms.placeOnUsual(piece - ON_USUAL);
            }
        } else if (piece < ON_NEAREST) {
            compare(piece - DECIDED);
        } else if (piece < LEARNED) {
            if (piece - ON_NEAREST < beat.length) {
                forms.placeOnNearest(piece - ON_NEAREST);
            }
        } else if (piece < TIDIED) {
            learn();
        } else {
            forms.tidy(piece - TIDIED);
        }
    }

    private void compare(int piece) {
        if (piece == 0) {
            shape();
        } else if (piece == 1) {
            outline();
        } else {
            tell();
        }
    }

    private void shape() {
        likeness = 0;
        likenessLeast = 1;
        difference = 0;
        widening = 0;
        before = 0;
        after = 0;
        if (!forms.begun()) {
            return;
        }
        BeatForm usual = forms.usual();
        double weights = 0;
        for (int lead = 0; lead < beat.length; lead++) {
            double weight = usual.size(lead);
            double norm = Math.sqrt(usual.power(lead) * beat[lead].power());
            double alike = norm > 0 ? usual.product(beat[lead], lead) / norm : 0;
            likeness += weight * alike;
            likenessLeast = Math.min(likenessLeast, alike);
            difference += weight * usual.difference(beat[lead], lead);
            widening += weight * BeatForms.log(beat[lead].width(), usual.width(lead));
            before += weight * usual.differenceBefore(beat[lead], lead);
            after += Math.abs(beat[lead].after() - usual.after(lead));
            weights += weight;
        }
        likeness /= weights;
        difference /= weights;
        widening /= weights;
        before /= weights;
        after /= weights;
    }

    /// What slow conduction from a place in the ventricles does to a beat: it begins otherwise,
    /// climbs less steeply, is larger, and drives its T wave the other way.
    private void outline() {
        BeatForm usual = forms.usual();
        double steepness = 0;
        double usualSteepness = 0;
        double heights = 0;
        beginning = 0;
        growth = 0;
        discordance = 0;
        for (int lead = 0; lead < beat.length; lead++) {
            double height = usual.height(lead);
            steepness += height * beat[lead].steepness();
            usualSteepness += height * usual.steepness(lead);
            growth += height
                * BeatForms.log(beat[lead].height() + GROWTH_MIN, height + GROWTH_MIN);
            discordance -= beat[lead].wave() * beat[lead].area();
            beginning += height * usual.differenceAtBeginning(beat[lead], lead);
            heights += height;
        }
        boolean known = forms.begun();
        beginning = known ? beginning / heights : 0;
        steepening = known ? BeatForms.log(steepness / heights, usualSteepness / heights) : 0;
        growth = known ? growth / heights : 0;
        discordance = known ? discordance / heights : 0;
    }

    /// Puts all but what rests on the next beat into numbers.
    private void tell() {
        double early = ramp(0.87 - ratio, 0.06);
        double unlike = ramp(ALIKE - likeness, 0.1);
        double veryUnlike = ramp(0.5 - likeness, 0.25);
        double wide = ramp(widening - 0.2, 0.15);
        double beginsOtherwise = ramp(beginning - 0.17, 0.08);
        double large = limit(growth, 0, 0.7);
        double changed = ramp(before - 0.15, 0.1);
        value[0] = limit(1 - ratio, 0, 0.5);
        value[1] = early;
        value[2] = limit(difference, 0, 2);
        value[3] = limit(widening, -0.7, 0.9);
        value[4] = limit(1 - forms.earliness(), -0.2, 0.4);
        value[5] = ramp(difference - 0.6, 0.3);
        value[6] = ramp(after - 0.6, 0.4);
        value[7] = early * wide;
        value[10] = limit(discordance, -0.7, 0.3);
        value[11] = large;
        value[12] = veryUnlike;
        value[13] = unlike * (1 - changed);
        value[14] = veryUnlike * wide;
        value[15] = unlike * ramp(0.3 - likenessLeast, 0.3);
        value[16] = ramp(difference - 1, 0.5);
        value[17] = wide * beginsOtherwise;
        value[18] = unlike * large;
        value[19] = limit(1 - likeness, 0, 1);
        value[20] = limit(after, 0, 2);
        value[21] = limit(before, 0, 0.6);
        value[22] = changed;
        tellEarly(early, unlike, wide);
        value[25] = early * changed;
        value[28] = early * (1 - beginsOtherwise);
    }

    private void tellEarly(double early, double unlike, double wide) {
        double apart = forms.known() ? limit(Math.abs(ratio - forms.earliness()), 0, 0.3) : 0.15;
        double noRhythm = ramp(rhythm.unlike() - 0.55, 0.1);
        double narrower = ramp(-0.25 - widening, 0.1) * ramp(steepening - 0.2, 0.2);
        value[23] = apart;
        value[24] = early * (1 - unlike) * ramp(0.12 - irregularity, 0.06);
        value[ABERRANT] = early * wide * ramp(0.14 - beginning, 0.05) * ramp(0.45 - after, 0.3);
        value[27] = early * narrower;
        value[29] = limit(intervalBefore / usualInterval - 1, -0.5, 0.8);
        value[30] = early * limit(4 * apart, 0, 1);
        value[31] = noRhythm;
        value[32] = noRhythm * early;
        value[33] = early * (1 - wide);
        value[NARROWER] = narrower;
    }

    private void learn() {
        boolean usualForm = forms.isUsual();
        boolean isOdd = forms.begun() && likeness < ALIKE;
        forms.learn(Math.min(1.5, ratio));
        if (!isOdd && !afterOdd && interval < SLOWEST_SECONDS) {
            rhythm.push(interval);
        }
        afterOdd = isOdd;
        boolean normal = beats < INTERVALS || usualForm && ratio > 0.85 && ratio < 1.3;
        beats = Math.min(INTERVALS, beats + 1);
        double change = Math.abs(interval - intervalBefore) / usualInterval;
        irregularity += (Math.min(0.5, change) - irregularity) / 16;
        intervals[next] = limit(interval, 0.25, SLOWEST_SECONDS);
        next = next + 1 & INTERVALS - 1;
        intervalBefore = interval;
        usualNext += normal ? (limit(interval, 0.3, 2) - usualNext) / 8
            : (median() - usualNext) / 64;
    }

    /// Completes the measures by the time to the next beat.
    void complete(double seconds) {
        double toNext = limit(seconds / usualInterval, 0, SLOWEST_SECONDS);
        value[8] = limit(toNext - 1, 0, 0.6);
        value[9] = value[1] * ramp(toNext - 1.1, 0.1);
        usualInterval = usualNext;
    }

    private double median() {
        for (int i = 0; i < INTERVALS; i++) {
            double each = intervals[i];
            int k = i;
            while (k > 0 && sorted[k - 1] > each) {
                sorted[k] = sorted[k - 1];
                k--;
            }
            sorted[k] = each;
        }
        return (sorted[INTERVALS / 2 - 1] + sorted[INTERVALS / 2]) / 2;
    }

    /// 0 far below the limit, 1 far above, straight between, `span` to either side.
    private static double ramp(double above, double span) {
        return limit(0.5 + above / (2 * span), 0, 1);
    }

    private static double limit(double value, double least, double most) {
        return Math.max(least, Math.min(most, value));
    }

    /// All of them, in their order.
    double[] values() {
        return value;
    }

    /// The usual interval between beats, in seconds.
    double usualIntervalSeconds() {
        return usualInterval;
    }

    /// How much successive intervals differ, as a part of the usual interval: 0 is a clock.
    double irregularity() {
        return irregularity;
    }
}
