package homeostat.firmware;

import java.util.List;
import java.util.Locale;

/// What a build is made of and how its run compared with the JVM's.
///
/// @param board where it ran
/// @param note a sentence when that is not where it should have run, else empty
/// @param seal what the image says of itself: `unproved`, or `proved` and of which class files
/// @param size what the image is made of
/// @param calls entry calls made
/// @param outputs what the target put out
/// @param cost instructions, 0 where the board does not count
/// @param entries the same for each entry
/// @param hardware what the image says of the hardware below it: self-test, protection, stack
/// @param caught traps that ended a guarded step, after which the device's fallback acted
/// @param trap what stopped the target, null when nothing did
/// @param reference how the JVM's run ended: `end`, or the exception
/// @param difference the first output that differs, null when every bit is equal
public record FirmwareReport(Board board, String note, String seal, Footprint size,
        long calls, Outputs outputs, Cost cost, List<EntryCost> entries, List<String> hardware,
        List<String> caught, String trap, String reference, OutputDifference difference) {

    /// @param words 64-bit words compared
    /// @param hash over all of them
    public record Outputs(long words, long hash) {
    }

    /// Instructions of one entry of the device.
    ///
    /// @param worst of one call
    /// @param mean over its calls
    public record EntryCost(String name, long calls, long worst, double mean) {
    }

    /// @param worst instructions of one call
    /// @param mean over all calls
    /// @param responseWorst instructions from a reading that is offered to what is written because
    ///        of it, worst
    /// @param responseMean the same, mean
    public record Cost(long worst, double mean, long responseWorst, double responseMean) {
    }

    /// Whether both runs put out the same bits to the end.
    public boolean isBitEqual() {
        return difference == null && trap == null && reference.equals("end");
    }

    /// The report as a person reads it.
    public String text() {
        StringBuilder text = new StringBuilder();
        if (!note.isEmpty()) {
            text.append(note).append('\n');
        }
        text.append(String.format(Locale.ROOT, "target        %s%n", board.label()));
        text.append(String.format(Locale.ROOT, "image         %d methods, %d objects, %s%n",
                size.methods(), size.objects(), seal));
        text.append(String.format(Locale.ROOT,
                "device        %d bytes flash, %d bytes RAM, without stack%n",
                size.deviceFlash(), size.deviceRam()));
        text.append(String.format(Locale.ROOT,
                "whole image   %d bytes flash, %d bytes RAM, with harness, without stack%n",
                size.flash(), size.ram()));
        if (cost.worst() > 0) {
            text.append(String.format(Locale.ROOT,
                    "instructions  %d worst, %.0f mean per call%n", cost.worst(), cost.mean()));
        }
        text.append(String.format(Locale.ROOT,
                "run           %d calls, %d output words, hash %016x%n", calls,
                outputs.words(), outputs.hash()));
        hardware.forEach(line -> text.append(line).append('\n'));
        for (String each : caught) {
            text.append("fallback      after ").append(each).append('\n');
        }
        if (trap != null) {
            text.append("trap          ").append(trap).append('\n');
        }
        if (!reference.equals("end")) {
            text.append("JVM           ").append(reference).append('\n');
        }
        text.append("compared      ").append(isBitEqual()
                ? "every output bit equal to the JVM's" : difference == null
                ? "the run did not reach its end" : "first difference: " + difference);
        return text.append('\n').toString();
    }
}
