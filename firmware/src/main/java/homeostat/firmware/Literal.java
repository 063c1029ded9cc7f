package homeostat.firmware;

/// Java constants as C99 constants with the same bits.
final class Literal {
    private Literal() {
    }

    static String of(int value) {
        return value == Integer.MIN_VALUE ? "INT32_MIN" : Integer.toString(value);
    }

    static String of(long value) {
        return value == Long.MIN_VALUE ? "INT64_MIN" : "INT64_C(" + value + ")";
    }

    /// The shortest decimal that names the double; C compilers must round it to nearest.
    static String of(double value) {
        if (Double.isNaN(value)) {
            return "__builtin_nan(\"\")";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "__builtin_inf()" : "-__builtin_inf()";
        }
        return Double.toString(value);
    }

    static String of(float value) {
        if (Float.isNaN(value)) {
            return "__builtin_nanf(\"\")";
        }
        if (Float.isInfinite(value)) {
            return value > 0 ? "__builtin_inff()" : "-__builtin_inff()";
        }
        return Float.toString(value) + "f";
    }

    /// A value of a field or array element as the snapshot keeps it: raw bits in a long.
    static String ofBits(String descriptor, long bits) {
        return switch (Kind.of(descriptor)) {
            case INT -> of((int) bits);
            case LONG -> of(bits);
            case FLOAT -> of(Float.intBitsToFloat((int) bits));
            case DOUBLE -> of(Double.longBitsToDouble(bits));
            case REF -> throw new IllegalArgumentException("a reference has no literal");
        };
    }
}
