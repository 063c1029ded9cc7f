package homeostat.trial.pancreas.baseline;

import homeostat.trial.pancreas.baseline.OrefProfile.Schedule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Insulin beyond basal from a pump's history, oref0's way: every temporary rate becomes doses of
/// 0.05 U, positive or negative, spread evenly over the time that it ran.
///
/// Times are cut at half hours, at changes of the basal schedule and, if the profile says so, at
/// suspensions. What the history says after `now` does not count, and a rate that still runs is
/// taken to end a minute from now, when the next decision replaces it.
///
/// Source: the behaviour of openaps/oref0 0.7.1 as its recorded results show.
final class OrefHistory {
    private static final double MS_PER_MINUTE = 60_000;
    private static final double DOSE_UNITS = 0.05;
    private static final double PIECE_MINUTES = 30;
    private static final double DAY_MINUTES = 24 * 60;
    private static final double LOOK_BACK_MINUTES = 8 * 60;
    private static final int TICKS = 48;
    private static final int TICK_MINUTES = 5;

    /// @param schedule the basal rates of the day; `null` when only the present one is known
    /// @param currentUnitsPerHour the basal rate now
    /// @param ratio by which basal is raised on a resistant day, NaN for not
    /// @param suspensionsCount whether a stopped pump counts as a rate of zero
    record Basal(Schedule schedule, double currentUnitsPerHour, double ratio,
            boolean suspensionsCount) {

        double at(double atMs) {
            double rate = schedule == null ? currentUnitsPerHour
                    : schedule.at(Math.floor(atMs / MS_PER_MINUTE) % DAY_MINUTES);
            return Double.isNaN(ratio) || ratio == 0 ? rate : rate * ratio;
        }
    }

    /// Insulin that went in at an instant beyond basal.
    private record Dose(double atMs, double units) {}

    /// A rate while it ran; `clockMs` is the instant its basal is looked up at, NaN if none.
    private record Piece(double atMs, double clockMs, double unitsPerHour, double minutes) {
        double endMs() {
            return atMs + minutes * MS_PER_MINUTE;
        }

        Piece lasting(double minutes) {
            return new Piece(atMs, clockMs, unitsPerHour, minutes);
        }

        /// What is left of it from `fromMs` on, seconds being the finest that is kept.
        Piece from(double fromMs) {
            double clock = Math.floor(fromMs / 1000) * 1000;
            return new Piece(clock, clock, unitsPerHour, (endMs() - fromMs) / MS_PER_MINUTE);
        }
    }

    private final List<PumpEvent> taken = new ArrayList<>();
    private final Suspensions suspensions;
    private final Basal basal;
    private final InsulinCurve curve;
    private final double nowMs;
    private final List<Dose> given;

    /// The curve, minute by minute: a dose is whole minutes old.
    private final double[] leftPart;
    private final double[] activityPart;

    /// @param history lines in the order of the pump, the newest first; a line that is newer than
    ///        the one before it is a repetition and does not count
    OrefHistory(List<PumpEvent> history, Basal basal, InsulinCurve curve, double nowMs) {
        this.basal = basal;
        this.curve = curve;
        this.nowMs = nowMs;
        leftPart = new double[(int) curve.durationMin() + 1];
        activityPart = new double[leftPart.length];
        double lastMs = nowMs;
        for (PumpEvent event : history) {
            if (event.atMs() <= lastMs) {
                lastMs = event.atMs();
                taken.add(event);
            }
        }
        suspensions = Suspensions.of(history);
        given = doses(rates(0));
        for (int minute = 0; minute < leftPart.length; minute++) {
            leftPart[minute] = curve.left(minute);
            activityPart[minute] = curve.activity(minute);
        }
    }

    /// Now and four hours ahead, beside what it would be if nothing were given from now on.
    OrefOnBoard onBoard() {
        List<Piece> rates = rates(0);
        List<Dose> withoutBasal = doses(rates(TICKS * TICK_MINUTES));
        List<OrefOnBoard.Tick> ticks = new ArrayList<>();
        for (int i = 0; i < TICKS; i++) {
            double atMs = nowMs + i * TICK_MINUTES * MS_PER_MINUTE;
            ticks.add(tick(given, atMs, tick(withoutBasal, atMs, null).activity()));
        }
        Piece last = new Piece(0, Double.NaN, Double.NaN, Double.NaN);
        for (Piece rate : rates) {
            if (rate.minutes() > 0 && rate.atMs() > last.atMs()) {
                last = rate;
            }
        }
        double lastBolusMs = 0;
        for (PumpEvent event : taken) {
            if (event instanceof PumpEvent.Bolus bolus && bolus.units() > 0) {
                lastBolusMs = Math.max(lastBolusMs, bolus.atMs());
            }
        }
        return new OrefOnBoard(List.copyOf(ticks), last.unitsPerHour(), last.atMs(),
                Decimals.hundredths(last.minutes()), lastBolusMs);
    }

    /// At one instant, without looking ahead.
    OrefOnBoard.Tick at(double atMs) {
        return tick(given, atMs, null);
    }

    private OrefOnBoard.Tick tick(List<Dose> doses, double atMs, Double zeroTempActivity) {
        double units = 0;
        double activity = 0;
        double basalUnits = 0;
        double bolusUnits = 0;
        for (Dose dose : doses) {
            boolean acts = dose.atMs() <= atMs
                    && dose.atMs() > atMs - curve.durationMin() * MS_PER_MINUTE;
            if (acts) {
                double minutes = Decimals.whole((atMs - dose.atMs()) / MS_PER_MINUTE);
                double left = dose.units() * leftPart[(int) minutes];
                units += left;
                activity += dose.units() * activityPart[(int) minutes];
                basalUnits += dose.units() < 0.1 ? left : 0;
                bolusUnits += dose.units() < 0.1 ? 0 : left;
            }
        }
        return new OrefOnBoard.Tick(Decimals.thousandths(units),
                Decimals.tenThousandths(activity), Decimals.thousandths(basalUnits),
                Decimals.thousandths(bolusUnits),
                zeroTempActivity == null ? Double.NaN : zeroTempActivity);
    }

    /// Temporary rates in the order of time, each cut off by the next, and a rate of zero from a
    /// minute after now on for `zeroMinutes`.
    private List<Piece> rates(double zeroMinutes) {
        List<Piece> rates = new ArrayList<>();
        for (PumpEvent event : taken) {
            if (event instanceof PumpEvent.TempBasal temp) {
                rates.add(new Piece(temp.atMs(), temp.atMs(), temp.unitsPerHour(),
                        temp.minutes()));
            }
        }
        if (!taken.isEmpty()) {
            rates.add(new Piece(nowMs + MS_PER_MINUTE, Double.NaN, 0, zeroMinutes));
        }
        rates.sort(Comparator.comparingDouble(Piece::atMs));
        for (int i = 0; i + 1 < rates.size(); i++) {
            Piece rate = rates.get(i);
            double nextMs = rates.get(i + 1).atMs();
            if (rate.endMs() > nextMs) {
                rates.set(i, rate.lasting((nextMs - rate.atMs()) / MS_PER_MINUTE));
            }
        }
        return rates;
    }

    private List<Dose> doses(List<Piece> rates) {
        List<Dose> doses = new ArrayList<>();
        for (PumpEvent event : taken) {
            if (event instanceof PumpEvent.Bolus bolus) {
                doses.add(new Dose(bolus.atMs(), bolus.units()));
            }
        }
        List<Piece> pieces = new ArrayList<>();
        for (Piece rate : rates) {
            for (Piece piece : split(rate)) {
                pieces.addAll(basal.suspensionsCount() ? around(piece) : List.of(piece));
            }
        }
        if (basal.suspensionsCount()) {
            for (Suspensions.Span span : suspensions.all(nowMs - LOOK_BACK_MINUTES
                    * MS_PER_MINUTE, nowMs)) {
                pieces.addAll(split(new Piece(span.fromMs(),
                        span.isMatched() ? Double.NaN : span.fromMs(), 0, span.minutes())));
            }
        }
        for (Piece piece : pieces) {
            pour(piece, doses);
        }
        doses.sort(Comparator.comparingDouble(Dose::atMs));
        return doses;
    }

    /// Turns one piece into doses.
    private void pour(Piece piece, List<Dose> doses) {
        if (!(piece.minutes() > 0)) {
            return;
        }
        double beyond = piece.unitsPerHour() - basal.at(piece.clockMs());
        double units = beyond < 0 ? -DOSE_UNITS : DOSE_UNITS;
        double all = Math.round(beyond * piece.minutes() * 10 / 6) / 100.0;
        double count = Math.round(all / units);
        double spacing = piece.minutes() / count;
        for (int i = 0; i < count; i++) {
            doses.add(new Dose(piece.atMs() + i * spacing * MS_PER_MINUTE, units));
        }
    }

    /// Cuts a piece into half hours and at changes of the basal rate, in passes over all pieces. As
    /// in the original, a pass loses the uncut pieces that come after a cut one.
    private List<Piece> split(Piece whole) {
        List<Piece> pieces = List.of(whole);
        boolean cut = basal.schedule() != null;
        while (cut) {
            cut = false;
            List<Piece> next = new ArrayList<>();
            for (Piece piece : pieces) {
                double minutes = cutMinutes(piece);
                if (!Double.isNaN(minutes)) {
                    next.add(piece.lasting(minutes));
                    next.add(piece.from(piece.atMs() + minutes * MS_PER_MINUTE));
                    cut = true;
                } else if (!cut) {
                    next.add(piece);
                }
            }
            pieces = next;
        }
        return pieces;
    }

    /// After how many minutes the piece has to be cut; NaN for never.
    private double cutMinutes(Piece piece) {
        if (piece.minutes() > PIECE_MINUTES) {
            return PIECE_MINUTES;
        }
        double start = Math.floor(piece.atMs() / MS_PER_MINUTE) % DAY_MINUTES;
        double end = start + piece.minutes();
        for (int change : basal.schedule().fromMinute()) {
            boolean overMidnight = end > DAY_MINUTES && change < end - DAY_MINUTES;
            if (overMidnight || start < change && end > change) {
                return Math.min(end > DAY_MINUTES ? DAY_MINUTES : change, end) - start;
            }
        }
        return Double.NaN;
    }

    /// What is left of a piece outside of suspensions.
    private List<Piece> around(Piece whole) {
        List<Piece> left = new ArrayList<>();
        left.add(whole);
        for (Suspensions.Span span : suspensions.all(Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY)) {
            List<Piece> next = new ArrayList<>();
            for (Piece piece : left) {
                if (span.untilMs() <= piece.atMs() || span.fromMs() >= piece.endMs()) {
                    next.add(piece);
                    continue;
                }
                if (span.fromMs() > piece.atMs()) {
                    next.add(piece.lasting((span.fromMs() - piece.atMs()) / MS_PER_MINUTE));
                }
                if (span.untilMs() < piece.endMs()) {
                    next.add(piece.from(span.untilMs()));
                }
            }
            left = next;
        }
        return left;
    }
}
