package homeostat.device.pancreas;

import homeostat.kernel.InsulinAmount;
import homeostat.kernel.InsulinRate;
import homeostat.kernel.Lasting;
import homeostat.kernel.Order;
import homeostat.kernel.OrderPort;
import homeostat.kernel.Outcome;
import homeostat.kernel.Receipt;
import homeostat.kernel.Receipts;
import homeostat.kernel.Span;

/// The account of insulin that was given and still acts, kept from orders and receipts alone.
///
/// An order counts as delivered from the moment it is published; only a receipt that says otherwise
/// takes it back. So a lost acknowledgement can make the device give less than it might, never
/// more. What is counted is the difference to the clinic's basal rate, which the body needs anyway:
/// the account is negative after a suspension.
///
/// The account is what [InsulinAction] makes of everything that was given. Each order that is not
/// settled yet has its own, so that what was not delivered can be taken out of the whole again,
/// aged exactly as it went in.
///
/// The account survives a reset. The pump may have gone on with its rate while the device was off,
/// so what the rate may still bring beyond basal is given to the account at once. If the memory is
/// unreadable, as much is *feared* as the guards would ever have let on board, beside the account:
/// the guards heed it, until it has decayed; the prediction does not, or it would withhold basal
/// for hours because of insulin that most likely is not there.
final class InsulinLedger implements Lasting {
    private static final int BIN_MINUTES = 5;

    /// Two hours of whole bins beside the one that is being filled.
    private static final int BINS = 25;
    private static final int UNSETTLED = 16;
    private static final double MINUTES_PER_HOUR = 60;
    private static final double NS_PER_HOUR = 3600e9;

    /// After an hour glucose begins to tell whether a bolus was given.
    private static final long SHOWN_NS = Span.minutes(60);

    /// What is left of what is feared after seven hours and a half: so long lasts the action in the
    /// slowest, though not on average.
    private static final double FEARED_LEFT = 0.026;

    private static final int HEAD_WORDS = 6;
    private static final int BOLUS_WORDS = 3 + InsulinAction.WORDS;
    private static final int ACTIONS_AT = HEAD_WORDS;
    private static final int BINS_AT = ACTIONS_AT + 2 * InsulinAction.WORDS;
    private static final int BOLUSES_AT = BINS_AT + BINS;

    private final InsulinAction action = new InsulinAction();

    /// In days of insulin, not in units: the prescription may be unreadable, too.
    private final InsulinAction feared = new InsulinAction();
    private final double[] givenUnits = new double[BINS];
    private final OrderPort<InsulinRate> ratePort;
    private final OrderPort<InsulinAmount> bolusPort;
    private final Receipts<InsulinRate> rateReceipts;
    private final Receipts<InsulinAmount> bolusReceipts;

    private final long[] bolusSequence = new long[UNSETTLED];
    private final long[] bolusAtNs = new long[UNSETTLED];
    private final double[] bolusUnits = new double[UNSETTLED];
    private final InsulinAction[] bolusAction = new InsulinAction[UNSETTLED];

    private final long[] rateSequence = new long[UNSETTLED];
    private final long[] rateExpiresNs = new long[UNSETTLED];
    private final double[] rateUnitsPerHour = new double[UNSETTLED];

    private long minutes;
    private long newestBolus;
    private long newestRate;
    private double basalUnitsPerHour;
    private boolean refused;

    InsulinLedger(PancreasPorts ports) {
        this.ratePort = ports.rate;
        this.bolusPort = ports.bolus;
        this.rateReceipts = ports.rateReceipts;
        this.bolusReceipts = ports.bolusReceipts;
        for (int i = 0; i < UNSETTLED; i++) {
            bolusAction[i] = new InsulinAction();
        }
    }

    /// Settles what the pump has said, then accounts for the minute that begins at `nowNs`.
    void minute(double basalUnitsPerHour, long nowNs) {
        refused = false;
        this.basalUnitsPerHour = basalUnitsPerHour;
        enterBolus();
        enterRate();
        for (int i = 0; i < bolusReceipts.size(); i++) {
            settleBolus(bolusReceipts.receipt(i));
        }
        for (int i = 0; i < rateReceipts.size(); i++) {
            settleRate(rateReceipts.receipt(i));
        }
        minutes++;
        if (minutes % BIN_MINUTES == 0) {
            givenUnits[bin()] = 0;
        }
        double rate = newestRate > 0 ? possibleUnitsPerHour(nowNs) : basalUnitsPerHour;
        givenUnits[bin()] += rate / MINUTES_PER_HOUR;
        action.give((rate - basalUnitsPerHour) / MINUTES_PER_HOUR);
        action.minute();
        feared.minute();
        for (int i = 0; i < UNSETTLED; i++) {
            bolusAction[i].minute();
        }
    }

    /// The highest rate that the pump may be running at: the settled one or any later.
    double possibleUnitsPerHour(long nowNs) {
        double highest = 0;
        for (int i = 0; i < UNSETTLED; i++) {
            if (rateSequence[i] > 0 && nowNs < rateExpiresNs[i]) {
                highest = Math.max(highest, rateUnitsPerHour[i]);
            }
        }
        return highest;
    }

    /// Whether a bolus has been without a final receipt for longer than `patienceNs`, and not so
    /// long that its action would have shown.
    boolean hasDoubtfulBolus(long patienceNs, long nowNs) {
        boolean doubtful = false;
        for (int i = 0; i < UNSETTLED; i++) {
            long ageNs = nowNs - bolusAtNs[i];
            doubtful |= bolusSequence[i] > 0 && ageNs > patienceNs && ageNs <= SHOWN_NS;
        }
        return doubtful;
    }

    /// Whether the pump said in this step that it did not do what it was told.
    boolean isRefused() {
        return refused;
    }

    /// What acts now and what will, of the insulin given beyond basal.
    InsulinAction action() {
        return action;
    }

    /// What still acts of the insulin given beyond basal, U; negative after a suspension.
    double onBoardUnits() {
        return action.onBoardUnits();
    }

    /// Whether insulin must be feared that nobody knows of, because the account was unreadable.
    boolean isFeared() {
        return feared.onBoardUnits() > FEARED_LEFT * OnBoardLimit.DAY_PART;
    }

    /// What acts beyond basal if all that is feared is there, U, for somebody who is given
    /// `unitsPerDay` of an ordinary day.
    double fearedOnBoardUnits(double unitsPerDay) {
        return isFeared() ? onBoardUnits() + feared.onBoardUnits() * unitsPerDay : onBoardUnits();
    }

    @Override
    public int words() {
        return BOLUSES_AT + UNSETTLED * BOLUS_WORDS;
    }

    // [impl->req~memory-survives-power-loss~1]
    /// Orders that have just appeared are entered first: they leave the device after this.
    @Override
    public void save(long[] memory, int from, long nowNs) {
        enterBolus();
        enterRate();
        memory[from] = minutes;
        memory[from + 1] = newestBolus;
        memory[from + 2] = newestRate;
        memory[from + 3] = Double.doubleToRawLongBits(basalUnitsPerHour);
        memory[from + 4] = Double.doubleToRawLongBits(possibleUnitsPerHour(nowNs));
        memory[from + 5] = longestNs(nowNs);
        action.save(memory, from + ACTIONS_AT);
        feared.save(memory, from + ACTIONS_AT + InsulinAction.WORDS);
        for (int i = 0; i < BINS; i++) {
            memory[from + BINS_AT + i] = Double.doubleToRawLongBits(givenUnits[i]);
        }
        for (int i = 0; i < UNSETTLED; i++) {
            int at = from + BOLUSES_AT + i * BOLUS_WORDS;
            memory[at] = bolusSequence[i];
            memory[at + 1] = nowNs - bolusAtNs[i];
            memory[at + 2] = Double.doubleToRawLongBits(bolusUnits[i]);
            bolusAction[i].save(memory, at + 3);
        }
    }

    @Override
    public boolean restore(long[] memory, int from) {
        minutes = memory[from];
        newestBolus = memory[from + 1];
        newestRate = memory[from + 2];
        basalUnitsPerHour = Double.longBitsToDouble(memory[from + 3]);
        boolean sound = minutes >= 0 && newestBolus >= 0 && newestRate >= 0
                && basalUnitsPerHour >= 0 && InsulinAction.isPlausible(basalUnitsPerHour);
        sound &= action.restore(memory, from + ACTIONS_AT);
        sound &= feared.restore(memory, from + ACTIONS_AT + InsulinAction.WORDS);
        for (int i = 0; i < BINS; i++) {
            givenUnits[i] = Double.longBitsToDouble(memory[from + BINS_AT + i]);
            sound &= givenUnits[i] >= 0 && InsulinAction.isPlausible(givenUnits[i]);
        }
        for (int i = 0; i < UNSETTLED; i++) {
            sound &= restoreBolus(i, memory, from + BOLUSES_AT + i * BOLUS_WORDS);
        }
        return sound && restoreRate(Double.longBitsToDouble(memory[from + 4]), memory[from + 5]);
    }

    /// Nothing is known, and all that [OnBoardLimit] would ever have allowed may lie in the depot.
    @Override
    public void assumeWorst() {
        minutes = 0;
        newestBolus = 0;
        newestRate = 0;
        basalUnitsPerHour = 0;
        action.clear();
        feared.clear();
        feared.give(OnBoardLimit.DAY_PART);
        for (int i = 0; i < BINS; i++) {
            givenUnits[i] = 0;
        }
        for (int i = 0; i < UNSETTLED; i++) {
            bolusSequence[i] = 0;
            rateSequence[i] = 0;
        }
    }

    private boolean restoreBolus(int entry, long[] memory, int at) {
        bolusSequence[entry] = memory[at];
        bolusAtNs[entry] = -memory[at + 1];
        bolusUnits[entry] = Double.longBitsToDouble(memory[at + 2]);
        boolean sound = bolusAction[entry].restore(memory, at + 3);
        return sound && bolusSequence[entry] >= 0 && bolusUnits[entry] >= 0
                && InsulinAction.isPlausible(bolusUnits[entry]);
    }

    /// The pump ran at `unitsPerHour` for up to `leftNs` more: beyond basal that is on the account
    /// as of now; at basal it may still run, under a number that no receipt names any more.
    private boolean restoreRate(double unitsPerHour, long leftNs) {
        if (!(unitsPerHour >= 0 && InsulinAction.isPlausible(unitsPerHour)) || leftNs < 0
                || leftNs > Span.hours(1)) {
            return false;
        }
        double beyond = Math.max(0, unitsPerHour - basalUnitsPerHour) * (leftNs / NS_PER_HOUR);
        action.give(beyond);
        givenUnits[bin()] += beyond;
        for (int i = 0; i < UNSETTLED; i++) {
            rateSequence[i] = 0;
        }
        rateSequence[0] = Math.min(newestRate, 1);
        rateUnitsPerHour[0] = Math.min(unitsPerHour, basalUnitsPerHour);
        rateExpiresNs[0] = leftNs;
        return true;
    }

    /// For how long the pump may still run on what it was told, ns.
    private long longestNs(long nowNs) {
        long longest = 0;
        for (int i = 0; i < UNSETTLED; i++) {
            if (rateSequence[i] > 0) {
                longest = Math.max(longest, rateExpiresNs[i] - nowNs);
            }
        }
        return longest;
    }

    /// What was given in the last two hours or a little longer, basal included, U.
    double givenInTwoHoursUnits() {
        double sum = 0;
        for (int i = 0; i < BINS; i++) {
            sum += givenUnits[i];
        }
        return sum;
    }

    /// Orders appear at the deadline of the step that made them, so they are entered in the next.
    private void enterBolus() {
        Order<InsulinAmount> order = bolusPort.published();
        if (order.sequence() <= newestBolus) {
            return;
        }
        newestBolus = order.sequence();
        int entry = oldest(bolusSequence);
        bolusSequence[entry] = newestBolus;
        bolusAtNs[entry] = order.atNs();
        bolusUnits[entry] = order.in(InsulinAmount.UNITS);
        bolusAction[entry].clear();
        bolusAction[entry].give(bolusUnits[entry]);
        action.give(bolusUnits[entry]);
        givenUnits[bin()] += bolusUnits[entry];
    }

    private void enterRate() {
        Order<InsulinRate> order = ratePort.published();
        if (order.sequence() <= newestRate) {
            return;
        }
        newestRate = order.sequence();
        int entry = oldest(rateSequence);
        rateSequence[entry] = newestRate;
        rateUnitsPerHour[entry] = order.in(InsulinRate.UNITS_PER_HOUR);
        rateExpiresNs[entry] = order.expiresNs();
    }

    private void settleBolus(Receipt<InsulinAmount> receipt) {
        int entry = find(bolusSequence, receipt.sequence());
        if (entry < 0 || receipt.outcome() == Outcome.UNKNOWN) {
            return;
        }
        double deliveredUnits = switch (receipt.outcome()) {
            case UNKNOWN, DELIVERED -> bolusUnits[entry];
            case PARTIAL -> plausibleUnits(receipt.in(InsulinAmount.UNITS), bolusUnits[entry]);
            case REFUSED -> 0;
        };
        refused |= receipt.outcome() == Outcome.REFUSED;
        double missingPart = bolusUnits[entry] > 0 ? 1 - deliveredUnits / bolusUnits[entry] : 0;
        action.take(bolusAction[entry], missingPart);
        bolusSequence[entry] = 0;
    }

    private void settleRate(Receipt<InsulinRate> receipt) {
        int entry = find(rateSequence, receipt.sequence());
        if (entry < 0 || receipt.outcome() == Outcome.UNKNOWN) {
            return;
        }
        if (receipt.outcome() == Outcome.REFUSED) {
            refused = true;
            rateSequence[entry] = 0;
            return;
        }
        if (receipt.outcome() == Outcome.PARTIAL) {
            rateUnitsPerHour[entry] = plausibleUnits(
                    receipt.in(InsulinRate.UNITS_PER_HOUR), rateUnitsPerHour[entry]);
        }
        for (int i = 0; i < UNSETTLED; i++) {
            if (rateSequence[i] < receipt.sequence()) {
                rateSequence[i] = 0;
            }
        }
    }

    /// A part is between nothing and all of it; what is not even a number counts as all.
    private static double plausibleUnits(double part, double whole) {
        return part >= 0 && part <= whole ? part : whole;
    }

    /// What is evicted stays counted: it only can no longer be taken back.
    private static int oldest(long[] sequences) {
        int oldest = 0;
        for (int i = 1; i < UNSETTLED; i++) {
            if (sequences[i] < sequences[oldest]) {
                oldest = i;
            }
        }
        return oldest;
    }

    private static int find(long[] sequences, long sequence) {
        for (int i = 0; i < UNSETTLED; i++) {
            if (sequence > 0 && sequences[i] == sequence) {
                return i;
            }
        }
        return -1;
    }

    private int bin() {
        return (int) Math.floorMod(minutes / BIN_MINUTES, (long) BINS);
    }
}
