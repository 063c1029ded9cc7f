package homeostat.wire.binding;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// One function of the binary interface between a device and its board.
///
/// @param comment what it does, one line
/// @param body in C, empty for one that the board defines
record Function(String comment, Type result, String name, List<Parameter> parameters,
        String body) {

    /// What goes over the boundary, in C and in Rust.
    enum Type {
        VOID("void ", "()"), INT("int32_t ", "i32"), LONG("int64_t ", "i64"),
        DOUBLE("double ", "f64"), BYTES("const uint8_t *", "*const u8"),
        SIZE("uint32_t ", "u32"), READING("%s_reading *", "*mut Reading"),
        EVENT("%s_event *", "*mut Event"), RECEIPT("%s_receipt *", "*mut Receipt"),
        ORDER("%s_order *", "*mut Order"), ORDERED("const %s_order *", "*const Order");

        private final String c;
        private final String rust;

        Type(String c, String rust) {
            this.c = c;
            this.rust = rust;
        }

        String c(String device) {
            return String.format(Locale.ROOT, c, device);
        }

        String rust() {
            return rust;
        }
    }

    /// A parameter.
    record Parameter(Type type, String name) {}

    /// The head as C has it.
    String c(String device) {
        String list = parameters.isEmpty() ? "void" : parameters.stream()
                .map(each -> each.type().c(device) + each.name())
                .collect(Collectors.joining(", "));
        return result.c(device) + name + "(" + list + ")";
    }

    /// The head as Rust has it.
    String rust() {
        return "fn " + name + "(" + parameters.stream()
                .map(each -> each.name() + ": " + each.type().rust())
                .collect(Collectors.joining(", ")) + ")"
                + (result == Type.VOID ? "" : " -> " + result.rust());
    }
}
