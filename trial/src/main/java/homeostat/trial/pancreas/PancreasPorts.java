package homeostat.trial.pancreas;

import homeostat.kernel.Sheet;

/// The numbers of the pancreas' ports, found by name on its sheet; [#NONE] for `sleep`, which a
/// baseline does not want to know of.
record PancreasPorts(int glucose, int meals, int sleep, int rate, int bolus,
        int rateReceipts, int bolusReceipts) {

    static final int NONE = -1;

    static PancreasPorts of(Sheet sheet) {
        return new PancreasPorts(
                sheet.port("glucose").index(),
                sheet.port("meal").index(),
                sheet.ports().stream().filter(port -> port.name().equals("sleep"))
                        .mapToInt(Sheet.PortRow::index).findFirst().orElse(NONE),
                sheet.port("basal rate").index(),
                sheet.port("bolus").index(),
                sheet.port("basal rate receipts").index(),
                sheet.port("bolus receipts").index());
    }
}
