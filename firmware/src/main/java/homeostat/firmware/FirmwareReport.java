package homeostat.firmware;

import java.util.List;
import java.util.Locale;

/// What a build is made of and how its run compared with the JVM's.
///
/// @param board where it ran
/// @param note a sentence when that is not where it should have run, else empty
/// @param size what the image is made of
/// @param calls entry calls made
/// @param outputWords 64-bit words compared
/// @param outputHash a hash over all words the target put out
/// @param instructionsWorst of one call, 0 where the board does not count
/// @param instructionsMean over all calls
/// @param caught traps that ended a guarded step, after which the device's fallback acted
/// @param trap what stopped the target, null when nothing did
/// @param reference how the JVM's run ended: `end`, or the exception
/// @param difference the first output that differs, null when every bit is equal
public record FirmwareReport(Board board, String note, Size size, long calls, long outputWords,
        long outputHash, long instructionsWorst, double instructionsMean,
        List<String> caught, String trap, String reference, OutputDifference difference) {

    /// @param methods translated
    /// @param objects of the snapshot in the image
    /// @param flashBytes code and constants of the device and the runtime, without harness and
    ///        board
    /// @param ramBytes its variables
    /// @param imageFlashBytes of the whole image, initial values of variables included
    /// @param imageRamBytes of the whole image, without the stack
    public record Size(int methods, int objects, long flashBytes, long ramBytes,
            long imageFlashBytes, long imageRamBytes) {
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
        text.append(String.format(Locale.ROOT, "image         %d methods, %d objects%n",
                size.methods(), size.objects()));
        text.append(String.format(Locale.ROOT,
                "device        %d bytes flash, %d bytes RAM%n", size.flashBytes(),
                size.ramBytes()));
        text.append(String.format(Locale.ROOT,
                "whole image   %d bytes flash, %d bytes RAM, with harness, without stack%n",
                size.imageFlashBytes(), size.imageRamBytes()));
        if (instructionsWorst > 0) {
            text.append(String.format(Locale.ROOT,
                    "instructions  %d worst, %.0f mean per call%n", instructionsWorst,
                    instructionsMean));
        }
        text.append(String.format(Locale.ROOT,
                "run           %d calls, %d output words, hash %016x%n", calls, outputWords,
                outputHash));
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
