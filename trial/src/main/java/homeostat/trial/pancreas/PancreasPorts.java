package homeostat.trial.pancreas;

import homeostat.kernel.Sheet;

/// The numbers of the pancreas' ports, found by name on its sheet.
record PancreasPorts(int glucose, int meals, int rate, int bolus,
        int rateReceipts, int bolusReceipts) {

    static PancreasPorts of(Sheet sheet) {
        return new PancreasPorts(
                sheet.port("glucose").index(),
                sheet.port("meal").index(),
                sheet.port("basal rate").index(),
                sheet.port("bolus").index(),
                sheet.port("basal rate receipts").index(),
                sheet.port("bolus receipts").index());
    }
}
