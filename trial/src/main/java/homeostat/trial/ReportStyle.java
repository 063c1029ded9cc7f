package homeostat.trial;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The one style sheet of all trial reports, put into each so that a report is one file.
public final class ReportStyle {
    private ReportStyle() {}

    /// The style sheet.
    ///
    /// @throws TrialException when it is not in the module
    public static String sheet() {
        try (InputStream css = ReportStyle.class.getResourceAsStream("report.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new TrialException("cannot read the report's style sheet, expected it in the"
                    + " module", e);
        }
    }
}
