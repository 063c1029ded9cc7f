package homeostat.firmware;

import java.util.List;
import java.util.SplittableRandom;

/// One random Java class of the corpus: fields, helper methods and a `step` made of every kind of
/// statement that class C may hold. Loops are bounded; nothing else is spared.
final class ProgramWriter {

    private final ExpressionWriter expressions;
    private final StringBuilder text = new StringBuilder();
    private final String name;
    private int fresh;
    private int nesting;

    private ProgramWriter(String name, SplittableRandom random) {
        this.name = name;
        this.expressions = new ExpressionWriter(random);
    }

    /// The source of class `name`, the same for the same seed.
    static String write(String name, long seed) {
        return new ProgramWriter(name, new SplittableRandom(seed)).program();
    }

    private String program() {
        boolean shaped = expressions.below(5) == 0;
        text.append("final class ").append(name).append(" extends Program {\n");
        line("private int own = " + expressions.below(99) + ";");
        if (shaped) {
            line("private Shape shape = new Dot();");
        }
        int helpers = expressions.below(5) / 2;
        for (int i = 0; i < helpers; i++) {
            line("private int h" + i + "(int p, double q) {");
            line("long seed = p;");
            scope(new ExpressionWriter.Local("p", "int", false), () -> {
                scope(new ExpressionWriter.Local("q", "double", false), () -> {
                    statements(1 + expressions.below(3), 1);
                    line("return " + expressions.of("int", depth()) + ";");
                });
            });
            line("}");
            expressions.setHelpers(i + 1);
        }
        if (expressions.below(3) == 0) {
            line("int virtual(int a) { return super.virtual(a) - own; }");
        }
        line("void step(long seed) {");
        line("own += (int) seed; l0 ^= seed; d0 = d0 * 0.5 + (double) seed / 3;");
        statements(2 + expressions.below(4), 2);
        if (shaped) {
            shapes();
        }
        line("ia[own & 7] += own;");
        line("}");
        return text.append("}\n").toString();
    }

    /// Most expressions are small, so that a batch is many programs; some are large.
    private int depth() {
        return expressions.below(12) == 0 ? 3 : 1 + expressions.below(2);
    }

    private void line(String line) {
        text.append("    ").append(line).append('\n');
    }

    private void scope(ExpressionWriter.Local local, Runnable body) {
        expressions.locals().add(local);
        body.run();
        expressions.locals().remove(local);
    }

    private void statements(int count, int depth) {
        int before = expressions.locals().size();
        for (int i = 0; i < count; i++) {
            statement(depth);
        }
        List<ExpressionWriter.Local> locals = expressions.locals();
        while (locals.size() > before) {
            locals.removeLast();
        }
    }

    private void statement(int depth) {
        if (depth <= 0) {
            assignment();
            return;
        }
        switch (expressions.below(14)) {
            case 0, 1 -> declaration();
            case 2, 3, 4 -> assignment();
            case 5, 6 -> choice(depth);
            case 7 -> loop(depth);
            case 8 -> whileLoop(depth);
            case 9 -> intSwitch(depth);
            case 10 -> line("operation = operations[" + expressions.subscript(3, 1) + "];");
            case 11 -> line(expressions.below(2) == 0 ? "colour = colour.next();"
                    : "java.util.Arrays.fill(ia, " + expressions.of("int", 2) + ");");
            case 12 -> patterns();
            default -> rare();
        }
    }

    private void declaration() {
        String type = expressions.any("int", "long", "float", "double", "boolean");
        String local = "v" + fresh++;
        line(type + " " + local + " = " + expressions.of(type, depth()) + ";");
        expressions.locals().add(new ExpressionWriter.Local(local, type, false));
    }

    private void assignment() {
        String type = expressions.number();
        List<String> own = expressions.locals().stream()
                .filter(l -> l.type().equals(type) && !l.isFixed())
                .map(ExpressionWriter.Local::name).toList();
        String place = !own.isEmpty() && expressions.below(2) == 0 ? expressions.any(own)
                : switch (type) {
                    case "int" -> expressions.any("i0", "i1", "own", "this.ia["
                            + expressions.subscript(8, 2) + "]");
                    case "long" -> expressions.any("l0", "la[" + expressions.subscript(5, 2) + "]");
                    case "float" -> expressions.any("f0", "fa[" + expressions.subscript(3, 2)
                            + "]");
                    default -> expressions.any("d0", "d1", "da[" + expressions.subscript(8, 2)
                            + "]");
                };
        String operator = expressions.any("=", "+=", "-=", "*=", "=");
        switch (expressions.below(7)) {
            case 0 -> line("z0 " + expressions.any("=", "^=", "&=", "|=") + " "
                    + expressions.booleans(depth()) + ";");
            case 1 -> line("za[" + expressions.subscript(3, 1) + "] = "
                    + expressions.booleans(depth()) + ";");
            case 2 -> line(expressions.any("b0", "s0", "c0", "ba[" + expressions.subscript(4, 1)
                    + "]", "ca[" + expressions.subscript(2, 1) + "]") + " "
                    + expressions.any("+=", "-=", "^=", ">>>=", "<<=") + " "
                    + expressions.of("int", depth()) + ";");
            default -> line(place + " " + operator + " " + expressions.of(type, depth()) + ";");
        }
    }

    private void choice(int depth) {
        line("if (" + expressions.booleans(depth()) + ") {");
        statements(1 + expressions.below(2), depth - 1);
        if (expressions.below(2) == 0) {
            line("} else {");
            statements(1, depth - 1);
        }
        line("}");
    }

    private void loop(int depth) {
        if (nesting > 1) {
            assignment();
            return;
        }
        nesting++;
        String index = "k" + fresh++;
        String label = "loop" + fresh++;
        line(label + ": for (int " + index + " = 0; " + index + " < "
                + (1 + expressions.below(6)) + "; " + index + "++) {");
        scope(new ExpressionWriter.Local(index, "int", true), () -> {
            statements(1 + expressions.below(2), depth - 1);
            line("if (" + expressions.booleans(2) + ") " + expressions.any("break", "continue")
                    + " " + label + ";");
            statements(1, depth - 1);
        });
        line("}");
        nesting--;
    }

    private void whileLoop(int depth) {
        if (nesting > 1) {
            assignment();
            return;
        }
        nesting++;
        String left = "k" + fresh++;
        line("int " + left + " = " + expressions.below(5) + ";");
        line("while (" + left + "-- > 0 && " + expressions.booleans(2) + ") {");
        statements(1, depth - 1);
        line("}");
        String each = "e" + fresh++;
        line("for (" + expressions.any("double " + each + " : da", "long " + each + " : la",
                "int " + each + " : TABLE") + ") { l1 = fold(l1, " + each + "); }");
        nesting--;
    }

    private void intSwitch(int depth) {
        boolean dense = expressions.below(2) == 0;
        line("switch (" + (dense ? "Math.floorMod(" + expressions.of("int", 2) + ", 5)"
                : "(int) " + expressions.of("int", depth())) + ") {");
        for (String label : dense ? List.of("0", "1", "3") : List.of("-7", "0",
                "Integer.MIN_VALUE", "65535", "127")) {
            line("case " + label + ":");
            statements(1, depth - 1);
            if (expressions.below(3) != 0) {
                line("break;");
            }
        }
        line("default: own ^= 5;");
        line("}");
    }

    private void patterns() {
        String kind = "o" + fresh++;
        line("switch (mixed[" + expressions.subscript(5, 1) + "]) {");
        line("case null -> own--;");
        line("case Sum " + kind + " when (z0 || i0 > " + expressions.below(99) + ") -> i0 += "
                + kind + ".ints(own, 3);");
        line("case Operation " + kind + " -> i1 ^= " + kind + ".ints(i0, own);");
        line("case Colour " + kind + " -> own += " + kind + ".weight + " + kind + ".ordinal();");
        line("case double[] " + kind + " -> " + kind + "[1] += d0;");
        line("default -> d1 = -d1;");
        line("}");
    }

    private void rare() {
        switch (expressions.below(6)) {
            case 0 -> line("if (" + expressions.booleans(2) + " && own % 11 == 0) "
                    + "throw new IllegalStateException(\"by design\");");
            case 1 -> line("assert own != 77777 : own;");
            case 2 -> line("i0 = ((Mask) operations[" + expressions.subscript(3, 1)
                    + "]).ints(i0, 3);");
            case 3 -> line("own += grid[" + expressions.below(4) + "][" + expressions.below(3)
                    + "];");
            case 4 -> line("la[0] = Math.multiplyExact(" + expressions.of("long", 1) + ", "
                    + expressions.of("long", 1) + ");");
            default -> line("java.util.Objects.requireNonNull("
                    + expressions.any("absent", "operation", "operation", "colour") + ");");
        }
    }

    private void shapes() {
        line("shape = switch (shape) {");
        line("case Dot dot when z0 -> dot;");
        line("case Dot dot -> new Line(" + expressions.of("double", 2) + ", colour);");
        line("case Line(double length, Colour lit) when lit == Colour.RED -> "
                + "new Box((int) length, " + expressions.of("long", 2) + ");");
        line("case Line line -> " + expressions.booleans(1) + " ? line : new Dot();");
        line("case Box(int width, long height) -> width > 3 ? new Box(width / 2, height + 1) : "
                + "new Dot();");
        line("};");
        line("own += shape.corners();");
        line("if (shape instanceof Box(int w, long h) && h > 0) l1 += w;");
    }
}
