package homeostat.fleet;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Writes JSON, in order, with nothing in between. Source: RFC 8259.
///
/// What JSON has no word for (NaN, infinity) becomes `null`.
final class Json {
    private final StringBuilder text = new StringBuilder(1_024);
    private boolean separate;

    Json object() {
        return open('{');
    }

    Json object(String name) {
        return name(name).open('{');
    }

    Json endObject() {
        return close('}');
    }

    Json array() {
        return open('[');
    }

    Json array(String name) {
        return name(name).open('[');
    }

    Json endArray() {
        return close(']');
    }

    Json field(String name, String value) {
        return name(name).value(value);
    }

    Json field(String name, long value) {
        return name(name).value(value);
    }

    Json field(String name, double value) {
        return name(name).value(value);
    }

    Json field(String name, boolean value) {
        name(name);
        text.append(value);
        separate = true;
        return this;
    }

    Json value(String value) {
        comma();
        if (value == null) {
            text.append("null");
        } else {
            quote(value);
        }
        separate = true;
        return this;
    }

    Json value(long value) {
        comma();
        text.append(value);
        separate = true;
        return this;
    }

    /// The shortest number that reads back the same.
    Json value(double value) {
        comma();
        if (!Double.isFinite(value)) {
            text.append("null");
        } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            text.append((long) value);
        } else {
            text.append(value);
        }
        separate = true;
        return this;
    }

    /// The shortest number that reads back the same as a `float`.
    Json value(float value) {
        comma();
        text.append(Float.isFinite(value) ? Float.toString(value) : "null");
        separate = true;
        return this;
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    Json name(String name) {
        comma();
        quote(name);
        text.append(':');
        separate = false;
        return this;
    }

    private Json open(char bracket) {
        comma();
        text.append(bracket);
        separate = false;
        return this;
    }

    private Json close(char bracket) {
        text.append(bracket);
        separate = true;
        return this;
    }

    private void comma() {
        if (separate) {
            text.append(',');
        }
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            if (letter == '"' || letter == '\\') {
                text.append('\\').append(letter);
            } else if (letter < ' ' || letter == '<' || letter == '\u2028'
                    || letter == '\u2029') {
                text.append(String.format(Locale.ROOT, "\\u%04x", (int) letter));
            } else {
                text.append(letter);
            }
        }
        text.append('"');
    }
}
