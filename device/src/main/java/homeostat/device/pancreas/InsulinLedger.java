package homeostat.device.pancreas;

import homeostat.kernel.InsulinAmount;
import homeostat.kernel.InsulinRate;
import homeostat.kernel.Order;
import homeostat.kernel.OrderPort;
import homeostat.kernel.Outcome;
import homeostat.kernel.Receipt;
import homeostat.kernel.Receipts;

/// The account of insulin that was given and still acts, kept from orders and receipts alone.
///
/// An order counts as delivered from the moment it is published; only a receipt that says otherwise
/// takes it back. So a lost acknowledgement can make the device give less than it might, never
/// more. What is counted is the difference to the clinic's basal rate, which the body needs anyway:
/// the account is negative after a suspension.
///
/// ```
/// bins of 5 minutes:   | now | -5 | -10 | …                      … | -360 |
///                        given and basal, in units; remaining[k] of bin k still acts
/// ```
///
/// It is a fixed ring: what is older than the last bin no longer acts.
final class InsulinLedger {
    static final int BIN_MINUTES = 5;
    static final int BINS = 72;
    private static final int UNSETTLED = 16;
    private static final double MINUTES_PER_HOUR = 60;

    private final double[] givenUnits = new double[BINS];
    private final double[] basalUnits = new double[BINS];
    private final InsulinCurve curve;
    private final OrderPort<InsulinRate> ratePort;
    private final OrderPort<InsulinAmount> bolusPort;
    private final Receipts<InsulinRate> rateReceipts;
    private final Receipts<InsulinAmount> bolusReceipts;

    private final long[] bolusSequence = new long[UNSETTLED];
    private final long[] bolusAtNs = new long[UNSETTLED];
    private final double[] bolusUnits = new double[UNSETTLED];
    private final int[] bolusBin = new int[UNSETTLED];

    private final long[] rateSequence = new long[UNSETTLED];
    private final long[] rateExpiresNs = new long[UNSETTLED];
    private final double[] rateUnitsPerHour = new double[UNSETTLED];

    private long minutes;
    private long newestBolus;
    private long newestRate;
    private boolean refused;

    InsulinLedger(InsulinCurve curve, PancreasPorts ports) {
        this.curve = curve;
        this.ratePort = ports.rate;
        this.bolusPort = ports.bolus;
        this.rateReceipts = ports.rateReceipts;
        this.bolusReceipts = ports.bolusReceipts;
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
        int bin = bin();
        if (minutes % BIN_MINUTES == 0) {
            forgetBolusesOf(bin);
            givenUnits[bin] = 0;
            basalUnits[bin] = 0;
        }
        boolean known = newestRate > 0;
        double rate = known ? possibleUnitsPerHour(nowNs) : basalUnitsPerHour;
        givenUnits[bin] += rate / MINUTES_PER_HOUR;
        basalUnits[bin] += basalUnitsPerHour / MINUTES_PER_HOUR;
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

    /// Whether a bolus has been without a final receipt since before `sinceNs`.
    boolean isUnsettledSince(long sinceNs) {
        boolean unsettled = false;
        for (int i = 0; i < UNSETTLED; i++) {
            unsettled |= bolusSequence[i] > 0 && bolusAtNs[i] <= sinceNs;
        }
        return unsettled;
    }

    /// Whether the pump said in this step that it did not do what it was told.
    boolean isRefused() {
        return refused;
    }

    /// What still acts of the insulin given beyond basal, U; negative after a suspension.
    double onBoardUnits() {
        return onBoardUnits(0);
    }

    /// The same, `ahead` bins from now, if nothing but basal is given until then.
    double onBoardUnits(int ahead) {
        double sum = 0;
        for (int age = 0; age + ahead < BINS; age++) {
            int bin = binAgo(age);
            sum += (givenUnits[bin] - basalUnits[bin]) * curve.remaining(age + ahead);
        }
        return sum;
    }

    /// What was given in the last `bins` bins, basal included, U.
    double givenUnits(int bins) {
        double sum = 0;
        for (int age = 0; age < bins; age++) {
            sum += givenUnits[binAgo(age)];
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
        bolusBin[entry] = bin();
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
        givenUnits[bolusBin[entry]] += deliveredUnits - bolusUnits[entry];
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

    /// What is evicted stays counted: its amount is in its bin already.
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

    /// A bolus as old as the ring no longer acts, whatever became of it.
    private void forgetBolusesOf(int bin) {
        for (int i = 0; i < UNSETTLED; i++) {
            if (bolusBin[i] == bin) {
                bolusSequence[i] = 0;
            }
        }
    }

    private int bin() {
        return (int) (minutes / BIN_MINUTES % BINS);
    }

    private int binAgo(int age) {
        return (int) ((minutes / BIN_MINUTES - age + BINS) % BINS);
    }
}
