package homeostat.wire;

import homeostat.kernel.AlarmState;
import homeostat.kernel.Priority;
import homeostat.kernel.Quality;
import homeostat.kernel.Regime;
import homeostat.kernel.Sheet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A device's telemetry for firmware: a C99 header, made from the same [Schema] as everything else,
/// with the numbers that stand on the wire and functions that write frames without an allocator.
public final class CHeader {
    private static final String FUNCTIONS = "frames.h";

    private CHeader() {}

    /// The header for devices of that schema.
    public static String of(Schema schema) {
        String guard = "HOMEOSTAT_" + word(schema.device()) + "_H";
        StringBuilder text = new StringBuilder("/* Telemetry of the " + comment(schema.title())
                + ": made from its sheet, not to be edited. */\n");
        text.append("#ifndef ").append(guard).append("\n#define ").append(guard)
                .append("\n\n#include <stdint.h>\n\n");
        define(text, "HS_VERSION", Integer.toString(Layout.VERSION));
        define(text, "HS_SCHEMA", "UINT64_C(0x" + Long.toHexString(schema.hash()) + ")");
        define(text, "HS_HELLO", Integer.toString(Layout.HELLO));
        define(text, "HS_NUMERICS", Integer.toString(Layout.NUMERICS));
        define(text, "HS_WAVE", Integer.toString(Layout.WAVE));
        define(text, "HS_ALARM", Integer.toString(Layout.ALARM));
        define(text, "HS_MODE", Integer.toString(Layout.MODE));
        define(text, "HS_ORDER", Integer.toString(Layout.ORDER));
        define(text, "HS_ACKNOWLEDGE", Integer.toString(Layout.ACKNOWLEDGE));
        define(text, "HS_PAUSE_AUDIO", Integer.toString(Layout.PAUSE_AUDIO));
        define(text, "HS_NUMERIC_BYTES", Integer.toString(Layout.NUMERIC_BYTES));
        text.append('\n');
        for (Priority one : Priority.values()) {
            define(text, "HS_PRIORITY_" + one, Integer.toString(one.code()));
        }
        for (AlarmState one : AlarmState.values()) {
            define(text, "HS_STATE_" + one, Integer.toString(one.code()));
        }
        for (Quality one : Quality.values()) {
            define(text, "HS_QUALITY_" + one, Integer.toString(one.code()));
        }
        for (Regime one : Regime.values()) {
            define(text, "HS_REGIME_" + one, Integer.toString(one.code()));
        }
        rows(schema, text);
        return text.append(resource(FUNCTIONS)).toString();
    }

    private static void rows(Schema schema, StringBuilder text) {
        text.append('\n');
        for (Schema.Port port : schema.ports()) {
            if (port.kind() == Sheet.Kind.OUTPUT || port.kind() == Sheet.Kind.WAVE) {
                text.append("/* ").append(comment(port.meaning())).append("; ")
                        .append(comment(port.scale().symbol())).append(". */\n");
                define(text, "HS_OUTPUT_" + word(port.name()), Integer.toString(port.index()));
            }
        }
        for (Sheet.AlarmRow row : schema.alarms()) {
            define(text, "HS_ALARM_" + word(row.name()), Integer.toString(row.index()));
        }
        for (Sheet.ModeRow row : schema.modes()) {
            define(text, "HS_MODE_" + row.cell() + '_' + word(row.name()),
                    Integer.toString(row.code()));
        }
    }

    static void define(StringBuilder text, String name, String value) {
        text.append("#define ").append(name).append(' ').append(value).append('\n');
    }

    static String word(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
    }

    /// Text that cannot end the comment it stands in.
    private static String comment(String text) {
        return text.replaceAll("\\p{Cntrl}", " ").replace("*/", "* /");
    }

    /// A C file that comes with this class.
    static String resource(String name) {
        try (InputStream file = CHeader.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new WireException("functions for C cannot be read: file=" + name
                    + ", expected it beside the classes");
        }
    }
}
