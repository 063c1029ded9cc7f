package homeostat.signal.eeg;

import homeostat.kernel.Check;

/// Finds seizures: leads that are steeper than this patient's usual, rhythmic, several at once, and
/// for long enough.
///
/// - *Baseline.* For each lead, the slope of the last minutes, learnt from the first minute. A
///   second counts at most half again as much as the baseline itself, so artefacts hardly move it;
///   while the alarm stands it moves four times slower, so that status epilepticus does not
///   become this patient's usual for a quarter of an hour.
/// - *Active.* A lead whose slope is 1.6 times its baseline and whose rhythm holds a quarter of its
///   weighted spectrum. Missing, flat, saturated and swinging leads are not asked; muscle fails the
///   rhythm by itself.
/// - *Ictal.* A second in which an eighth of the leads, and at least two where there are two, are
///   active.
/// - *Alarm.* Ten ictal seconds of fifteen. It ends when three or fewer of fifteen are left.
///
/// So a seizure is told at the earliest 10 s after it has become one, at the latest
/// [#LATENCY_SECONDS_MAX] s after the first of its ten ictal seconds; shorter ones are not told. A
/// rhythm that does not grow steeper than before, and what goes on from the first second of a
/// recording, cannot be found by it.
///
/// The score, for a threshold of one's own, is how far the leads that make the eighth pass the
/// weaker of both limits: above 1 the second is ictal.
///
/// Source: J. Gotman, "Automatic recognition of epileptic seizures in the EEG", Electroenceph.
/// clin. Neurophysiol. 54 (1982): amplitude and rhythm against a moving background, several leads;
/// L. Kuhlmann et al., "Seizure detection using seizure probability estimation", Ann. Biomed. Eng.
/// 37 (2009): line length against baseline; R. Fisher, Epilepsia 55 (2014) and ACNS 2021: ten
/// seconds. Own: slope and rhythm as [SpectralTrend] defines them, all limits.
public final class SeizureDetector {
    /// An alarm comes at the latest so many seconds after the first ictal second it counts.
    public static final int LATENCY_SECONDS_MAX = 15;
    /// Fewer ictal seconds raise no alarm.
    public static final int DURATION_SECONDS_MIN = 10;

    private static final int END_SECONDS = 3;
    private static final int LEARNING_SECONDS = 60;
    private static final double MEMORY_SECONDS = 180;
    private static final double MEMORY_SECONDS_ALARM = 720;
    private static final double CLIP = 1.5;
    private static final double RATIO = 1.6;
    private static final double RHYTHM_SHARE = 0.25;
    private static final int LEADS_PART = 8;
    private static final int LEADS_MIN = 2;

    private final double[] baseline;
    private final int[] learned;
    private final double[] strongest;
    private final int quorum;
    private final boolean[] ictal = new boolean[LATENCY_SECONDS_MAX];
    private int at;
    private int ictalCount;
    private int activeLeads;
    private boolean alarm;
    private long onsetSecond = -1;
    private long alarmSecond = -1;
    private double score;

    /// A detector for so many leads.
    SeizureDetector(int leads) {
        Check.that(leads >= 1, "seizure detector: leads");
        baseline = new double[leads];
        learned = new int[leads];
        quorum = Math.max(Math.min(LEADS_MIN, leads), (leads + LEADS_PART - 1) / LEADS_PART);
        strongest = new double[quorum];
    }

    void beginSecond() {
        activeLeads = 0;
        for (int i = 0; i < quorum; i++) {
            strongest[i] = 0;
        }
    }

    /// Takes lead number `index` as it stands at the end of a second.
    void add(int index, EegLead lead) {
        if (!asked(lead.state())) {
            return;
        }
        double slope = lead.spectral().slopeMicrovoltsPerSecond();
        double share = lead.spectral().rhythmShare();
        if (learned[index] < LEARNING_SECONDS) {
            learned[index]++;
            baseline[index] += (slope - baseline[index]) / learned[index];
            return;
        }
        double usual = baseline[index];
        double memory = alarm ? MEMORY_SECONDS_ALARM : MEMORY_SECONDS;
        baseline[index] += (Math.min(slope, CLIP * usual) - usual) / memory;
        double ratio = usual > 0 ? slope / usual : 0;
        double strength = Math.min(ratio / RATIO, share / RHYTHM_SHARE);
        if (strength > 1) {
            activeLeads++;
        }
        rank(strength);
    }

    private static boolean asked(LeadState state) {
        return switch (state) {
            case GOOD, MUSCLE -> true;
            case MISSING, FLAT, SATURATED, SWINGING -> false;
        };
    }

    /// Keeps the highest of a second, highest first.
    private void rank(double strength) {
        int place = quorum;
        while (place > 0 && strongest[place - 1] < strength) {
            if (place < quorum) {
                strongest[place] = strongest[place - 1];
            }
            place--;
        }
        if (place < quorum) {
            strongest[place] = strength;
        }
    }

    /// The second that ends here is number `second`, counted from 1.
    void endSecond(long second) {
        score = strongest[quorum - 1];
        boolean now = activeLeads >= quorum;
        ictalCount += (now ? 1 : 0) - (ictal[at] ? 1 : 0);
        ictal[at] = now;
        at = at == ictal.length - 1 ? 0 : at + 1;
        if (!alarm && ictalCount >= DURATION_SECONDS_MIN) {
            alarm = true;
            alarmSecond = second;
            onsetSecond = second - age();
        } else if (alarm && ictalCount <= END_SECONDS) {
            alarm = false;
        }
    }

    /// How many seconds ago the oldest ictal second of the last fifteen began.
    private int age() {
        int ago = ictal.length;
        int place = at;
        while (ago > 1 && !ictal[place]) {
            place = place == ictal.length - 1 ? 0 : place + 1;
            ago--;
        }
        return ago;
    }

    /// Whether there is a seizure now.
    public boolean alarm() {
        return alarm;
    }

    /// When the last seizure that was told began, in whole seconds from the start; -1 for none.
    public long onsetSecond() {
        return onsetSecond;
    }

    /// When it was told, in whole seconds from the start; -1 for none.
    public long alarmSecond() {
        return alarmSecond;
    }

    /// How much this second looks like a seizure: above 1 it is ictal.
    public double score() {
        return score;
    }

    /// How many leads are active in this second.
    public int activeLeads() {
        return activeLeads;
    }

    /// Whether a lead's baseline is learnt.
    public boolean learned(int lead) {
        return learned[lead] >= LEARNING_SECONDS;
    }
}
