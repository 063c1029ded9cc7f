package homeostat.record;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;

/// Reads the dates and times that logs are stamped with. A zone that is stated is passed over: what
/// counts is the clock on the wall.
final class Times {
    private static final List<DateTimeFormatter> FORMS = List.of(
        form("uuuu-MM-dd['T'][' ']HH:mm[:ss]"), form("uuuu/MM/dd HH:mm[:ss]"),
        form("M/d/uuuu H:mm[:ss]"), form("dd-MM-uuuu HH:mm[:ss]"),
        form("dd.MM.uuuu HH:mm[:ss]"), form("MM-dd-uuuu hh:mm[:ss] a"),
        form("M/d/uuuu h:mm[:ss] a"));

    private Times() { }

    private static DateTimeFormatter form(String pattern) {
        int seconds = pattern.indexOf("ss]");
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        builder.appendPattern(pattern.substring(0, seconds + 2));
        builder.appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true);
        return builder.appendPattern(pattern.substring(seconds + 2))
            .toFormatter(Locale.ENGLISH);
    }

    /// The date and time in `text`, or null when it is none.
    static LocalDateTime parse(String text) {
        if (text.length() < 10 || text.length() > 40) {
            return null;
        }
        if (text.matches(".*\\dT\\d.*(?:Z|[-+]\\d\\d:?\\d\\d)")) {
            try {
                String zone = text.replaceAll("([-+]\\d\\d)(\\d\\d)$", "$1:$2");
                return OffsetDateTime.parse(zone).toLocalDateTime();
            } catch (DateTimeException e) {
                return null;
            }
        }
        for (DateTimeFormatter form : FORMS) {
            try {
                return LocalDateTime.parse(text, form);
            } catch (DateTimeException e) {
                continue;
            }
        }
        return null;
    }
}
