package homeostat.fleet;

import homeostat.wire.Frame;
import homeostat.wire.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Named sets of settings that a ward has agreed on for a kind of device: for adults, for children.
///
/// They are a file that whoever runs the server writes; the console only proposes them.
///
/// ```
/// # what the ward agreed on
/// preset monitor adult
/// heart rate high limit = 130
/// heart rate low limit = 45
/// ```
final class Presets {
    /// What the file is called, in the server's folder.
    static final String FILE = "presets.txt";
    private static final String HEAD = "preset ";

    /// One of them; `values` are in the units of the device's sheet.
    record Preset(String device, String name, Map<String, Double> values) {
        /// The settings that it means for a device with this schema; [FleetException] when it means
        /// none.
        List<Frame.Setting> settings(Schema schema) {
            List<Frame.Setting> settings = new ArrayList<>();
            values.forEach((parameter, value) -> {
                Schema.Parameter row = schema.parameters().stream()
                        .filter(one -> one.name().equals(parameter)).findFirst()
                        .orElseThrow(() -> new FleetException("preset without a place: preset="
                                + name + " parameter=" + parameter
                                + ", expected one of the device's sheet"));
                if (!(value >= row.scale().low() && value <= row.scale().high())) {
                    throw new FleetException("preset outside its range: preset=" + name
                            + " parameter=" + parameter + " value=" + value + ", expected "
                            + row.scale().low() + " to " + row.scale().high());
                }
                settings.add(new Frame.Setting(row.index(), value));
            });
            return settings;
        }
    }

    private final List<Preset> all;

    private Presets(List<Preset> all) {
        this.all = all;
    }

    /// A ward that agreed on nothing.
    static Presets none() {
        return new Presets(List.of());
    }

    /// What the file in a folder says; none when there is no file.
    static Presets in(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return none();
        }
        try {
            return of(Files.readAllLines(file), file);
        } catch (IOException e) {
            throw new FleetException("presets cannot be read: file=" + file
                    + ", expected text that this user may read", e);
        }
    }

    private static Presets of(List<String> lines, Path file) {
        List<Preset> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            String[] head = line.split("\\s+", 3);
            int at = line.indexOf('=');
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            } else if (line.startsWith(HEAD) && head.length == 3) {
                all.add(new Preset(head[1], head[2], new LinkedHashMap<>()));
            } else if (at > 0 && !all.isEmpty() && isNumber(line.substring(at + 1))) {
                all.getLast().values().put(line.substring(0, at).strip(),
                        Double.valueOf(line.substring(at + 1).strip()));
            } else {
                throw new FleetException("not a line of presets: file=" + file + " line="
                        + (i + 1) + ", expected \"preset DEVICE NAME\" or, below one, "
                        + "\"PARAMETER = NUMBER\"");
            }
        }
        return new Presets(all);
    }

    private static boolean isNumber(String text) {
        try {
            return Double.isFinite(Double.parseDouble(text.strip()));
        } catch (NumberFormatException none) {
            return false;
        }
    }

    /// Those for one kind of device.
    List<Preset> of(Schema schema) {
        return all.stream().filter(one -> one.device().equals(schema.device())).toList();
    }

    /// The one of that name; null for none.
    Preset named(Schema schema, String name) {
        return of(schema).stream().filter(one -> one.name().equals(name)).findFirst()
                .orElse(null);
    }
}
