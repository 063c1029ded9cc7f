package homeostat.proof.hunt;

/// Source text with its indentation, one statement a line: a trap is then known by its line.
final class Lines {
    private final StringBuilder text = new StringBuilder();
    private int depth;

    Lines add(String line) {
        text.repeat("    ", depth).append(line).append('\n');
        return this;
    }

    Lines open(String line) {
        add(line + " {");
        depth++;
        return this;
    }

    Lines close() {
        return close("");
    }

    Lines close(String after) {
        depth--;
        return add("}" + after);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
