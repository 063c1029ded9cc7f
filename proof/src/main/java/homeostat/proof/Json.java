package homeostat.proof;

import java.util.Map;

/// Writes maps, lists, texts, numbers and truth values as JSON (RFC 8259), two spaces a level.
final class Json {
    private final StringBuilder out = new StringBuilder();

    private Json() {
    }

    static String of(Object value) {
        Json json = new Json();
        json.write(value, "\n");
        return json.out.append('\n').toString();
    }

    private void write(Object value, String newline) {
        switch (value) {
            case Map<?, ?> members -> {
                String separator = "{" + newline + "  ";
                for (Map.Entry<?, ?> member : members.entrySet()) {
                    out.append(separator);
                    text(member.getKey().toString());
                    out.append(": ");
                    write(member.getValue(), newline + "  ");
                    separator = "," + newline + "  ";
                }
                out.append(members.isEmpty() ? "{}" : newline + "}");
            }
            case Iterable<?> elements -> {
                String separator = "[" + newline + "  ";
                boolean isEmpty = true;
                for (Object element : elements) {
                    out.append(separator);
                    write(element, newline + "  ");
                    separator = "," + newline + "  ";
                    isEmpty = false;
                }
                out.append(isEmpty ? "[]" : newline + "]");
            }
            case Number number -> out.append(number);
            case Boolean truth -> out.append(truth);
            default -> text(value.toString());
        }
    }

    private void text(String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
