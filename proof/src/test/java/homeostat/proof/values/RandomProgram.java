package homeostat.proof.values;

import homeostat.seed.Stream;
import java.util.List;

/// Writes small classes full of arithmetic, arrays, loops and conditions, at random: some right,
/// most wrong somewhere. Every loop counts its rounds into a field that its line names.
final class RandomProgram {
    private static final List<String> NUMBERS = List.of("0", "1", "2", "3", "5", "7", "8", "-1",
            "-2", "31", "100", "Integer.MAX_VALUE", "Integer.MIN_VALUE");
    private static final List<String> OPERATORS = List.of("+", "-", "*", "&", "|", "^", "+", "-",
            "/", "%", "<<", ">>", ">>>");
    private static final List<String> RELATIONS = List.of("<", "<=", ">", ">=", "==", "!=");
    private static final int DEPTH = 3;

    private final Stream random;
    private final StringBuilder text = new StringBuilder();
    private int line;
    private int loops;
    private int locals;

    private RandomProgram(Stream random) {
        this.random = random;
    }

    static String write(String name, long seed) {
        RandomProgram program = new RandomProgram(Stream.of(seed));
        return program.write(name);
    }

    private void put(String words) {
        text.append(words).append('\n');
        line++;
    }

    private String write(String name) {
        put("final class " + name + " {");
        for (int k = 0; k < 3; k++) {
            put("int f" + k + " = " + small() + ";");
        }
        put("long g = " + small() + ";");
        put("double d = " + small() + " / 2.0;");
        put("boolean b;");
        put("final int[] a = new int[" + (1 + random.nextInt(9)) + "];");
        put("final double[] e = new double[" + (1 + random.nextInt(5)) + "];");
        put("int[] c;");
        put("Part part = new Part(" + small() + ");");
        put("final Part[] parts = {new Part(1), new Part(2), new Wide(3)};");
        put("int[] rounds = new int[40];");
        put("static class Part { int n; Part(int n) { this.n = n; }"
                + " int of(int x) { return x - n; } }");
        put("static final class Wide extends Part { Wide(int n) { super(n); }"
                + " @Override int of(int x) { n = x & 3; return n; } }");
        put("int within(int x, int low, int high) {"
                + " return Math.max(low, Math.min(high, x)); }");
        put("boolean inside(int i) { return i >= 0 && i < a.length; }");
        put("int last(int x) { int k = x; for (int i = 0; i < a.length; i++) {"
                + " if (a[i] > x) { k = i; } } return k; }");
        put("void step(long now) {");
        put("int x = (int) now;");
        block(DEPTH, 5);
        put("}");
        put("}");
        return text.toString();
    }

    private String small() {
        return "" + (random.nextInt(12) - 2);
    }

    private void block(int depth, int statements) {
        int count = 1 + random.nextInt(statements);
        for (int k = 0; k < count; k++) {
            statement(depth);
        }
    }

    private void statement(int depth) {
        switch (random.nextInt(depth > 0 ? 15 : 9)) {
            case 0 -> put("f" + random.nextInt(3) + " = " + whole(3) + ";");
            case 1 -> put("f" + random.nextInt(3) + "++;");
            case 2 -> put("a[" + index() + "] = " + whole(2) + ";");
            case 3 -> put("g = " + wide(2) + ";");
            case 4 -> put("d = " + real(2) + ";");
            case 5 -> put("e[" + index() + "] = " + real(2) + ";");
            case 6 -> put("b = " + condition(2) + ";");
            case 7 -> object();
            case 8 -> put("if (!(d " + random.pick(RELATIONS) + " " + small()
                    + ")) { a[" + index() + "]++; }");
            case 9, 10 -> {
                put("if (" + condition(2) + ") {");
                block(depth - 1, 3);
                if (random.chance(0.5)) {
                    put("} else {");
                    block(depth - 1, 3);
                }
                put("}");
            }
            default -> loop(depth);
        }
    }

    private void object() {
        switch (random.nextInt(6)) {
            case 0 -> put("c = " + condition(1) + " ? a : null;");
            case 1 -> put("if (c != null) { c[" + index() + "]++; }");
            case 2 -> put("part = parts[" + index() + "];");
            case 3 -> put("f0 = part.of(" + whole(1) + ");");
            case 4 -> put("part.n = " + whole(2) + ";");
            default -> put("if (part instanceof Wide w) { f1 = w.n; }");
        }
    }

    private void loop(int depth) {
        int number = loops++ % 40;
        String i = "i" + locals++;
        String count = "k" + locals++;
        put("int " + count + " = 0;");
        put("int " + i + " = " + (random.chance(0.6) ? small() : whole(1)) + ";");
        String bound = random.chance(0.5) ? "a.length" : random.chance(0.5) ? small() : whole(1);
        String head = switch (random.nextInt(5)) {
            case 0 -> "while (" + i + " < " + bound + ")";
            case 1 -> "for (; " + i + " >= " + small() + "; " + i + "--)";
            case 2 -> "while (" + i + " != 0)";
            default -> "for (; " + i + " < " + bound + "; " + i + " += " + (random.chance(0.8)
                    ? "1" : "" + (1 + random.nextInt(3))) + ")";
        };
        boolean needsStep = head.startsWith("while");
        put(head + " {");
        put("/*" + number + "*/ " + count + "++; if (" + count + " > rounds[" + number
                + "]) { rounds[" + number + "] = " + count + "; }");
        put("x = " + (random.chance(0.5) ? i : "x + 1") + ";");
        block(depth - 1, 3);
        if (needsStep) {
            put(random.chance(0.5) ? i + "++;" : random.chance(0.5) ? i + " >>>= 1;"
                    : i + " = " + whole(1) + ";");
        }
        if (random.chance(0.2)) {
            put("if (" + condition(1) + ") { break; }");
        }
        put("}");
    }

    private String index() {
        return switch (random.nextInt(11)) {
            case 0 -> whole(1);
            case 8 -> "(int) d";
            case 9 -> "part.n";
            case 1 -> "x & 3";
            case 2 -> "within(x, 0, a.length - 1)";
            case 3 -> "Math.floorMod(" + whole(1) + ", " + (1 + random.nextInt(6)) + ")";
            case 4 -> "inside(x) ? x : 0";
            case 5 -> "Math.abs(" + whole(1) + ") % 4";
            case 6 -> "x % 5";
            case 7 -> "last(" + whole(1) + ")";
            default -> "f" + random.nextInt(3);
        };
    }

    private String whole(int depth) {
        if (depth == 0 || random.chance(0.25)) {
            return switch (random.nextInt(7)) {
                case 0 -> random.pick(NUMBERS);
                case 4 -> "part.n";
                case 5 -> "parts[" + random.nextInt(3) + "].n";
                case 1 -> "x";
                case 2 -> "f" + random.nextInt(3);
                case 3 -> "a.length";
                default -> small();
            };
        }
        return switch (random.nextInt(9)) {
            case 0 -> "(int) (" + wide(depth - 1) + ")";
            case 1 -> "(int) (" + real(depth - 1) + ")";
            case 2 -> "Math.min(" + whole(depth - 1) + ", " + whole(depth - 1) + ")";
            case 3 -> "(" + condition(depth - 1) + " ? " + whole(depth - 1) + " : "
                    + whole(depth - 1) + ")";
            case 4 -> "within(" + whole(depth - 1) + ", 0, 6)";
            case 5 -> "(byte) (" + whole(depth - 1) + ")";
            default -> "(" + whole(depth - 1) + " " + random.pick(OPERATORS) + " "
                    + whole(depth - 1) + ")";
        };
    }

    private String wide(int depth) {
        return switch (random.nextInt(4)) {
            case 0 -> "now";
            case 1 -> "g + " + small();
            case 2 -> "(long) (" + real(Math.max(0, depth - 1)) + ")";
            default -> "(g " + random.pick(OPERATORS) + " (long) " + whole(Math.max(0,
                    depth - 1)) + ")";
        };
    }

    private String real(int depth) {
        if (depth == 0 || random.chance(0.3)) {
            return random.chance(0.5) ? "d" : "x";
        }
        return switch (random.nextInt(6)) {
            case 0 -> "Math.sqrt(" + real(depth - 1) + ")";
            case 1 -> "Math.max(" + real(depth - 1) + ", " + real(depth - 1) + ")";
            case 2 -> "e[" + index() + "]";
            case 3 -> "(" + real(depth - 1) + " / " + real(depth - 1) + ")";
            case 4 -> "(" + real(depth - 1) + " * " + real(depth - 1) + ")";
            default -> "(" + real(depth - 1) + " - 0.5)";
        };
    }

    private String condition(int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 7)) {
            case 0, 1 -> whole(1) + " " + random.pick(RELATIONS) + " " + whole(1);
            case 2 -> real(1) + " " + random.pick(RELATIONS) + " " + real(1);
            case 3 -> "b";
            case 4 -> "(" + condition(depth - 1) + " && " + condition(depth - 1) + ")";
            case 5 -> "(" + condition(depth - 1) + " || " + condition(depth - 1) + ")";
            default -> "!(" + condition(depth - 1) + ")";
        };
    }
}
