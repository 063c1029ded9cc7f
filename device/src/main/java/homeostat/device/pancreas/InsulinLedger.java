package homeostat.device.pancreas;

import homeostat.kernel.InsulinAmount;
import homeostat.kernel.InsulinRate;
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
final class InsulinLedger {
    private static final int BIN_MINUTES = 5;

    /// Two hours of whole bins beside the one that is being filled.
    private static final int BINS = 25;
    private static final int UNSETTLED = 16;
    private static final double MINUTES_PER_HOUR = 60;

    /// After an hour glucose begins to tell whether a bolus was given.
    private static final long SHOWN_NS = Span.minutes(60);

    private final InsulinAction action = new InsulinAction();
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
        if (order.sequence() == newestBolus) {
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
        if (order.sequence() == newestRate) {
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
        return (int) (minutes / BIN_MINUTES % BINS);
    }
}
