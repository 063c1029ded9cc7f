package homeostat.proof.hunt;

import homeostat.seed.Stream;

/// Writes the statements of a [Defect] into the middle of a method `m<number>(int x, double y)`.
final class Planting {
    private Planting() {
    }

    static void plant(Defect defect, Lines lines, Stream stream, int number) {
        String rarely = "if (x % 7 == " + stream.nextInt(7) + ")";
        switch (defect) {
            case NEW_OBJECT -> lines.open(rarely).add("kept = new Ring();").close();
            case NEW_ARRAY -> lines.open(rarely).add("kept = new double[x & 3];").close();
            case BOXING -> lines.open(rarely).add("kept = (Integer) (x + 1000);").close();
            case CONCATENATION -> lines.open(rarely).add("kept = \"x=\" + x;").close();
            case LAMBDA -> lines.open(rarely).add("Law law = z -> z + x;")
                    .add("i0 = law.at(3);").close();
            case VARIABLE_ARGUMENTS -> lines.open(rarely)
                    .add("i0 = java.util.Objects.hash(x, i1);").close();
            case ITERATOR -> lines.open("for (Object each : java.util.List.of(1, 2))")
                    .add("kept = each;").close();
            case RECORD_PER_STEP -> lines.add("Shape made = x > 3 ? new Box(x, x) : new Disc(x);")
                    .add("kept = made;");
            case DIRECT_RECURSION -> lines.open("if (x > 0 && x < 40)")
                    .add("i0 = m" + number + "(x - 1, y);").close();
            case RECURSION_BEHIND_AN_INTERFACE -> lines.open(rarely)
                    .add("i0 = again.at(x);").close();
            case LOOP_BY_A_FIELD -> {
                lines.add("i1 = 0;");
                lines.open("while (i1 < 10)").add("i1 += m" + number + "Step(x);").close();
            }
            case LOOP_THAT_MAY_STAND_STILL -> {
                lines.add("int still = 0;");
                lines.open("while (still < 20)").add("still += x & 1;").close();
            }
            case LOOP_THAT_STEPS_OVER_ITS_END -> {
                lines.add("int over = 0;");
                lines.open("while (over != 15)").add("over += 2 + (x & 1);").close();
            }
            case LIBRARY_COLLECTION -> lines.open(rarely)
                    .add("kept = new java.util.ArrayList<Object>(x & 7);").close();
            default -> {
            }
        }
    }

    /// Methods that a planted statement calls, beside the one it stands in.
    static void helpers(Defect defect, Lines lines, int number) {
        switch (defect) {
            case LOOP_BY_A_FIELD -> {
                lines.open("int m" + number + "Step(int x)");
                lines.add("return x & 1;");
                lines.close();
            }
            case RECURSION_BEHIND_AN_INTERFACE -> {
                lines.add("private final Law again = new Again();");
                lines.open("final class Again implements Law");
                lines.open("public int at(int x)");
                lines.add("return x > 0 && x < 30 ? m" + number + "(x - 1, 0.5) : x;");
                lines.close();
                lines.close();
            }
            default -> {
            }
        }
    }
}
