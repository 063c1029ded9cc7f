package homeostat.proof.hunt;

import homeostat.seed.Stream;
import java.util.ArrayList;
import java.util.List;

/// Writes one program in the shape of class-C code: parts made by the constructor, a step that
/// calls down a ladder of methods, interfaces with several implementors, enums, sealed records,
/// ring buffers, loops of many kinds. Same seed, same text.
///
/// A method calls only methods further down the ladder, so that recursion is there only when it
/// is planted.
final class ProgramWriter {
    private static final List<String> TYPES = List.of("int", "long", "double");

    private final Stream stream;
    private final Expressions expressions;
    private final Defect defect;
    private final String name;
    private final Lines lines = new Lines();
    private final int[] lengths;
    private final int methods;
    private final int laws;
    private final int plantedIn;
    private final Idioms idioms;
    private int locals;
    private int loopDepth;

    /// @param source the text of the program's one file
    record Written(String name, String source, Defect defect) {
    }

    private ProgramWriter(long seed) {
        this.stream = Stream.of(seed).split("program");
        this.expressions = new Expressions(stream.split("expressions"));
        this.name = "Program" + seed;
        Defect[] all = Defect.values();
        this.defect = stream.chance(0.5) ? Defect.NONE : all[1 + stream.nextInt(all.length - 1)];
        this.lengths = new int[] {1 + stream.nextInt(9), 4 + stream.nextInt(61), 16};
        this.methods = 2 + stream.nextInt(4);
        this.laws = 1 + stream.nextInt(3);
        this.plantedIn = stream.nextInt(methods);
        this.idioms = new Idioms(stream.split("idioms"), expressions, lines, lengths, laws);
    }

    static Written write(long seed) {
        ProgramWriter writer = new ProgramWriter(seed);
        writer.program();
        return new Written(writer.name, writer.lines.toString(), writer.defect);
    }

    private boolean isShared() {
        return switch (defect) {
            case SHARED_ARRAY, SHARED_PART, SHARED_THROUGH_A_STATIC -> true;
            default -> false;
        };
    }

    private void program() {
        lines.open("public final class " + name);
        nestedTypes();
        if (defect == Defect.SHARED_THROUGH_A_STATIC) {
            lines.add("static final int[] TABLE = new int[8];");
        }
        if (defect == Defect.STATIC_COUNTER) {
            lines.add("static int steps;");
        }
        boolean isDevice = isShared() || stream.chance(0.3);
        if (isDevice) {
            device();
        }
        lines.open(isDevice ? "static final class Control implements homeostat.kernel.Task"
                : "static final class Control");
        control();
        lines.close();
        if (!isDevice) {
            lines.add("private final Control control = new Control(new int[8], new Ring());");
            lines.open("public void step(long nowNs)");
            lines.add("control.step(nowNs);");
            lines.close();
        }
        lines.close();
    }

    private void device() {
        lines.open("public static homeostat.kernel.Device assemble()");
        lines.add("int[] first = new int[8];");
        lines.add("int[] second = " + (defect == Defect.SHARED_ARRAY ? "first" : "new int[8]")
                + ";");
        lines.add("Ring one = new Ring();");
        lines.add("Ring two = " + (defect == Defect.SHARED_PART ? "one" : "new Ring()") + ";");
        lines.add("homeostat.kernel.Task[] tasks = {new Control(first, one),"
                + " new Other(second, two)};");
        lines.add("return new homeostat.kernel.Device(tasks);");
        lines.close();
        lines.open("static final class Other implements homeostat.kernel.Task");
        lines.add("private final int[] given;");
        lines.add("private final Ring ring;");
        lines.open("Other(int[] given, Ring ring)");
        lines.add("this.given = given;");
        lines.add("this.ring = ring;");
        lines.close();
        lines.open("public void step(long nowNs)");
        lines.add("ring.put((int) nowNs);");
        lines.add("given[(int) nowNs & 7] += ring.sum();");
        if (defect == Defect.SHARED_THROUGH_A_STATIC) {
            lines.add("TABLE[(int) nowNs & 7]++;");
        }
        lines.close();
        lines.close();
    }

    private void nestedTypes() {
        lines.add("enum Phase { IDLE, RUN, HOLD }");
        lines.add("sealed interface Shape permits Box, Disc { }");
        lines.add("record Box(int width, int height) implements Shape { }");
        lines.add("record Disc(int radius) implements Shape { }");
        lines.open("interface Law");
        lines.add("int at(int x);");
        lines.open("default int twice(int x)");
        lines.add(defect == Defect.RECURSION_THROUGH_A_DEFAULT
                ? "return x > 100 ? x : at(x) + at(x + 1);" : "return at(x) + at(x + 1);");
        lines.close();
        lines.close();
        for (int i = 0; i < laws; i++) {
            law(i);
        }
        ring();
    }

    private void law(int number) {
        lines.open("static final class Law" + number + " implements Law");
        lines.add("private int seen = " + stream.nextInt(50) + ";");
        lines.add("private Object kept;");
        lines.open("public int at(int x)");
        boolean isLast = number == laws - 1;
        if (isLast && defect == Defect.LATE_IMPLEMENTOR) {
            lines.open("if (x > " + stream.nextInt(40) + ")");
            lines.add("kept = new int[3];");
            lines.close();
        }
        if (isLast && defect == Defect.RECURSION_THROUGH_A_DEFAULT) {
            lines.open("if (x == " + stream.nextInt(20) + ")");
            lines.add("return twice(x + 60);");
            lines.close();
        }
        lines.add("seen = (seen + x) & 1023;");
        lines.add("return seen * " + (1 + stream.nextInt(5)) + " - x;");
        lines.close();
        lines.close();
    }

    private void ring() {
        int capacity = 2 + stream.nextInt(30);
        lines.open("static final class Ring");
        lines.add("private final int[] items = new int[" + capacity + "];");
        lines.add("private int head;");
        lines.add("private int size;");
        lines.open("void put(int item)");
        lines.add("items[head] = item;");
        switch (stream.nextInt(3)) {
            case 0 -> lines.add("head = (head + 1) % items.length;");
            case 1 -> lines.add("head = head + 1 == items.length ? 0 : head + 1;");
            default -> lines.add("head++;").open("if (head >= " + capacity + ")").add("head = 0;")
                    .close();
        }
        lines.open("if (size < items.length)").add("size++;").close();
        lines.close();
        lines.open("int sum()");
        lines.add("int sum = 0;");
        lines.open("for (int i = 0; i < size; i++)").add("sum += items[i];").close();
        lines.add("return sum;");
        lines.close();
        lines.close();
    }

    private void control() {
        lines.add("private final int[] given;");
        lines.add("private final Ring ring;");
        lines.add("private final int[] a0 = new int[" + lengths[0] + "];");
        lines.add("private final double[] a1 = new double[" + lengths[1] + "];");
        lines.add("private final long[] a2 = new long[" + lengths[2] + "];");
        lines.add("private final Law[] laws = new Law[" + laws + "];");
        lines.add("private final Shape[] shapes = {new Box(2, 3), new Disc(4)};");
        lines.add("private Phase phase = Phase.IDLE;");
        lines.add("private Object kept;");
        lines.add("private int i0;");
        lines.add("private int i1 = " + stream.nextInt(100) + ";");
        lines.add("private long l0;");
        lines.add("private double d0 = 1.5;");
        idioms.fields();
        lines.open("Control(int[] given, Ring ring)");
        lines.add("this.given = given;");
        lines.add("this.ring = ring;");
        for (int i = 0; i < laws; i++) {
            lines.add("laws[" + i + "] = new Law" + i + "();");
        }
        lines.close();
        for (String field : List.of("i0", "i1")) {
            expressions.declare("int", field);
        }
        expressions.declare("long", "l0");
        expressions.declare("double", "d0");
        lines.open("public void step(long nowNs)");
        Expressions.Mark mark = expressions.mark();
        expressions.declare("long", "nowNs");
        if (defect == Defect.STATIC_COUNTER) {
            lines.add("steps++;");
        }
        if (defect == Defect.SHARED_THROUGH_A_STATIC) {
            lines.add("TABLE[3] = i0;");
        }
        lines.add("ring.put((int) nowNs);");
        lines.add("given[(int) nowNs & 7] = ring.sum();");
        lines.add("i0 = m0((int) nowNs, d0);");
        lines.close();
        expressions.reset(mark);
        for (int i = 0; i < methods; i++) {
            method(i);
        }
        Planting.helpers(defect, lines, plantedIn);
    }

    private void method(int number) {
        lines.open("int m" + number + "(int x, double y)");
        Expressions.Mark mark = expressions.mark();
        expressions.declare("int", "x");
        expressions.declare("double", "y");
        int statements = 2 + stream.nextInt(5);
        for (int i = 0; i < statements; i++) {
            if (number == plantedIn && i == statements / 2) {
                Planting.plant(defect, lines, stream, number);
            }
            statement(number, 2);
        }
        if (number + 1 < methods) {
            lines.add("i1 = m" + (number + 1) + "(" + expressions.integer(2) + ", y);");
        }
        lines.add("return " + expressions.integer(2) + ";");
        expressions.reset(mark);
        lines.close();
    }

    private void block(int method, int depth) {
        Expressions.Mark mark = expressions.mark();
        int statements = 1 + stream.nextInt(2);
        for (int i = 0; i < statements; i++) {
            statement(method, depth);
        }
        expressions.reset(mark);
    }

    private void statement(int method, int depth) {
        switch (stream.nextInt(depth > 0 ? 21 : 9)) {
            case 0, 1 -> declare();
            case 2 -> lines.add(stream.pick(List.of("i0", "i1")) + " = "
                    + expressions.integer(3) + ";");
            case 3 -> lines.add("l0 = " + expressions.of("long", 3) + ";");
            case 4 -> lines.add("d0 = " + expressions.of("double", 3) + ";");
            case 5, 6 -> arrays();
            case 7 -> lines.add("i1 = " + expressions.integer(2) + " / " + expressions.divisor()
                    + ";");
            case 8 -> call(method);
            case 9, 10 -> {
                lines.open("if (" + expressions.condition(2) + ")");
                block(method, depth - 1);
                lines.close();
            }
            case 11, 12 -> loop(method, depth);
            case 13 -> phases(method, depth);
            case 14 -> shapes();
            default -> idiom(method, depth);
        }
    }

    /// A loop around an idiom that may loop and call, and that called in a loop, is one too many.
    private void idiom(int method, int depth) {
        if (loopDepth > 0 && stream.chance(0.5)) {
            declare();
            return;
        }
        loopDepth++;
        String call = method + 1 < methods
                ? "m" + (method + 1) + "(" + expressions.integer(1) + ", y)" : null;
        idioms.write(call, () -> block(method, depth - 1));
        loopDepth--;
    }

    private void declare() {
        String type = stream.pick(TYPES);
        String local = "v" + locals++;
        lines.add(type + " " + local + " = " + expressions.of(type, 3) + ";");
        expressions.declare(type, local);
    }

    private void arrays() {
        int which = stream.nextInt(3);
        String array = "a" + which;
        String element = array + "[" + expressions.index(array, lengths[which]) + "]";
        lines.add(stream.chance(0.5) ? element + " = " + expressions.of(TYPES.get(
                        which == 1 ? 2 : which == 2 ? 1 : 0), 2) + ";"
                : "i1 = (int) " + element + ";");
    }

    private void call(int method) {
        if (method + 1 < methods && stream.chance(0.6)) {
            lines.add("i1 = m" + (method + 1 + stream.nextInt(methods - method - 1)) + "("
                    + expressions.integer(2) + ", " + expressions.of("double", 1) + ");");
        } else {
            lines.add("i1 = laws[" + expressions.index("laws", laws) + "]."
                    + (stream.chance(0.3) ? "twice" : "at") + "(" + expressions.integer(1) + ");");
        }
    }

    private void loop(int method, int depth) {
        if (loopDepth > 1) {
            declare();
            return;
        }
        loopDepth++;
        Expressions.Mark mark = expressions.mark();
        String i = "v" + locals++;
        int which = stream.nextInt(3);
        String until = stream.chance(0.5) ? "a" + which + ".length"
                : Integer.toString(lengths[which]);
        switch (stream.nextInt(5)) {
            case 0 -> lines.open("for (int " + i + " = 0; " + i + " < " + until + "; " + i
                    + "++)");
            case 1 -> lines.open("for (int " + i + " = " + until + " - 1; " + i + " >= 0; " + i
                    + "--)");
            case 2 -> lines.open("for (int " + i + " = 0; " + i + " < " + until + "; " + i + " += "
                    + (1 + stream.nextInt(3)) + ")");
            case 3 -> lines.add("int " + i + " = 0;").open("while (" + i + " < " + until + " && "
                    + expressions.condition(1) + ")").add(i + "++;");
            default -> lines.add("int " + i + " = " + expressions.integer(1) + ";").open("while ("
                    + i + " != 0)").add(i + " >>>= 1;");
        }
        expressions.declare("int", i + "");
        lines.add("a" + which + "[" + (stream.chance(0.5) ? i
                : expressions.index("a" + which, lengths[which])) + "] += 1;");
        block(method, depth - 1);
        lines.close();
        expressions.reset(mark);
        loopDepth--;
    }

    private void phases(int method, int depth) {
        lines.open("switch (phase)");
        for (String each : List.of("IDLE", "RUN", "HOLD")) {
            lines.open("case " + each + " ->");
            lines.add("phase = Phase." + stream.pick(List.of("IDLE", "RUN", "HOLD")) + ";");
            block(method, depth - 1);
            lines.close();
        }
        lines.close();
    }

    private void shapes() {
        String local = "v" + locals++;
        lines.open("int " + local + " = switch (shapes["
                + expressions.index("shapes", 2) + "])");
        lines.add("case Box(int width, int height) -> width * height;");
        lines.add("case Disc disc -> disc.radius();");
        lines.close(";");
        expressions.declare("int", local);
    }
}
