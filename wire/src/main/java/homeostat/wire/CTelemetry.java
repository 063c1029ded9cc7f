package homeostat.wire;

import homeostat.kernel.Sheet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What firmware needs to speak to the fleet by itself: C files, of which the tables are made from
/// the device's sheet and the rest is the same for every device.
///
/// `telemetry.c` looks at the device through its numbered entries and writes the frames that
/// [Telemetry] writes, byte for byte.
public final class CTelemetry {
    /// Longest name and description of a patient that such a device takes, in bytes of UTF-8.
    public static final int PATIENT_BYTES_MAX = 128;
    private static final int WAVE_BYTES = 20 + 256 * Float.BYTES;
    private static final int BYTES_A_LINE = 16;

    private CTelemetry() {}

    /// The files by their names.
    public static Map<String, String> of(Sheet sheet) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("telemetry.h", CHeader.resource("telemetry.h"));
        files.put("telemetry.c", CHeader.resource("telemetry.c"));
        files.put("telemetry_tables.h", tables(sheet));
        files.put("line_calls.h", LineCodec.header(sheet));
        return files;
    }

    private static String tables(Sheet sheet) {
        Schema schema = Schema.of(sheet);
        Sink sink = new Sink();
        SchemaCodec.write(schema, sink);
        byte[] bytes = sink.written();
        StringBuilder text = new StringBuilder(CHeader.of(schema));
        text.append("\n#ifndef HOMEOSTAT_TELEMETRY_TABLES_H\n"
                + "#define HOMEOSTAT_TELEMETRY_TABLES_H\n\n");
        ports(text, sheet, Sheet.Kind.OUTPUT, "output");
        ports(text, sheet, Sheet.Kind.WAVE, "wave");
        ports(text, sheet, Sheet.Kind.ORDERS, "order");
        CHeader.define(text, "HS_ALARMS", Integer.toString(sheet.alarms().size()));
        CHeader.define(text, "HS_CELLS", Integer.toString(cells(sheet)));
        int body = Math.max(WAVE_BYTES, Math.max(2 + PATIENT_BYTES_MAX + Double.BYTES
                + Integer.BYTES + bytes.length, 3 + Layout.NUMERIC_BYTES * sheet.ports().size()));
        CHeader.define(text, "HS_ROOM", Integer.toString(Layout.FRAME_BYTES_MIN
                + Layout.BED_BYTES_MAX + body));
        text.append("\nstatic const uint8_t hs_priorities[] = { ");
        sheet.alarms().forEach(row -> text.append(row.priority().code()).append(", "));
        text.append("0 };\nstatic const uint8_t hs_schema[] = {");
        for (int i = 0; i < bytes.length; i++) {
            text.append(i % BYTES_A_LINE == 0 ? "\n    " : " ").append(bytes[i] & 0xFF)
                    .append(',');
        }
        return text.append("\n};\n\n#endif\n").toString();
    }

    /// The ports of one kind: index, and what its base number is divided by to be in its unit.
    private static void ports(StringBuilder text, Sheet sheet, Sheet.Kind kind, String name) {
        List<Sheet.PortRow> rows = sheet.ports().stream().filter(row -> row.kind() == kind)
                .toList();
        CHeader.define(text, "HS_" + CHeader.word(name) + "S", Integer.toString(rows.size()));
        text.append("static const struct { uint16_t index; double base_per_unit; } hs_")
                .append(name).append("_ports[] = {\n");
        rows.forEach(row -> text.append("    { ").append(row.index()).append(", ")
                .append(row.unit().basePerUnit()).append(" },\n"));
        text.append("    { 0, 1.0 }\n};\n");
    }

    static int cells(Sheet sheet) {
        return sheet.modes().stream().mapToInt(row -> row.cell() + 1).max().orElse(0);
    }
}
