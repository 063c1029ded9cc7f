package homeostat.proof.values;

import java.util.Arrays;

/// References: the numbers of the parts they can point to, sorted, and whether they can be null.
///
/// Where the parts are not known, `unknown` names a type (internal name or array descriptor) that
/// they all have; `parts` is empty then and means nothing.
record Refs(int[] parts, boolean orNull, String unknown) implements Value {
    private static final int[] NONE = {};
    private static final String ROOT = "java/lang/Object";
    static final Refs NULL = new Refs(NONE, true, null);

    static Refs of(int part) {
        return new Refs(new int[] {part}, false, null);
    }

    static Refs unknown(String type, boolean orNull) {
        return new Refs(NONE, orNull, type);
    }

    boolean isKnown() {
        return unknown == null;
    }

    /// Whether it is null and nothing else.
    boolean isNull() {
        return unknown == null && parts.length == 0;
    }

    boolean isOne() {
        return unknown == null && parts.length == 1 && !orNull;
    }

    /// Without null; null (the Java one) when nothing is left.
    Refs nonNull() {
        if (!orNull) {
            return this;
        }
        return isNull() ? null : new Refs(parts, false, unknown);
    }

    @Override
    public Refs join(Value other) {
        Refs that = (Refs) other;
        boolean nulls = orNull || that.orNull;
        if (isNull()) {
            return new Refs(that.parts, nulls, that.unknown);
        }
        if (that.isNull()) {
            return new Refs(parts, nulls, unknown);
        }
        if (unknown != null || that.unknown != null) {
            return unknown(unknown != null && unknown.equals(that.unknown) ? unknown : ROOT,
                    nulls);
        }
        return new Refs(merged(parts, that.parts), nulls, null);
    }

    private static int[] merged(int[] a, int[] b) {
        if (Arrays.equals(a, b)) {
            return a;
        }
        int[] all = Arrays.copyOf(a, a.length + b.length);
        int size = a.length;
        for (int each : b) {
            if (Arrays.binarySearch(a, each) < 0) {
                all[size++] = each;
            }
        }
        int[] result = Arrays.copyOf(all, size);
        Arrays.sort(result);
        return result;
    }

    @Override
    public Refs meet(Value other) {
        Refs that = (Refs) other;
        boolean nulls = orNull && that.orNull;
        if (unknown != null || that.unknown != null) {
            Refs known = unknown == null ? this : that;
            Refs result = new Refs(known.parts, nulls, known.unknown);
            return result.isNull() && !nulls ? null : result;
        }
        int[] both = Arrays.stream(parts)
                .filter(part -> Arrays.binarySearch(that.parts, part) >= 0).toArray();
        return both.length == 0 && !nulls ? null : new Refs(both, nulls, null);
    }

    @Override
    public boolean contains(Value other) {
        Refs that = (Refs) other;
        if (that.orNull && !orNull) {
            return false;
        }
        if (unknown != null) {
            return that.isNull() || unknown.equals(ROOT) || unknown.equals(that.unknown);
        }
        return that.unknown == null && Arrays.stream(that.parts)
                .allMatch(part -> Arrays.binarySearch(parts, part) >= 0);
    }

    @Override
    public Refs widen(Value next, Thresholds thresholds) {
        return join(next);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Refs that && orNull == that.orNull
                && Arrays.equals(parts, that.parts)
                && (unknown == null ? that.unknown == null : unknown.equals(that.unknown));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(parts) * 31 + (orNull ? 1 : 0)
                + (unknown == null ? 0 : unknown.hashCode());
    }

    @Override
    public String toString() {
        return (unknown != null ? unknown : Arrays.toString(parts)) + (orNull ? "?" : "");
    }
}
