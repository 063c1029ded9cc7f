package homeostat.app;

import homeostat.firmware.Assembly;
import homeostat.firmware.Board;
import homeostat.firmware.LibraryBuild;
import homeostat.firmware.LinkedImage;
import homeostat.kernel.Device;
import homeostat.wire.CTelemetry;
import homeostat.wire.binding.DeviceLibrary;
import java.nio.file.Path;
import java.util.List;

/// A device built as an image that speaks over its serial line, with what its sheet makes of that.
final class LinkedDevice {
    /// Where such an image runs if nobody says otherwise: the reference target, or, where its tools
    /// are not installed, this machine.
    static final String TARGET = "mps2-an500";

    private LinkedDevice() {}

    /// Builds the image of a device that was assembled by the factory that ships, with these
    /// arguments.
    static LinkedImage image(Devices device, List<String> arguments, Device assembled,
            Board board, Path folder) {
        return LinkedImage.build(ClassC.path(), new Assembly(
                device.factory() + ".assemble", arguments), board, folder,
                CTelemetry.of(assembled.sheet()));
    }

    /// Builds the archive that programs in C and Rust link, with its header and its binding.
    static Path library(Devices device, Board board, Path folder) {
        Path archive = folder.resolve("lib" + device.word() + ".a");
        LibraryBuild.build(ClassC.path(), new Assembly(device.factory() + ".assemble", List.of()),
                board, archive, DeviceLibrary.of(device.assembled().sheet()));
        return archive;
    }

    /// The board of that name; without its tools, this machine, which is said.
    static Board board(String target) {
        Board board = Board.named(target);
        if (board.missing().isEmpty()) {
            return board;
        }
        System.err.println("homeostat: no " + String.join(", no ", board.missing())
                + ": the image runs on this machine instead");
        return Board.HOST;
    }
}
