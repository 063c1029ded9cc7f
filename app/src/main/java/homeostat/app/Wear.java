package homeostat.app;

import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.kernel.Span;
import homeostat.trial.RunRecording;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What saving takes of a device's flash or EEPROM: how often its memory changes on a recorded day,
/// against how many records the memory on its sheet takes before it is worn out.
///
/// Every instant after which a word of the memory is another counts as one record, as a host writes
/// it that loses nothing. Wear is even, because the log goes round through all sectors.
///
/// @param memoryWords words of 64 bits in one record
/// @param savesADay records on the recorded day
/// @param promised by the sheet
record Wear(String device, int memoryWords, double savesADay, Sheet.Endurance promised) {
    private static final double DAYS_A_YEAR = 365.25;
    private static final double DAY_NS = Span.hours(24);

    /// Lives the recorded day of a device that ships.
    static Wear of(Devices device) {
        Device subject = device.assembled();
        Sheet.Endurance promised = subject.sheet().endurance();
        if (promised.equals(Sheet.Endurance.NONE)) {
            throw new AppException("nothing promised: device=" + device.word()
                    + ", expected an endurance on its sheet");
        }
        return of(subject, RecordedInputs.recording(device, null).calls(), promised);
    }

    /// Makes recorded calls on a device, newly assembled, and counts.
    static Wear of(Device subject, List<String> calls, Sheet.Endurance promised) {
        subject.begin();
        long[] before = subject.memory().clone();
        long saves = 0;
        long lastNs = 0;
        for (String call : calls) {
            RunRecording.make(subject, call);
            if (call.startsWith("advance ")) {
                lastNs = Long.parseLong(call.substring(call.indexOf(' ') + 1));
            }
            if (!Arrays.equals(before, subject.memory())) {
                before = subject.memory().clone();
                saves++;
            }
        }
        return new Wear(subject.sheet().device(), before.length,
                saves * DAY_NS / Math.max(1, lastNs), promised);
    }

    /// How long the memory stands it, in years.
    double years() {
        return promised.records(memoryWords) / savesADay / DAYS_A_YEAR;
    }

    /// Whether that is as long as the sheet promises.
    boolean isKept() {
        return years() >= promised.years();
    }

    /// Some lines for a terminal.
    String text() {
        return String.format(Locale.ROOT, """
                record        %d words of 64 bits, %d bytes in flash with sequence and check
                saves         %.0f a day, on the recorded day
                memory        %d sectors of %d bytes, %d erase cycles: %d records
                stands        %.1f years; the sheet promises %d: %s
                """, memoryWords, 8 * memoryWords + 8, savesADay, promised.sectors(),
                promised.sectorBytes(), promised.eraseCycles(), promised.records(memoryWords),
                years(), promised.years(), isKept() ? "kept" : "NOT KEPT");
    }
}
