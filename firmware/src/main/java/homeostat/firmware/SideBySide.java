package homeostat.firmware;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A device made from its class files and the same device written in C by hand, on one board over
/// one recorded run: same harness, same compiler, same flags.
///
/// The C by hand takes the place of `device.c`. It includes `entries.h`, which defines `ENTRY_name`
/// for every method that the run calls, and answers the run's probes in their order.
///
/// @param ours made from class files
/// @param byHand null when it gave other bits than ours, with the reason in `difference`
/// @param difference empty when every output bit is equal
public record SideBySide(FirmwareReport ours, FirmwareReport byHand, String difference) {

    /// Builds and runs both.
    ///
    /// @param source the device by hand; headers beside it are found
    /// @throws FirmwareException when the board cannot run here, or one of them cannot be built
    public static SideBySide run(FirmwareRequest request, Path source) {
        if (!request.board().missing().isEmpty()) {
            throw request.board().refusal();
        }
        Path folder = request.folder().toAbsolutePath();
        FirmwareBuild.Lowered lowered = FirmwareBuild.lower(request.classPath(), request.run(),
                request.options(), folder);
        FirmwareReport ours = FirmwareRun.run(FirmwareBuild.of(lowered, request.board(),
                request.options(), folder), request.run(), "");
        FirmwareBuild.Lowered hand = lowered.with(read(source));
        Path beside = folder.resolve("by-hand");
        write(beside, lowered);
        FirmwareReport theirs = FirmwareRun.run(FirmwareBuild.of(hand, request.board(),
                request.options().including(source.toAbsolutePath().getParent()), beside),
                request.run(), "");
        return theirs.isBitEqual() ? new SideBySide(ours, theirs, "")
                : new SideBySide(ours, null, "the device by hand differs: "
                + (theirs.difference() == null ? "it did not reach its end"
                        : theirs.difference().toString()));
    }

    private static void write(Path folder, FirmwareBuild.Lowered lowered) {
        StringBuilder entries = new StringBuilder("/* What the recorded run calls. */\n");
        for (int i = 0; i < lowered.snapshot().entries().size(); i++) {
            entries.append("#define ENTRY_").append(lowered.snapshot().entries().get(i).name())
                    .append(' ').append(i).append('\n');
        }
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("entries.h"), entries.toString());
        } catch (IOException e) {
            throw new FirmwareException("cannot write: folder=" + folder
                    + ", expected a folder to write C files to", e);
        }
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new FirmwareException("cannot read the device by hand: file=" + source
                    + ", expected C", e);
        }
    }

    /// The instructions of one entry of a report.
    ///
    /// @throws FirmwareException when the run did not call it
    public static FirmwareReport.EntryCost cost(FirmwareReport report, String entry) {
        List<FirmwareReport.EntryCost> found = report.entries().stream()
                .filter(each -> each.name().equals(entry)).toList();
        if (found.isEmpty()) {
            throw new FirmwareException("the run does not call it: entry=" + entry);
        }
        return found.getFirst();
    }
}
