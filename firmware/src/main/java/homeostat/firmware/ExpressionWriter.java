package homeostat.firmware;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Random Java expressions of a given type, for the corpus: every operator, conversion, comparison,
/// access and call that class C may hold, on operands chosen for trouble.
///
/// Most subscripts and divisors are made safe; a few are not, so that traps are part of the corpus.
final class ExpressionWriter {
    private static final List<String> INTS = List.of("0", "1", "-1", "2", "7", "-7", "31", "32",
            "33", "127", "128", "-129", "255", "32768", "65535", "65536", "46341", "1000000007",
            "Integer.MAX_VALUE", "Integer.MIN_VALUE", "0x55555555");
    private static final List<String> LONGS = List.of("0L", "1L", "-1L", "63L", "64L",
            "0xffffffffL", "-0x80000000L", "3037000500L", "Long.MAX_VALUE", "Long.MIN_VALUE",
            "(1L << 53) + 1", "0x5555555555555555L");
    private static final List<String> FLOATS = List.of("0f", "-0f", "1f", "0.1f", "-2.5f",
            "16777217f", "Float.MIN_VALUE", "Float.MIN_NORMAL", "Float.MAX_VALUE", "Float.NaN",
            "Float.POSITIVE_INFINITY", "2147483648f", "-1e-40f");
    private static final List<String> DOUBLES = List.of("0.0", "-0.0", "1.0", "0.1", "-2.5",
            "Math.PI", "1e-5", "Double.MIN_VALUE", "Double.MIN_NORMAL", "4.9e-310",
            "Double.MAX_VALUE", "Double.NaN", "Double.NEGATIVE_INFINITY", "2147483647.5",
            "-2147483649.0", "9.223372036854776E18", "4503599627370495.5", "9007199254740993.0",
            "0x1.fffffffffffffp-1", "1e22");
    private static final String[] ARITHMETIC = {"+", "-", "*", "/", "%"};
    private static final String[] BITS = {"&", "|", "^"};
    private static final String[] SHIFTS = {"<<", ">>", ">>>"};
    private static final String[] ORDERS = {"<", "<=", ">", ">=", "==", "!="};
    private static final String[] NUMBERS = {"int", "long", "float", "double"};

    private final SplittableRandom random;
    private final List<Local> locals = new ArrayList<>();
    private int helpers;

    /// A local variable in scope.
    record Local(String name, String type, boolean isFixed) {
    }

    ExpressionWriter(SplittableRandom random) {
        this.random = random;
    }

    List<Local> locals() {
        return locals;
    }

    /// How many helper methods `h0`, `h1` … may be called.
    void setHelpers(int count) {
        helpers = count;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T any(List<T> list) {
        return list.get(below(list.size()));
    }

    String any(String... words) {
        return words[below(words.length)];
    }

    String number() {
        return any(NUMBERS);
    }

    String of(String type, int depth) {
        return switch (type) {
            case "int" -> ints(depth);
            case "long" -> longs(depth);
            case "float" -> floats(depth);
            case "double" -> doubles(depth);
            case "boolean" -> booleans(depth);
            default -> throw new IllegalArgumentException(type);
        };
    }

    private String two(String type, String[] operators, int depth) {
        return "(" + of(type, depth - 1) + " " + any(operators) + " " + of(type, depth - 1) + ")";
    }

    /// Division that cannot trap, and now and then one that can.
    private String divided(String type, int depth) {
        boolean safe = below(12) != 0;
        return "(" + of(type, depth - 1) + any(" / ", " % ") + "(" + of(type, depth - 1)
                + (safe ? " | 1" : "") + "))";
    }

    private String leaf(String type, List<String> literals, String... places) {
        List<String> choices = new ArrayList<>(List.of(places));
        for (Local local : locals) {
            if (local.type().equals(type)) {
                choices.add(local.name());
                choices.add(local.name());
            }
        }
        choices.add(any(literals));
        choices.add(any(literals));
        return "(" + any(choices) + ")";
    }

    /// A subscript of an array of a length.
    String subscript(int length, int depth) {
        if (below(40) == 0) {
            return ints(depth - 1);
        }
        return below(3) == 0 ? Integer.toString(below(length))
                : "Math.floorMod(" + ints(depth - 1) + ", " + length + ")";
    }

    private String ints(int depth) {
        if (depth <= 0) {
            return leaf("int", INTS, "i0", "i1", "b0", "s0", "c0", "colour.weight", "ia[3]");
        }
        return switch (below(23)) {
            case 0, 1, 2 -> two("int", new String[] {"+", "-", "*"}, depth);
            case 3 -> two("int", BITS, depth);
            case 4, 5 -> two("int", SHIFTS, depth);
            case 6, 7 -> divided("int", depth);
            case 8 -> "(" + any("-", "~") + "(" + ints(depth - 1) + "))";
            case 9 -> "((int) " + of(number(), depth - 1) + ")";
            case 10 -> "((" + any("byte", "short", "char") + ") " + of(number(), depth - 1) + ")";
            case 11 -> "(" + booleans(depth - 1) + " ? " + ints(depth - 1) + " : "
                    + ints(depth - 1) + ")";
            case 12 -> any("ia[" + subscript(8, depth), "ba[" + subscript(4, depth),
                    "sa[" + subscript(2, depth), "ca[" + subscript(2, depth),
                    "TABLE[" + subscript(6, depth)) + "]";
            case 13 -> "grid[" + subscript(3, depth) + "].length";
            case 14 -> "(i0 " + any("+=", "-=", "^=", "*=", ">>=", "<<=") + " "
                    + ints(depth - 1) + ")";
            case 15 -> "(" + any("i0++", "--i1", "ia[" + subscript(8, depth) + "]--",
                    "b0++", "c0--", "++sa[" + subscript(2, depth) + "]") + ")";
            case 16 -> receiver(depth) + ".ints(" + ints(depth - 1) + ", " + ints(depth - 1) + ")";
            case 17 -> intFunction(depth);
            case 18 -> "virtual(" + ints(depth - 1) + ")";
            case 19 -> helpers == 0 ? "(int) d0" : "h" + below(helpers) + "(" + ints(depth - 1)
                    + ", " + doubles(depth - 1) + ")";
            case 20 -> colourSwitch(depth);
            case 21 -> "(mixed[" + subscript(5, depth) + "] instanceof "
                    + any("Operation", "Colour", "double[]", "Sum") + " ? " + ints(depth - 1)
                    + " : 3)";
            default -> "grid[" + subscript(3, depth) + "][" + below(3) + "]";
        };
    }

    private String intFunction(int depth) {
        String a = ints(depth - 1);
        return switch (below(10)) {
            case 0 -> "Math.min(" + a + ", " + ints(depth - 1) + ")";
            case 1 -> "Math.max(" + a + ", " + ints(depth - 1) + ")";
            case 2 -> "Math.abs(" + a + ")";
            case 3 -> "Integer.bitCount(" + a + ")";
            case 4 -> "Integer.numberOfLeadingZeros(" + a + ")";
            case 5 -> "Integer.rotateLeft(" + a + ", " + ints(depth - 1) + ")";
            case 6 -> "Math.floorMod(" + a + ", 7)";
            case 7 -> "Double.compare(" + doubles(depth - 1) + ", " + doubles(depth - 1) + ")";
            case 8 -> "Long.compare(" + longs(depth - 1) + ", " + longs(depth - 1) + ")";
            default -> below(4) == 0 ? "Math.addExact(" + a + ", " + ints(depth - 1) + ")"
                    : "Float.floatToIntBits(" + floats(depth - 1) + ")";
        };
    }

    private String receiver(int depth) {
        return switch (below(5)) {
            case 0 -> "operation";
            case 1 -> below(8) == 0 ? "absent" : "operation";
            case 2 -> below(10) == 0 ? "((Sum) operations[" + subscript(3, depth) + "])"
                    : "((Sum) operations[0])";
            default -> "operations[" + subscript(3, depth) + "]";
        };
    }

    private String colourSwitch(int depth) {
        return "(switch (colour) { case RED -> " + ints(depth - 1) + "; case GREEN -> "
                + "colour.ordinal() + " + ints(depth - 1) + "; case BLUE -> colour.weight; })";
    }

    private String longs(int depth) {
        if (depth <= 0) {
            return leaf("long", LONGS, "l0", "l1", "la[2]", "seed");
        }
        return switch (below(13)) {
            case 0, 1, 2 -> two("long", new String[] {"+", "-", "*"}, depth);
            case 3 -> two("long", BITS, depth);
            case 4 -> "(" + longs(depth - 1) + " " + any(SHIFTS) + " "
                    + of(any("int", "long"), depth - 1) + ")";
            case 5, 6 -> divided("long", depth);
            case 7 -> "(" + any("-", "~") + "(" + longs(depth - 1) + "))";
            case 8 -> "((long) " + of(number(), depth - 1) + ")";
            case 9 -> "la[" + subscript(5, depth) + "]";
            case 10 -> any("(l0 += " + longs(depth - 1) + ")", "(l1--)",
                    "(la[" + subscript(5, depth) + "]++)",
                    "(la[" + subscript(5, depth) + "] ^= " + longs(depth - 1) + ")");
            case 11 -> any("Math.multiplyHigh(", "Math.min(", "Math.max(") + longs(depth - 1) + ", "
                    + longs(depth - 1) + ")";
            default -> any("Double.doubleToLongBits(" + doubles(depth - 1) + ")",
                    receiver(depth) + ".longs(" + longs(depth - 1) + ")",
                    "Long.rotateRight(" + longs(depth - 1) + ", " + ints(depth - 1) + ")",
                    "(long) Long.numberOfTrailingZeros(" + longs(depth - 1) + ")");
        };
    }

    private String floats(int depth) {
        if (depth <= 0) {
            return leaf("float", FLOATS, "f0", "fa[1]");
        }
        return switch (below(9)) {
            case 0, 1, 2, 3 -> two("float", ARITHMETIC, depth);
            case 4 -> "(-" + floats(depth - 1) + ")";
            case 5, 6 -> "((float) " + of(number(), depth - 1) + ")";
            case 7 -> any("Math.min(", "Math.max(") + floats(depth - 1) + ", "
                    + floats(depth - 1) + ")";
            default -> any("(f0 -= " + floats(depth - 1) + ")",
                    "fa[" + subscript(3, depth) + "]", "Math.abs(" + floats(depth - 1) + ")",
                    "(fa[" + subscript(3, depth) + "]++)");
        };
    }

    private String doubles(int depth) {
        if (depth <= 0) {
            return leaf("double", DOUBLES, "d0", "d1", "da[5]");
        }
        return switch (below(14)) {
            case 0, 1, 2, 3, 4 -> two("double", ARITHMETIC, depth);
            case 5 -> "(-" + doubles(depth - 1) + ")";
            case 6, 7 -> "((double) " + of(number(), depth - 1) + ")";
            case 8 -> "Math." + any("sqrt", "floor", "ceil", "rint", "abs", "signum") + "("
                    + doubles(depth - 1) + ")";
            case 9 -> any("Math.min(", "Math.max(") + doubles(depth - 1) + ", "
                    + doubles(depth - 1) + ")";
            case 10 -> "(" + booleans(depth - 1) + " ? " + doubles(depth - 1) + " : "
                    + doubles(depth - 1) + ")";
            case 11 -> receiver(depth) + ".doubles(" + doubles(depth - 1) + ")";
            case 12 -> any("(d0 += " + doubles(depth - 1) + ")",
                    "(da[" + subscript(8, depth) + "] *= " + doubles(depth - 1) + ")", "(d1--)");
            default -> any("da[" + subscript(8, depth) + "]", "CURVE[" + subscript(6, depth)
                    + "]", "Double.longBitsToDouble(" + longs(depth - 1) + " & ~(1L << 52))");
        };
    }

    String booleans(int depth) {
        if (depth <= 0) {
            return leaf("boolean", List.of("true", "false"), "z0", "za[1]", "i0 > i1",
                    "absent == null", "operation != null");
        }
        return switch (below(8)) {
            case 0 -> "(" + booleans(depth - 1) + any(" && ", " || ", " ^ ", " & ", " | ")
                    + booleans(depth - 1) + ")";
            case 1 -> "(!" + booleans(depth - 1) + ")";
            case 2 -> any("Double.isNaN(" + doubles(depth - 1) + ")",
                    "Double.isFinite(" + doubles(depth - 1) + ")");
            case 3 -> "(colour == Colour." + any("RED", "GREEN", "BLUE") + ")";
            default -> two(number(), ORDERS, depth);
        };
    }
}
