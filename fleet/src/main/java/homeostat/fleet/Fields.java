package homeostat.fleet;

import java.util.LinkedHashMap;
import java.util.Map;

/// The fields of a request: a JSON object of strings, numbers and truth values, nothing nested.
/// Source: RFC 8259. It reads only what it can hold: the text is bounded by the server.
final class Fields {
    private final String text;
    private final Map<String, String> values = new LinkedHashMap<>();
    private int at;

    private Fields(String text) {
        this.text = text;
    }

    /// The fields, or a [FleetException] that says where the text is none.
    static Fields of(String text) {
        Fields fields = new Fields(text);
        fields.read();
        return fields;
    }

    /// A field's value; empty when it is not there.
    String text(String name) {
        return values.getOrDefault(name, "");
    }

    /// A field that is a finite number.
    double number(String name) {
        try {
            double value = Double.parseDouble(text(name));
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new FleetException("not a number: field=" + name + ", expected one", e);
        }
        throw new FleetException("not a number: field=" + name + ", expected a finite one");
    }

    private void read() {
        expect('{');
        if (next() == '}') {
            at = at + 1;
        } else {
            do {
                String name = string();
                expect(':');
                values.put(name, next() == '"' ? string() : word());
            } while (isThere(','));
            expect('}');
        }
        if (next() != 0) {
            throw refusal("the end");
        }
    }

    private String word() {
        int from = at;
        while (at < text.length() && "+-.eE0123456789truefalsn".indexOf(text.charAt(at)) >= 0) {
            at = at + 1;
        }
        String word = text.substring(from, at);
        if (!word.matches("true|false|null|-?[0-9][0-9.eE+-]*")) {
            throw refusal("a string, a number or a truth value");
        }
        return word;
    }

    private String string() {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char letter = text.charAt(at++);
            if (letter < ' ') {
                throw refusal("no control character");
            }
            value.append(letter == '\\' ? escaped() : letter);
        }
        expect('"');
        return value.toString();
    }

    private char escaped() {
        char letter = at < text.length() ? text.charAt(at++) : 0;
        int plain = "\"\\/bfnrt".indexOf(letter);
        if (plain >= 0) {
            return "\"\\/\b\f\n\r\t".charAt(plain);
        }
        if (letter == 'u' && at + 4 <= text.length()
                && text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
            at = at + 4;
            return (char) Integer.parseInt(text.substring(at - 4, at), 16);
        }
        throw refusal("an escape of JSON");
    }

    private char next() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at = at + 1;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean isThere(char wanted) {
        boolean there = next() == wanted;
        at = at + (there ? 1 : 0);
        return there;
    }

    private void expect(char wanted) {
        if (!isThere(wanted)) {
            throw refusal("'" + wanted + "'");
        }
    }

    private FleetException refusal(String expected) {
        return new FleetException("not the fields of a request: offset=" + at + ", expected "
                + expected);
    }
}
