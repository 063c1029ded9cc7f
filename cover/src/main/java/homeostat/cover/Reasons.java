package homeostat.cover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Why a condition is not shown by any test, written down by a person: a line for each,
/// `kernel/File.java: text of the decision = reason`. Lines with `#` are for the reader.
final class Reasons {
    private Reasons() {
    }

    /// Whether a reason is about a source below one of some folders, such as `kernel`.
    static boolean isBelow(String name, List<String> folders) {
        return folders.stream().anyMatch(folder -> name.startsWith(folder + "/"));
    }

    /// The reasons by the decision's name; none when there is no such file.
    ///
    /// @throws CoverException when a line is not one
    static Map<String, String> read(Path file) {
        Map<String, String> reasons = new LinkedHashMap<>();
        if (!Files.exists(file)) {
            return reasons;
        }
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new CoverException("cannot read the reasons: file=" + file, e);
        }
        for (int i = 0; i < lines.size(); i++) {
            int sign = lines.get(i).lastIndexOf(" = ");
            if (lines.get(i).isBlank() || lines.get(i).startsWith("#")) {
                continue;
            }
            if (sign < 0) {
                throw new CoverException("not a reason: file=" + file + " line=" + (i + 1)
                        + ", expected \"kernel/File.java: decision = reason\"");
            }
            reasons.put(lines.get(i).substring(0, sign).strip(),
                    lines.get(i).substring(sign + 3).strip());
        }
        return reasons;
    }
}
