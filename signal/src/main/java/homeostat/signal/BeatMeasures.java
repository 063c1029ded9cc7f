package homeostat.signal;

/// What tells ventricular and supraventricular beats from normal ones, as numbers of about 0 to 1.
///
/// Some are measures (how wide, how early), some are ramps around a limit that the field knows
/// (early: below 0.87 of the usual interval; unlike: correlation below 0.82 with the usual form),
/// and some are products of ramps: early *and* unlike.
///
/// Source: which measures matter: P. de Chazal, M. O'Dwyer and R. Reilly, IEEE Trans. Biomed. Eng.
/// 51 (2004); limits: own, in round numbers.
final class BeatMeasures {
    /// How many there are.
    static final int COUNT = 40;
    private static final int LEADS = 2;
    private static final int AROUND = LEADS;
    private static final int COMPARED = AROUND + LEADS;
    private static final int ON_USUAL = COMPARED + BeatForms.COMPARE_PIECES;
    private static final int DECIDED = ON_USUAL + LEADS;
    private static final int ON_NEAREST = DECIDED + 5;
    private static final int LEARNED = ON_NEAREST + LEADS;
    private static final int TIDIED = LEARNED + 1;
    /// In how many pieces a beat is measured.
    static final int PIECES = TIDIED + BeatForms.TIDY_PIECES;

    private static final double SLOWEST_SECONDS = 2.5;
    private static final int INTERVALS = 8;
    private static final double GROWTH_MIN = 0.02;

    private final double[] value = new double[COUNT];
    private final BeatLead[] beat;
    private final BeatForms forms;
    private final Irregularity rhythm = new Irregularity();
    private boolean afterVentricular;
    private final double[] intervals = new double[INTERVALS];
    private final double[] sorted = new double[INTERVALS];
    private int next;
    private long at;
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
    private double width;
    private double widening;
    private double before;
    private double after;
    private int onset;

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
            decide(piece - DECIDED);
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

    private void decide(int piece) {
        if (piece == 0) {
            compare();
        } else if (piece == 1) {
            outline();
        } else if (piece == 2) {
            onset = onset();
        } else if (piece == 3) {
            value[38] = forms.begun() ? limit(onset - forms.usual().onset(), -10, 4) / 10 : 0;
        } else {
            times();
            shapes();
        }
    }

    private void learn() {
        boolean usualForm = forms.isUsual();
        value[30] = usualForm ? 1 : 0;
        forms.learn(Math.min(1.5, ratio));
        learn(usualForm);
        products();
    }

    private void compare() {
        likeness = 0;
        likenessLeast = 1;
        difference = 0;
        width = 0;
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
            width += weight * beat[lead].width();
            widening += weight * BeatForms.log(beat[lead].width(), usual.width(lead));
            before += weight * usual.differenceBefore(beat[lead], lead);
            after += Math.abs(beat[lead].after() - usual.after(lead));
            weights += weight;
        }
        likeness /= weights;
        difference /= weights;
        width /= weights;
        widening /= weights;
        before /= weights;
        after /= weights;
    }

    /// What slow conduction from a place in the ventricles does to a beat: it climbs less steeply,
    /// is larger, drives its T wave the other way, and begins elsewhere.
    private void outline() {
        BeatForm usual = forms.usual();
        double steepness = 0;
        double usualSteepness = 0;
        double growth = 0;
        double discordance = 0;
        double afterwards = 0;
        double heights = 0;
        for (int lead = 0; lead < beat.length; lead++) {
            double height = usual.height(lead);
            steepness += height * beat[lead].steepness();
            usualSteepness += height * usual.steepness(lead);
            growth += height
                * BeatForms.log(beat[lead].height() + GROWTH_MIN, height + GROWTH_MIN);
            discordance -= wave(beat[lead]) * beat[lead].area();
            afterwards += height * usual.differenceAfterwards(beat[lead], lead);
            heights += height;
        }
        boolean known = forms.begun();
        value[34] = known ? limit(BeatForms.log(steepness / heights, usualSteepness / heights),
            -1.1, 0.7) : 0;
        value[35] = known ? limit(growth / heights, -0.8, 0.7) : 0;
        value[36] = known ? limit(discordance / heights, -0.7, 0.3) : 0;
        value[37] = known ? limit(afterwards / heights, 0, 0.9) : 0;
    }

    private static double wave(BeatLead lead) {
        double mean = 0;
        for (int i = 0; i < BeatLead.T_POINTS; i++) {
            mean += lead.afterwards(i) / BeatLead.T_POINTS;
        }
        return mean;
    }

    private int onset() {
        double total = 0;
        for (int i = 1; i < BeatLead.POINTS; i++) {
            total += slopes(i);
        }
        double sum = 0;
        int onset = BeatLead.POINTS;
        for (int i = 1; i < BeatLead.POINTS; i++) {
            sum += slopes(i);
            onset = onset == BeatLead.POINTS && sum >= BeatForm.ONSET * total ? i : onset;
        }
        return onset;
    }

    private double slopes(int point) {
        double sum = 0;
        for (int lead = 0; lead < beat.length; lead++) {
            double slope = beat[lead].shape(point) - beat[lead].shape(point - 1);
            sum += slope * slope;
        }
        return sum;
    }

    private void times() {
        double early = Math.min(0.5, Math.max(0, 1 - ratio));
        value[0] = early;
        value[1] = early * Math.max(0, 1 - 4 * irregularity);
        value[2] = irregularity;
        value[3] = ramp(0.87 - ratio, 0.06);
        value[4] = ramp(0.70 - ratio, 0.08);
        value[5] = ramp(0.12 - irregularity, 0.06);
        value[39] = ramp(rhythm.unlike() - 0.55, 0.1);
    }

    private void shapes() {
        value[6] = limit(1 - likeness, 0, 1);
        value[7] = limit(1 - likenessLeast, 0, 1);
        value[8] = limit(difference, 0, 2);
        value[9] = limit(widening, -0.7, 0.9);
        value[10] = limit((width - 45) / 30, -1, 1.5);
        value[11] = limit(after, 0, 2);
        value[12] = limit(before, 0, 0.6);
        value[13] = Math.max(-6, forms.frequency());
        value[14] = limit(1 - forms.earliness(), -0.2, 0.4);
        value[15] = ramp(0.82 - likeness, 0.1);
        value[16] = ramp(widening - 0.2, 0.15);
        value[17] = ramp(difference - 0.6, 0.3);
        value[18] = ramp(0.6 - likenessLeast, 0.3);
        value[19] = ramp(-2.5 - forms.frequency(), 1);
        value[20] = ramp(after - 0.6, 0.4);
        value[21] = ramp(before - 0.15, 0.1);
    }

    private void products() {
        double early = value[3];
        double unlike = value[15];
        double wide = value[16];
        value[22] = unlike * early;
        value[23] = unlike * wide;
        value[24] = early * wide;
        value[25] = unlike * early * wide;
        value[26] = value[17] * early;
        value[27] = early * value[5];
        value[28] = early * (1 - unlike) * value[5];
        value[29] = early * value[21];
        value[31] = early * (1 - wide);
    }

    private void learn(boolean usualForm) {
        double seconds = interval;
        boolean normal = beats < INTERVALS || usualForm && ratio > 0.85 && ratio < 1.3;
        beats = Math.min(INTERVALS, beats + 1);
        double change = Math.abs(seconds - intervalBefore) / usualInterval;
        irregularity += (Math.min(0.5, change) - irregularity) / 16;
        intervals[next] = limit(seconds, 0.25, SLOWEST_SECONDS);
        next = next + 1 & INTERVALS - 1;
        intervalBefore = seconds;
        usualNext += normal ? (limit(seconds, 0.3, 2) - usualNext) / 8
            : (median() - usualNext) / 64;
    }

    /// Learns what class the beat was found to be, and with it whether there is a rhythm at all.
    void classed(boolean ventricular) {
        if (!ventricular && !afterVentricular && interval < SLOWEST_SECONDS) {
            rhythm.push(interval);
        }
        afterVentricular = ventricular;
    }

    /// Completes the measures by the time to the next beat.
    void complete(double seconds) {
        double toNext = limit(seconds / usualInterval, 0, SLOWEST_SECONDS);
        value[32] = limit(toNext - 1, 0, 0.6);
        value[33] = value[3] * ramp(toNext - 1.1, 0.1);
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

    /// The measure of that index.
    double value(int index) {
        return value[index];
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
