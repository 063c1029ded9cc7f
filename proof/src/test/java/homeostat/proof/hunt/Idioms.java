package homeostat.proof.hunt;

import homeostat.seed.Stream;
import java.util.List;

/// Statements in which what was true a moment ago is easily believed too long: a copy and its
/// original in one loop, a check and then a change, a counter in a field, objects that are
/// sometimes the same, a condition that is kept, narrow types that cut what they are given.
///
/// They ask for the fields that `fields` declares, and for what every program has.
final class Idioms {
    private static final List<String> PHASES = List.of("IDLE", "RUN", "HOLD");
    private static final int TABLE = 6;
    private static final int ROWS = 3;
    private static final int COLUMNS = 5;

    private final Stream stream;
    private final Expressions expressions;
    private final Lines lines;
    private final int[] lengths;
    private final int laws;
    private int locals;

    Idioms(Stream stream, Expressions expressions, Lines lines, int[] lengths, int laws) {
        this.stream = stream;
        this.expressions = expressions;
        this.lines = lines;
        this.lengths = lengths;
        this.laws = laws;
    }

    void fields() {
        lines.add("private byte b0;").add("private short s0;").add("private char c0;");
        lines.add("private float f0 = 0.5f;").add("private boolean z0;");
        lines.add("private int count;");
        lines.add("private final int[] table = {" + stream.nextInt(4) + ", 1, " + stream.nextInt(9)
                + ", -1, " + stream.nextInt(20) + ", 2};");
        lines.add("private final int[][] grid = new int[" + ROWS + "][" + COLUMNS + "];");
        lines.add("private Law law;").add("private Law other = new Law0();");
        for (String each : List.of("b0", "s0", "c0", "count")) {
            expressions.declare("int", each);
        }
        expressions.declare("double", "f0");
    }

    /// @param call a call of a method of ints, or null where none may be called
    /// @param block writes some statements of the ordinary kind
    void write(String call, Runnable block) {
        switch (stream.nextInt(14)) {
            case 0 -> compound();
            case 1 -> repeat(block);
            case 2 -> copied(block);
            case 3 -> labelled();
            case 4 -> counted(block);
            case 5 -> asked(call, block);
            case 6 -> leaves();
            case 7 -> references(block);
            case 8 -> patterns();
            case 9 -> ordinals();
            case 10 -> tables();
            case 11 -> grids();
            case 12 -> kept(block);
            default -> searched();
        }
    }

    private String local() {
        return "w" + locals++;
    }

    private void compound() {
        String narrow = stream.pick(List.of("b0", "s0", "c0", "i0", "count"));
        switch (stream.nextInt(7)) {
            case 0 -> lines.add(narrow + " += " + expressions.integer(2) + ";");
            case 1 -> lines.add(narrow + " " + stream.pick(List.of("<<=", ">>=", ">>>="))
                    + " " + expressions.integer(1) + ";");
            case 2 -> lines.add(narrow + " " + stream.pick(List.of("*=", "-=", "^=", "|=", "&="))
                    + " " + expressions.integer(2) + ";");
            case 3 -> lines.add("i1 = " + narrow + stream.pick(List.of("++", "--")) + ";");
            case 4 -> lines.add("f0 = (float) " + expressions.of("double", 2) + ";");
            case 5 -> lines.add("l0 " + stream.pick(List.of("+=", "<<=", ">>>=", "^=")) + " "
                    + expressions.integer(1) + ";");
            default -> lines.add("f0 " + stream.pick(List.of("+=", "*=", "-=", "/=")) + " "
                    + expressions.of("double", 1) + ";");
        }
    }

    private void repeat(Runnable block) {
        String v = local();
        lines.add("int " + v + " = " + expressions.integer(2) + ";");
        lines.open("do");
        lines.add(v + stream.pick(List.of(" = " + v + " / 2", " >>>= 1", " /= 3", " >>= 2",
                " = Math.min(" + v + ", 40) - 1")) + ";");
        block.run();
        lines.close(" while (" + v + " > " + stream.nextInt(3) + ");");
    }

    /// A number and what is left of it, or a field and its copy, go through one loop.
    private void copied(Runnable block) {
        String from = local();
        String left = local();
        boolean isField = stream.chance(0.5);
        String source = isField ? stream.pick(List.of("i0", "i1", "count")) : from;
        if (!isField) {
            lines.add("int " + from + " = " + expressions.integer(2) + ";");
        }
        lines.add("int " + left + " = " + source + ";");
        lines.open("while (" + left + stream.pick(List.of(" != 0", " > 0")) + ")");
        lines.add(left + stream.pick(List.of(" >>>= 1", " /= 2", " >>>= 3")) + ";");
        if (stream.chance(0.6)) {
            block.run();
        }
        lines.close();
        element(source);
    }

    private void element(String index) {
        int which = stream.nextInt(3);
        String at = stream.pick(List.of(index, index, "Math.max(" + index + ", 0)",
                "Math.min(Math.abs(" + index + "), " + (lengths[which] - 1) + ")"));
        lines.open("if (" + index + " < " + lengths[which] + " && " + index + " >= 0)");
        lines.add("a" + which + "[" + index + "] += 1;");
        lines.close();
        lines.add(stream.chance(0.4) ? "a" + which + "[" + at + "] += 1;" : "i1 = " + at + ";");
    }

    private void labelled() {
        String label = local();
        String row = local();
        String column = local();
        lines.add(label + ":");
        lines.open("for (int " + row + " = 0; " + row + " < " + ROWS + "; " + row + "++)");
        lines.open("for (int " + column + " = 0; " + column + " < grid[" + row + "].length; "
                + column + "++)");
        lines.open("if (" + expressions.condition(1) + ")");
        lines.add("count = " + column + ";");
        lines.add(stream.pick(List.of("continue ", "break ")) + label + ";");
        lines.close();
        lines.add("grid[" + row + "][" + column + "] = " + expressions.integer(2) + ";");
        lines.close();
        lines.close();
        lines.add("i0 = count;");
    }

    private void counted(Runnable block) {
        int most = 1 + stream.nextInt(stream.chance(0.2) ? 300 : 12);
        lines.add("count = " + (stream.chance(0.7) ? "0" : "Math.max(" + expressions.integer(1)
                + ", -3)") + ";");
        lines.open("while (count < " + most + " && " + expressions.condition(1) + ")");
        lines.add("count++;");
        if (stream.chance(0.3)) {
            block.run();
        } else {
            lines.add("i1 += " + expressions.integer(1) + ";");
        }
        lines.close();
        lines.add("a1[Math.min(Math.max(count, 0), " + (lengths[1] - 1) + ")] = count;");
        element("count");
    }

    /// Calls in conditions: what they write counts on either side.
    private void asked(String call, Runnable block) {
        String at = "laws[" + expressions.index("laws", laws) + "].at(" + expressions.integer(1)
                + ")";
        String asked = call == null || stream.chance(0.3) ? at : call;
        lines.open("if (" + expressions.condition(0) + stream.pick(List.of(" && ", " || "))
                + asked + " > " + expressions.integer(1) + ")");
        block.run();
        element(stream.pick(List.of("i0", "i1", "x")));
        lines.close();
    }

    private void leaves() {
        String i = local();
        int which = stream.nextInt(3);
        lines.open("for (int " + i + " = 0; " + i + " < a" + which + ".length; " + i + "++)");
        lines.open("if (" + expressions.condition(1) + ")");
        lines.add(stream.chance(0.5) ? "return " + expressions.integer(1) + ";" : "break;");
        lines.close();
        lines.add("count = " + i + ";");
        lines.close();
        lines.add("a" + which + "[Math.floorMod(count, " + lengths[which] + ")] += 1;");
    }

    /// Fields that hold now this object, now that one, now none.
    private void references(Runnable block) {
        String mine = local();
        lines.add(stream.pick(List.of("law", "other")) + " = " + (stream.chance(0.4)
                ? expressions.condition(1) + " ? null : " : "") + "laws["
                + expressions.index("laws", laws) + "];");
        lines.add("Law " + mine + " = " + stream.pick(List.of("law", "other")) + ";");
        lines.open("if (" + mine + " != null" + stream.pick(List.of("", " && " + mine
                + " != other", " && law == " + mine)) + ")");
        block.run();
        lines.add("i0 = " + stream.pick(List.of(mine, mine, "law", "other")) + ".at("
                + expressions.integer(1) + ");");
        lines.close();
        lines.open("if (law == other && law instanceof Law0)");
        lines.add("i1 = law.at(count) & 7;");
        lines.close();
    }

    private void patterns() {
        String shape = local();
        String box = local();
        lines.add("Shape " + shape + " = shapes[" + expressions.index("shapes", 2) + "];");
        lines.open(stream.chance(0.5)
                ? "if (" + shape + " instanceof Box " + box + " && " + box + ".width() > "
                + expressions.integer(1) + ")"
                : "if (" + shape + " instanceof Box(int " + box + ", int " + box + "h) && " + box
                + " < " + expressions.integer(1) + ")");
        lines.add("count = " + expressions.integer(1) + ";");
        lines.close();
        lines.open("else if (" + shape + " instanceof Disc " + box + "d)");
        lines.add("i0 = " + box + "d.radius() - " + expressions.integer(1) + ";");
        lines.close();
    }

    private void ordinals() {
        String then = local();
        lines.add("Phase " + then + " = " + expressions.condition(1) + " ? Phase."
                + stream.pick(PHASES) + " : phase;");
        lines.add("a1[" + then + ".ordinal()] += 1;");
        lines.add("phase = " + then + " == Phase.RUN ? Phase." + stream.pick(PHASES) + " : "
                + then + ";");
        lines.open("switch (Math.abs(" + expressions.integer(1) + ") % 5)");
        lines.add("case 0:").add("count++;");
        lines.add("case 1:").add("i0 = table[" + then + ".ordinal()];");
        lines.add(stream.chance(0.5) ? "break;" : "i1 = i0;");
        lines.add("case 3:").add("phase = Phase.HOLD;");
        lines.add("default:").add("i1 = phase.ordinal();");
        lines.close();
        lines.add("a2[" + stream.pick(List.of("i1 & 15", "phase.ordinal()",
                "table[phase.ordinal()] & 15")) + "]++;");
    }

    private void tables() {
        String v = local();
        lines.add("int " + v + " = table[" + expressions.index("table", TABLE) + "];");
        lines.open("if (" + v + stream.pick(List.of(" > 0", " != 1", " == 2", " >= 0")) + ")");
        lines.add("a" + (stream.chance(0.5) ? "1[" + v + " & 3" : "2[" + v + " % 16")
                + "] += 1;");
        lines.close();
        lines.add("count = " + v + ";");
    }

    private void grids() {
        String row = local();
        lines.add("int[] " + row + " = grid[" + expressions.index("grid", ROWS) + "];");
        lines.add(row + "[" + expressions.index(row, COLUMNS) + "] = " + expressions.integer(2)
                + ";");
        if (stream.chance(0.4)) {
            lines.add("grid[" + expressions.index("grid", ROWS) + "] = " + stream.pick(List.of(
                    row, "a0", "table.length > 3 ? " + row + " : given")) + ";");
        }
        lines.add("i1 = grid[" + stream.nextInt(ROWS) + "][" + stream.nextInt(COLUMNS) + "];");
    }

    /// A condition that is kept while what it was asked of may change.
    private void kept(Runnable block) {
        String is = local();
        String number = stream.pick(List.of("i0", "i1", "x", "count"));
        int which = stream.nextInt(3);
        lines.add("boolean " + is + " = " + number + " >= 0 && " + number + " < a" + which
                + ".length;");
        lines.add(stream.chance(0.5) ? "z0 = " + is + " && " + expressions.condition(1) + ";"
                : "z0 |= " + is + ";");
        if (stream.chance(0.5)) {
            block.run();
        }
        lines.open("if (" + stream.pick(List.of(is, "z0", "z0 && " + is)) + ")");
        lines.add("a" + which + "[" + number + "] += 1;");
        lines.close();
        lines.open("if (Double.isNaN(d0) || d0 > " + stream.nextInt(9) + ")");
        lines.add("i0 = (int) " + expressions.of("double", 1) + ";");
        lines.close();
    }

    private void searched() {
        String low = local();
        String high = local();
        String middle = local();
        lines.add("int " + low + " = 0;");
        lines.add("int " + high + " = a1.length" + stream.pick(List.of("", " - 1")) + ";");
        lines.open("while (" + low + " < " + high + ")");
        lines.add("int " + middle + " = (" + low + " + " + high + ") >>> 1;");
        lines.open("if (a1[" + middle + "] < " + expressions.of("double", 1) + ")");
        lines.add(low + " = " + middle + " + 1;");
        lines.close();
        lines.open("else");
        lines.add(high + " = " + middle + ";");
        lines.close();
        lines.close();
        lines.add("i0 = " + low + ";");
        lines.add("a1[" + stream.pick(List.of(low, "Math.min(" + low + ", a1.length - 1)"))
                + "] = d0;");
    }
}
