package homeostat.proof.hunt;

import homeostat.seed.Stream;
import java.util.ArrayList;
import java.util.List;

/// Random expressions over what is in scope. Every operator of the language that a controller
/// would use appears, wrap-around, truncation and NaN included; whether an index or divisor is
/// safe is left to chance, since that is what the prover has to find out.
final class Expressions {
    private final Stream stream;
    private final List<String> ints = new ArrayList<>();
    private final List<String> longs = new ArrayList<>();
    private final List<String> doubles = new ArrayList<>();

    Expressions(Stream stream) {
        this.stream = stream;
    }

    /// A scope to come back to: how many names of each type are visible.
    record Mark(int ints, int longs, int doubles) {
    }

    Mark mark() {
        return new Mark(ints.size(), longs.size(), doubles.size());
    }

    void reset(Mark mark) {
        ints.subList(mark.ints(), ints.size()).clear();
        longs.subList(mark.longs(), longs.size()).clear();
        doubles.subList(mark.doubles(), doubles.size()).clear();
    }

    void declare(String type, String name) {
        switch (type) {
            case "int" -> ints.add(name);
            case "long" -> longs.add(name);
            default -> doubles.add(name);
        }
    }

    String of(String type, int depth) {
        return switch (type) {
            case "int" -> integer(depth);
            case "long" -> longer(depth);
            default -> real(depth);
        };
    }

    String integer(int depth) {
        if (depth == 0 || stream.chance(0.2)) {
            return stream.chance(0.3) || ints.isEmpty() ? literal() : stream.pick(ints);
        }
        String a = integer(depth - 1);
        String b = integer(depth - 1);
        return switch (stream.nextInt(20)) {
            case 0, 1 -> "(" + a + " + " + b + ")";
            case 2, 3 -> "(" + a + " - " + b + ")";
            case 4 -> "(" + a + " * " + b + ")";
            case 5 -> "(" + a + " & " + stream.nextInt(64) + ")";
            case 6 -> "(" + a + " >>> " + stream.nextInt(40) + ")";
            case 7 -> "(" + a + " >> " + stream.nextInt(40) + ")";
            case 8 -> "(" + a + " << " + stream.nextInt(6) + ")";
            case 9 -> "(" + a + " % " + (1 + stream.nextInt(12)) + ")";
            case 10 -> "Math.min(" + a + ", " + b + ")";
            case 11 -> "Math.max(" + a + ", " + b + ")";
            case 12 -> "Math.abs(" + a + ")";
            case 13 -> "(int) " + longer(depth - 1);
            case 14 -> "(int) " + real(depth - 1);
            case 15 -> "(" + a + " " + stream.pick(List.of("|", "^", "&", "<<", ">>", ">>>")) + " "
                    + b + ")";
            case 16 -> "(" + stream.pick(List.of("(byte) ", "(short) ", "(char) ", "~", "-"))
                    + "(" + a + "))";
            case 17 -> "(" + a + " / " + divisor(depth - 1) + ")";
            case 18 -> "Math." + stream.pick(List.of("floorMod", "floorDiv")) + "(" + a + ", "
                    + stream.pick(List.of("7", "(-5)", "(" + b + " | 1)")) + ")";
            default -> "(" + condition(depth - 1) + " ? " + a + " : " + b + ")";
        };
    }

    private String longer(int depth) {
        if (depth == 0 || longs.isEmpty() || stream.chance(0.3)) {
            return longs.isEmpty() ? literal() + "L" : stream.pick(longs);
        }
        String a = longer(depth - 1);
        return switch (stream.nextInt(6)) {
            case 0 -> "(" + a + " + " + integer(depth - 1) + ")";
            case 1 -> "(" + a + " - " + longer(depth - 1) + ")";
            case 2 -> "(" + a + " / " + (1 + stream.nextInt(1000)) + ")";
            case 3 -> "(" + a + " % " + (1 + stream.nextInt(1000)) + ")";
            case 4 -> "(" + a + " ^ (" + a + " >>> " + stream.nextInt(70) + "))";
            default -> "(long) " + real(depth - 1);
        };
    }

    private String real(int depth) {
        if (depth == 0 || doubles.isEmpty() || stream.chance(0.3)) {
            return doubles.isEmpty() ? literal() + ".5" : stream.pick(doubles);
        }
        String a = real(depth - 1);
        String b = real(depth - 1);
        return switch (stream.nextInt(7)) {
            case 0 -> "(" + a + " + " + b + ")";
            case 1 -> "(" + a + " * " + b + ")";
            case 2 -> "(" + a + " / " + b + ")";
            case 3 -> "Math.sqrt(" + a + ")";
            case 4 -> "Math.min(" + a + ", " + b + ")";
            case 5 -> "(double) " + integer(depth - 1);
            default -> "(" + a + " - " + b + ")";
        };
    }

    String condition(int depth) {
        String relation = stream.pick(List.of("<", "<=", ">", ">=", "==", "!="));
        return switch (stream.nextInt(depth > 0 ? 7 : 4)) {
            case 3 -> longer(depth) + " " + relation + " " + longer(depth);
            case 0, 1 -> integer(depth) + " " + relation + " " + integer(depth);
            case 2 -> real(depth) + " " + relation + " " + real(depth);
            case 4 -> "(" + condition(depth - 1) + " && " + condition(depth - 1) + ")";
            case 5 -> "(" + condition(depth - 1) + " || " + condition(depth - 1) + ")";
            default -> "!(" + condition(depth - 1) + ")";
        };
    }

    /// An index into an array of `length` elements: mostly right, sometimes only nearly.
    String index(String array, int length) {
        String a = integer(2);
        return switch (stream.nextInt(12)) {
            case 0, 1 -> "Math.floorMod(" + a + ", " + length + ")";
            case 2, 3 -> "(" + a + " & " + (Integer.highestOneBit(length) - 1) + ")";
            case 4, 5 -> "Math.min(Math.max(" + a + ", 0), " + (length - 1) + ")";
            case 6 -> "Math.min(Math.max(" + a + ", 0), " + array + ".length - 1)";
            case 7 -> "(" + a + " % " + length + ")";
            case 8 -> "(Math.abs(" + a + ") % " + array + ".length)";
            case 9 -> "(" + a + " >>> " + (24 + stream.nextInt(8)) + ")";
            case 10 -> ints.isEmpty() ? "0" : stream.pick(ints);
            default -> Integer.toString(stream.nextInt(length + (stream.chance(0.1) ? 1 : 0)));
        };
    }

    /// A divisor: mostly not zero.
    String divisor() {
        return divisor(2);
    }

    private String divisor(int depth) {
        String a = integer(depth);
        return switch (stream.nextInt(6)) {
            case 0 -> "(" + a + " | 1)";
            case 1 -> "(Math.abs(" + a + ") + 1)";
            case 2 -> "Math.max(" + a + ", " + (1 + stream.nextInt(9)) + ")";
            case 3 -> "((" + a + " & 15) + 1)";
            case 4 -> Integer.toString(2 + stream.nextInt(9));
            default -> a;
        };
    }

    private String literal() {
        return switch (stream.nextInt(8)) {
            case 0 -> "0";
            case 1 -> "2147483647";
            case 2 -> "(-1)";
            case 3 -> "(-2147483647)";
            default -> Integer.toString(stream.nextInt(20));
        };
    }
}
