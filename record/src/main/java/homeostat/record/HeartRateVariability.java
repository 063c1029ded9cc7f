package homeostat.record;

import homeostat.signal.BeatClass;

/// How much normal heart beats vary, in time and in frequency.
///
/// Only intervals between two normal beats in a row count; one of two seconds and more is a gap,
/// not an interval, and differences are taken between intervals that share a beat. No interval is
/// ever invented: the spectrum is that of unevenly spaced samples.
///
/// Intervals are divided by the rate first and then made milliseconds, as the reference figures
/// were: whether a change of exactly 50 ms is "over 50" is otherwise a matter of rounding.
///
/// Source: Task Force of the European Society of Cardiology, Circulation 93 (1996): measures and
/// bands; N. Lomb, Astrophys. Space Sci. 39 (1976), normalised to the variance: spectrum.
///
/// @param intervals     intervals used
/// @param meanMs        their mean, milliseconds
/// @param deviationMs   SDNN, milliseconds
/// @param successiveMs  RMSSD, milliseconds, over pairs of neighbouring intervals
/// @param over50Percent pNN50, per cent of those pairs
/// @param lowMs2        power from 0.04 to 0.15 Hz, milliseconds squared
/// @param highMs2       power from 0.15 to 0.4 Hz
public record HeartRateVariability(int intervals, double meanMs, double deviationMs,
        double successiveMs, double over50Percent, double lowMs2, double highMs2) {
    private static final double GAP_MS = 2000;
    private static final double STEP_HZ = 0.002;
    private static final double LOW_HZ = 0.04;
    private static final double MIDDLE_HZ = 0.15;
    private static final double HIGH_HZ = 0.40;
    private static final int SPECTRUM_INTERVALS_MAX = 20_000;

    /// Of the first `count` beats at the samples `beats`, of those classes.
    public static HeartRateVariability of(long[] beats, BeatClass[] classes, int count,
            double samplesPerSecond) {
        double[] at = new double[count];
        double[] length = new double[count];
        boolean[] follows = new boolean[count];
        int used = 0;
        int last = -1;
        for (int i = 1; i < count; i++) {
            double interval = (beats[i] - beats[i - 1]) / samplesPerSecond * 1000;
            boolean normal = classes[i] == BeatClass.NORMAL && classes[i - 1] == BeatClass.NORMAL;
            if (normal && interval < GAP_MS) {
                at[used] = beats[i] / samplesPerSecond;
                length[used] = interval;
                follows[used] = last == i - 1;
                last = i;
                used++;
            }
        }
        return measure(at, length, follows, used);
    }

    private static HeartRateVariability measure(
            double[] at, double[] length, boolean[] follows, int count) {
        double mean = 0;
        for (int i = 0; i < count; i++) {
            mean += length[i] / count;
        }
        double squares = 0;
        double successive = 0;
        int pairs = 0;
        int over = 0;
        for (int i = 0; i < count; i++) {
            squares += (length[i] - mean) * (length[i] - mean);
            if (i > 0 && follows[i]) {
                double change = length[i] - length[i - 1];
                successive += change * change;
                over += Math.abs(change) > 50 ? 1 : 0;
                pairs++;
            }
        }
        double variance = count > 1 ? squares / (count - 1) : 0;
        double low = 0;
        double high = 0;
        if (count > 1 && count <= SPECTRUM_INTERVALS_MAX && variance > 0) {
            double all = 0;
            for (double hertz = STEP_HZ; hertz <= HIGH_HZ; hertz += STEP_HZ) {
                double power = lomb(at, length, count, mean, hertz);
                all += power;
                low += hertz >= LOW_HZ && hertz < MIDDLE_HZ ? power : 0;
                high += hertz >= MIDDLE_HZ ? power : 0;
            }
            low *= variance / all;
            high *= variance / all;
        }
        return new HeartRateVariability(count, mean, Math.sqrt(variance),
            pairs > 0 ? Math.sqrt(successive / pairs) : 0, pairs > 0 ? 100.0 * over / pairs : 0,
            low, high);
    }

    private static double lomb(double[] at, double[] length, int count, double mean,
            double hertz) {
        double angular = 2 * Math.PI * hertz;
        double sines = 0;
        double cosines = 0;
        for (int i = 0; i < count; i++) {
            sines += Math.sin(2 * angular * at[i]);
            cosines += Math.cos(2 * angular * at[i]);
        }
        double shift = Math.atan2(sines, cosines) / (2 * angular);
        double cosineSum = 0;
        double cosineSquares = 0;
        double sineSum = 0;
        double sineSquares = 0;
        for (int i = 0; i < count; i++) {
            double cosine = Math.cos(angular * (at[i] - shift));
            double sine = Math.sin(angular * (at[i] - shift));
            cosineSum += (length[i] - mean) * cosine;
            cosineSquares += cosine * cosine;
            sineSum += (length[i] - mean) * sine;
            sineSquares += sine * sine;
        }
        return (cosineSquares > 0 ? cosineSum * cosineSum / cosineSquares : 0)
            + (sineSquares > 0 ? sineSum * sineSum / sineSquares : 0);
    }
}
