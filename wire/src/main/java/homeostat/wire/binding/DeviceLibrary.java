package homeostat.wire.binding;

import homeostat.kernel.Sheet;
import homeostat.wire.CTelemetry;
import homeostat.wire.binding.Function.Type;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Makes the files by which a translated device is called from C and from Rust, and by which it
/// calls the drivers of a board.
public final class DeviceLibrary {
    private static final String STRUCTURES = """
            /* A number in the unit of its port, its instant, its quality: HS_QUALITY_... */
            typedef struct { double value; int64_t at_ns; int32_t quality; int32_t reserved; }
                @_reading;
            typedef struct { double value; int64_t at_ns; } @_event;
            /* Of an order: its number, what came of it (1 delivered, 2 in part, 3 refused),
               how much. */
            typedef struct {
                int64_t sequence; double value; int64_t at_ns; int32_t outcome; int32_t reserved;
            } @_receipt;
            /* Numbered from 1, void from an instant on; the reason is what limited it. */
            typedef struct {
                double amount; int64_t sequence; int64_t expires_ns; int32_t reason;
                int32_t reserved;
            } @_order;
            typedef char @_abi_holds[sizeof(@_reading) == 24 && sizeof(@_event) == 16
                && sizeof(@_receipt) == 32 && sizeof(@_order) == 32 ? 1 : -1];
            """;
    private static final String SUPPORT = """
            #include "@.h"
            #include "device.h"
            #include "device_entries.h"
            #include "runtime.h"
            #include "telemetry.h"
            #include "telemetry_tables.h"

            void host_trapped(const Trap *trap) { (void) trap; }

            void host_halt(const Trap *trap) {
                driver_halt(trap->code, trap->site);
                for (;;) { }
            }

            void hs_send(const uint8_t *bytes, uint32_t length) { driver_radio(bytes, length); }

            static uint64_t ask(uint32_t entry, uint64_t a, uint64_t b, uint64_t c, uint64_t d,
                                uint64_t e) {
                const uint64_t arguments[5] = { a, b, c, d, e };
                uint64_t result = 0;
                device_call(entry, arguments, &result);
                return result;
            }

            static uint64_t bits(double value) { return (uint64_t) d_bits(value); }

            static double number(uint32_t entry, uint64_t index, double base_per_unit) {
                return d_of_bits((int64_t) ask(entry, index, 0, 0, 0, 0)) / base_per_unit;
            }

            static void read(uint64_t index, double base_per_unit, @_reading *into) {
                into->value = number(ENTRY_outputBase, index, base_per_unit);
                into->at_ns = (int64_t) ask(ENTRY_outputAtNs, index, 0, 0, 0, 0);
                into->quality = (int32_t) ask(ENTRY_outputQuality, index, 0, 0, 0, 0);
                into->reserved = 0;
            }

            static void order(uint64_t index, double base_per_unit, @_order *into) {
                into->amount = number(ENTRY_orderBase, index, base_per_unit);
                into->sequence = (int64_t) ask(ENTRY_orderSequence, index, 0, 0, 0, 0);
                into->expires_ns = (int64_t) ask(ENTRY_orderExpiresNs, index, 0, 0, 0, 0);
                into->reason = (int32_t) ask(ENTRY_orderReason, index, 0, 0, 0, 0);
                into->reserved = 0;
            }

            static int32_t greet(const uint8_t *name, uint32_t name_bytes, const uint8_t *patient,
                                 uint32_t patient_bytes, int64_t now_ns, int64_t epoch_ms) {
                hs_bed bed = { .speed = 1 };
                if (name_bytes == 0 || name_bytes > HS_NAME_MAX || patient_bytes > HS_PATIENT_MAX) {
                    return 0;
                }
                for (uint32_t i = 0; i < name_bytes; i++) bed.name[i] = (char) name[i];
                for (uint32_t i = 0; i < patient_bytes; i++) bed.patient[i] = patient[i];
                bed.patient_bytes = (uint16_t) patient_bytes;
                hs_greet(&bed, now_ns, epoch_ms);
                return 1;
            }

            """;
    private static final String RUST_TYPES = """
            #[repr(C)]
            #[derive(Clone, Copy, Debug, Default, PartialEq)]
            pub struct Reading {
                pub value: f64, pub at_ns: i64, pub quality: i32, pub reserved: i32,
            }

            #[repr(C)]
            #[derive(Clone, Copy, Debug, Default, PartialEq)]
            pub struct Event { pub value: f64, pub at_ns: i64 }

            #[repr(C)]
            #[derive(Clone, Copy, Debug, Default, PartialEq)]
            pub struct Receipt {
                pub sequence: i64, pub value: f64, pub at_ns: i64, pub outcome: i32,
                pub reserved: i32,
            }

            #[repr(C)]
            #[derive(Clone, Copy, Debug, Default, PartialEq)]
            pub struct Order {
                pub amount: f64, pub sequence: i64, pub expires_ns: i64, pub reason: i32,
                pub reserved: i32,
            }

            """;

    private final DeviceInterface face;
    private final String device;

    private DeviceLibrary(Sheet sheet) {
        this.face = new DeviceInterface(sheet);
        this.device = face.device();
    }

    /// The files for C and Rust by their names, those of the telemetry among them.
    public static Map<String, String> of(Sheet sheet) {
        DeviceLibrary library = new DeviceLibrary(sheet);
        Map<String, String> files = new LinkedHashMap<>(CTelemetry.of(sheet));
        files.put(library.device + ".h", library.header());
        files.put(library.device + ".c", library.source());
        files.put(library.device + "_round.c", library.round());
        files.put(library.device + ".rs", library.rust());
        return files;
    }

    /// The binary interface as a table, which changes only when callers must change, too.
    public static String abi(Sheet sheet) {
        DeviceLibrary library = new DeviceLibrary(sheet);
        StringBuilder text = new StringBuilder(library.filled(STRUCTURES));
        library.face.library().forEach(each -> text.append("calls ").append(each.c(library.device))
                .append('\n'));
        text.append("calls ").append(library.face.round().c(library.device)).append('\n');
        library.face.drivers().forEach(each -> text.append("wants ").append(each.c(library.device))
                .append('\n'));
        return text.toString();
    }

    private String filled(String template) {
        return template.replace("@", device);
    }

    private String header() {
        String guard = "HOMEOSTAT_LIBRARY_" + device.toUpperCase(Locale.ROOT) + "_H";
        StringBuilder text = new StringBuilder("/* The " + device
                + ": made from its sheet, not to be edited. Not for clinical use. */\n#ifndef "
                + guard + "\n#define " + guard + "\n\n#include <stdint.h>\n\n");
        text.append(filled(STRUCTURES)).append("\n/* What a program calls. */\n");
        face.library().forEach(each -> declare(text, each));
        declare(text, face.round());
        text.append("\n/* What a board defines. */\n");
        face.drivers().forEach(each -> declare(text, each));
        return text.append("\n#endif\n").toString();
    }

    private void declare(StringBuilder text, Function function) {
        text.append("/* ").append(function.comment()).append(". */\n")
                .append(function.c(device)).append(";\n");
    }

    private String source() {
        StringBuilder text = new StringBuilder(filled(SUPPORT));
        face.library().forEach(each -> text.append(each.c(device)).append(" {\n    ")
                .append(each.body()).append("\n}\n"));
        return text.toString();
    }

    private String round() {
        StringBuilder text = new StringBuilder("#include \"" + device + ".h\"\n\n"
                + face.round().c(device) + " {\n");
        for (Sheet.PortRow row : face.sheet().ports()) {
            String name = DeviceInterface.word(row.name());
            String call = switch (row.kind()) {
                case INPUT -> "offer_" + name + "(said.value, said.quality, said.at_ns)";
                case INBOX -> "post_" + name + "(said.value, said.at_ns)";
                case RECEIPTS -> "settle_" + name
                        + "(said.sequence, said.outcome, said.value, said.at_ns)";
                case OUTPUT, WAVE, ORDERS -> null;
            };
            if (call != null) {
                String type = switch (row.kind()) {
                    case INPUT -> "reading";
                    case INBOX -> "event";
                    default -> "receipt";
                };
                text.append("    { ").append(device).append('_').append(type)
                        .append(" said;\n      if (driver_").append(name)
                        .append("(&said) != 0) ").append(device).append('_').append(call)
                        .append("; }\n");
            }
        }
        text.append("    ").append(device).append("_advance(now_ns);\n");
        for (Sheet.PortRow row : face.sheet().ports()) {
            if (row.kind() == Sheet.Kind.ORDERS) {
                String name = DeviceInterface.word(row.name());
                text.append("    { static int64_t seen;\n      ").append(device)
                        .append("_order order;\n      ").append(device).append("_order_")
                        .append(name).append("(&order);\n      if (order.sequence != seen && now_ns"
                        + " < order.expires_ns) driver_").append(name)
                        .append("(&order);\n      seen = order.sequence; }\n");
            }
        }
        return text.append("    ").append(device).append("_tell(now_ns, epoch_ms);\n}\n")
                .toString();
    }

    private String rust() {
        StringBuilder text = new StringBuilder("// The " + device
                + ": made from its sheet, not to be edited. Not for clinical use.\n"
                + "\n" + RUST_TYPES + "#[allow(dead_code)]\nextern \"C\" {\n");
        face.library().forEach(each -> rust(text, each));
        rust(text, face.round());
        text.append("}\n\n// What a program that calls them defines, with #[no_mangle] extern \"C\""
                + ":\n");
        face.drivers().forEach(each -> text.append("// ").append(each.rust())
                .append(each.result() == Type.VOID && each.name().equals("driver_halt")
                        ? " -> !\n" : "\n"));
        return text.toString();
    }

    private static void rust(StringBuilder text, Function function) {
        text.append("    /// ").append(function.comment()).append(".\n    pub ")
                .append(function.rust()).append(";\n");
    }
}
