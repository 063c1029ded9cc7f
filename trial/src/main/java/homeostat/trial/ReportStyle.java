package homeostat.trial;

import homeostat.record.glucose.GlucoseCharts;

/// The one style sheet of all reports, put into each so that a report is one file.
public final class ReportStyle {
    private ReportStyle() {}

    /// The style sheet: that of recordings, so that a trial and a patient read alike.
    public static String sheet() {
        return GlucoseCharts.styleSheet();
    }
}
