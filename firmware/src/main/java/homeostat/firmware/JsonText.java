package homeostat.firmware;

/// JSON, written piece by piece.
final class JsonText {
    private final StringBuilder text = new StringBuilder();
    private boolean first = true;

    private void separate() {
        if (!first) {
            text.append(',');
        }
        first = true;
    }

    JsonText open() {
        text.append('{');
        first = true;
        return this;
    }

    JsonText close() {
        text.append('}');
        first = false;
        return this;
    }

    JsonText openList() {
        text.append('[');
        first = true;
        return this;
    }

    JsonText closeList() {
        text.append(']');
        first = false;
        return this;
    }

    JsonText key(String name) {
        separate();
        quote(name);
        text.append(':');
        return this;
    }

    /// The next element of a list follows.
    JsonText item() {
        separate();
        return this;
    }

    JsonText put(String name, long value) {
        key(name).text.append(value);
        first = false;
        return this;
    }

    JsonText put(String name, String value) {
        return key(name).text(value);
    }

    JsonText text(String value) {
        quote(value);
        first = false;
        return this;
    }

    private void quote(String value) {
        text.append('"').append(value.replace("\\", "\\\\").replace("\"", "\\\"")
                .replace("\n", "\\n")).append('"');
    }

    @Override
    public String toString() {
        return text.append('\n').toString();
    }
}
