package homeostat.signal;

import homeostat.kernel.Check;

/// Tells a heart that flutters or fibrillates from one that beats, by the shape of the wave alone.
///
/// In ventricular fibrillation and flutter there is no QRS complex to be found, so the beat
/// detector has nothing to say, and what it says is wrong. This one looks at the last four seconds
/// ([FibrillationLead]), once a second: a wave near a sine of 2 to 8 Hz that never rests, twice in
/// a row more often than not, is one. Fast ventricular tachycardia without a pause between its
/// complexes looks the same, and is as dangerous. With two leads, what both show is averaged, and
/// neither may look like beats; a lead in which nothing moves is left out, and when both are silent
/// this is asystole, not fibrillation.
///
/// Source: [FibrillationLead]; limits: own, a little above those of Kuo and Dillman (0.406) to
/// begin and near theirs (0.625) to end.
public final class FibrillationDetector {
    private static final double LEAKAGE_BEGINS = 0.47;
    private static final double LEAKAGE_ENDS = 0.60;
    private static final double FULLNESS_BEGINS = 0.40;
    private static final double FULLNESS_ENDS = 0.30;
    private static final double HERTZ_MIN = 2;
    private static final double HERTZ_MAX = 8;
    private static final int SECONDS_MIN = 2;
    /// Within which a window is measured: less than from each to the next.
    private static final double MEASURE_SECONDS = 0.8;

    private final FibrillationLead first;
    private final FibrillationLead second;
    private final int leads;
    private final int perSecond;
    private final int piecesEach;
    private int points;
    private int piece = Integer.MAX_VALUE;
    private int seconds;
    private int votes;
    private boolean present;

    /// A detector for one or two `leads` of that sampling frequency, in Hz.
    public FibrillationDetector(double samplesPerSecond, int leads) {
        Check.that(leads == 1 || leads == 2, "fibrillation: one lead or two");
        this.leads = leads;
        piecesEach = (int) Math.ceil(leads * FibrillationLead.PIECES
            / (MEASURE_SECONDS * samplesPerSecond));
        int measuredWithin = leads * FibrillationLead.PIECES / piecesEach + 1;
        first = new FibrillationLead(samplesPerSecond, measuredWithin);
        second = leads == 2 ? new FibrillationLead(samplesPerSecond, measuredWithin) : first;
        perSecond = (int) Math.rint(first.pointsPerSecond());
    }

    /// Takes the next sample of the only lead, in millivolts; a NaN is a gap.
    public void step(double millivolts) {
        Check.that(leads == 1, "fibrillation: made for two leads");
        tick(first.step(millivolts));
    }

    /// Takes the next sample of both leads.
    public void step(double firstMillivolts, double secondMillivolts) {
        Check.that(leads == 2, "fibrillation: made for one lead");
        boolean complete = first.step(firstMillivolts);
        tick(second.step(secondMillivolts) && complete);
    }

    private void tick(boolean complete) {
        points += complete ? 1 : 0;
        if (points == perSecond) {
            points = 0;
            seconds = Math.min((int) FibrillationLead.SECONDS, seconds + 1);
            first.begin();
            second.begin();
            piece = 0;
        } else if (piece < leads * FibrillationLead.PIECES) {
            measure();
            if (piece >= leads * FibrillationLead.PIECES) {
                judge();
            }
        }
    }

    private void measure() {
        int done = 0;
        do {
            if (piece < FibrillationLead.PIECES) {
                first.measure(piece);
            } else {
                second.measure(piece - FibrillationLead.PIECES);
            }
            piece++;
            done++;
        } while (done < piecesEach && piece < leads * FibrillationLead.PIECES);
    }

    private void judge() {
        boolean two = leads == 2 && first.live() && second.live();
        FibrillationLead one = leads == 2 && !first.live() ? second : first;
        double leakage = two ? (first.leakage() + second.leakage()) / 2 : one.leakage();
        double fullness = two ? (first.fullness() + second.fullness()) / 2 : one.fullness();
        double worst = two ? Math.max(first.leakage(), second.leakage()) : leakage;
        double slowest = two ? Math.min(first.hertz(), second.hertz()) : one.hertz();
        double fastest = two ? Math.max(first.hertz(), second.hertz()) : one.hertz();
        boolean whole = seconds == (int) FibrillationLead.SECONDS;
        boolean looksSo = whole && one.live() && leakage < LEAKAGE_BEGINS
                && worst < LEAKAGE_ENDS && fullness > FULLNESS_BEGINS && slowest > HERTZ_MIN
                && fastest < HERTZ_MAX;
        boolean looksOver = !one.live() || leakage > LEAKAGE_ENDS || fullness < FULLNESS_ENDS;
        if (present) {
            votes = looksOver ? votes + 1 : 0;
        } else {
            votes = looksSo ? votes + 1 : Math.max(0, votes - 1);
        }
        if (votes >= SECONDS_MIN) {
            present = !present;
            votes = 0;
        }
    }

    /// True while the heart flutters or fibrillates: from four to six seconds after it began, to
    /// as long after it ended.
    public boolean present() {
        return present;
    }

    /// How many seconds `present()` is late, on average: three.
    public double delaySeconds() {
        return FibrillationLead.SECONDS - 1;
    }
}
