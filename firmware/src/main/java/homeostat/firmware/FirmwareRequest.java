package homeostat.firmware;

import java.nio.file.Path;
import java.util.List;

/// What to build and run.
///
/// @param classPath folders and jars of the device and all it uses
/// @param run the recorded run: how the device is assembled and what it is fed
/// @param board where it shall run
/// @param folder where the C files, the image and the outputs are left; made when absent
/// @param options where it is made otherwise than usual
public record FirmwareRequest(List<Path> classPath, Path run, Board board, Path folder,
        BuildOptions options) {

    /// The usual way.
    public static FirmwareRequest of(List<Path> classPath, Path run, Board board, Path folder) {
        return new FirmwareRequest(classPath, run, board, folder, BuildOptions.usual());
    }
}
