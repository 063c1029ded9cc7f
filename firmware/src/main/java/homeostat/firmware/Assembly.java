package homeostat.firmware;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A device as somebody assembles it, without a run.
///
/// @param factory a static method by its qualified name
/// @param arguments of it, as written
public record Assembly(String factory, List<String> arguments) {
    /// Keeps a copy.
    public Assembly {
        arguments = List.copyOf(arguments);
    }

    /// A recorded run without calls, in a folder that is made if it is not there.
    Path run(Path folder) {
        Path run = folder.resolve("assembly.run");
        try {
            Files.createDirectories(folder);
            Files.write(run, List.of(RecordedRun.MAGIC, ("assemble " + factory + " "
                    + String.join(" ", arguments)).strip(), "probe digest"));
        } catch (IOException e) {
            throw new FirmwareException("cannot write: folder=" + folder
                    + ", expected a folder to write C files to", e);
        }
        return run;
    }
}
