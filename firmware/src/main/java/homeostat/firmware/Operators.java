package homeostat.firmware;

import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Constants, arithmetic, conversions and comparisons: JLS 15 in terms of `runtime.h`.
final class Operators {
    private static final Pattern NUMBERS =
            Pattern.compile("([0-9]{1,9}) (==|!=|<|<=|>|>=) ([0-9]{1,9})");

    private Operators() {
    }

    static void constant(MethodTranslator translator, int index, ConstantInstruction constant) {
        Operands operands = translator.operands();
        switch (constant.constantValue()) {
            case Integer value -> literal(operands, Kind.INT, Literal.of(value));
            case Long value -> literal(operands, Kind.LONG, Literal.of(value));
            case Float value -> literal(operands, Kind.FLOAT, Literal.of(value));
            case Double value -> literal(operands, Kind.DOUBLE, Literal.of(value));
            case String text -> operands.push(Value.atom("(void *) &a_string", Kind.REF)
                    .with(Reference.PRESENT.as("java/lang/String")));
            default -> {
                if (constant.typeKind() != TypeKind.REFERENCE
                        || !constant.opcode().name().equals("ACONST_NULL")) {
                    throw translator.refused(index, "constant " + constant.constantValue(),
                            "numbers and null");
                }
                operands.push(Value.atom("NULL", Kind.REF).with(Reference.NULL));
            }
        }
    }

    private static void literal(Operands operands, Kind kind, String text) {
        operands.push(new Value(text, kind, !text.startsWith("-"), Set.of(), null,
                Reference.UNKNOWN));
    }

    static void operator(MethodTranslator translator, int index, OperatorInstruction instruction) {
        Operands operands = translator.operands();
        String name = instruction.opcode().name();
        Checks checks = translator.checks(index);
        switch (instruction.opcode()) {
            case ARRAYLENGTH -> operands.pushNow(Kind.INT, checks.length(operands.popAtom(), null));
            case INEG, LNEG -> {
                Value value = operands.pop();
                operands.push(value.kind(), value.kind().letter() + "_neg(" + value.text() + ")",
                        value);
            }
            case FNEG, DNEG -> {
                Value value = operands.pop();
                operands.push(value.kind(), "-" + value.operand(), value);
            }
            case LCMP -> compare(operands, "l_cmp", 0);
            case DCMPL -> compare(operands, "d_cmpl", -1);
            case DCMPG -> compare(operands, "d_cmpg", 1);
            case FCMPL -> compare(operands, "f_cmpl", -1);
            case FCMPG -> compare(operands, "f_cmpg", 1);
            case IDIV, IREM, LDIV, LREM ->
                    division(operands, name.substring(1).toLowerCase(), checks);
            case FREM, DREM -> function(operands, "rem");
            case IADD, ISUB, IMUL, LADD, LSUB, LMUL, ISHL, ISHR, IUSHR, LSHL, LSHR, LUSHR ->
                    function(operands, name.substring(1).toLowerCase());
            default -> infix(operands, switch (name.substring(1)) {
                case "ADD" -> " + ";
                case "SUB" -> " - ";
                case "MUL" -> " * ";
                case "DIV" -> " / ";
                case "AND" -> " & ";
                case "OR" -> " | ";
                case "XOR" -> " ^ ";
                default -> throw translator.refused(index, name, "a known operator");
            });
        }
    }

    private static void infix(Operands operands, String sign) {
        Value right = operands.pop();
        Value left = operands.pop();
        operands.push(left.kind(), left.operand() + sign + right.operand(), left, right);
    }

    private static void function(Operands operands, String name) {
        Value right = operands.pop();
        Value left = operands.pop();
        operands.push(left.kind(), left.kind().letter() + "_" + name + "(" + left.text() + ", "
                + right.text() + ")", left, right);
    }

    /// By a literal other than 0 and -1 an `int` is divided as in C, a `long` without checks.
    private static void division(Operands operands, String name, Checks checks) {
        Value right = operands.pop();
        Value left = operands.pop();
        if (right.text().equals("1") || right.text().equals("INT64_C(1)")) {
            operands.push(name.equals("div") ? left : literal(left.kind()));
            return;
        }
        if (right.text().matches("[1-9][0-9]*|INT64_C\\([1-9][0-9]*\\)")) {
            operands.push(left.kind(), left.kind() == Kind.LONG
                    ? "l_" + name + "_nonzero(" + left.text() + ", " + right.text() + ")"
                    : left.operand() + (name.equals("div") ? " / " : " % ") + right.text(),
                    left, right);
            return;
        }
        String site = checks.isProved(TrapKind.DIVISION) ? ""
                : ", " + checks.site(TrapKind.DIVISION);
        operands.pushNow(left.kind(), left.kind().letter() + "_" + name
                + (site.isEmpty() ? "_nonzero(" : "(") + left.text() + ", " + right.text() + site
                + ")");
    }

    private static Value literal(Kind kind) {
        return Value.atom(kind == Kind.LONG ? Literal.of(0L) : Literal.of(0), kind);
    }

    private static void compare(Operands operands, String function, int onNan) {
        Value right = operands.pop();
        Value left = operands.pop();
        Set<String> reads = new HashSet<>(left.reads());
        reads.addAll(right.reads());
        operands.push(new Value(function + "(" + left.text() + ", " + right.text() + ")", Kind.INT,
                true, reads, new Value.Comparison(left.operand(), right.operand(), onNan),
                Reference.UNKNOWN));
    }

    /// The condition of `ifeq`, `iflt` and the like. On the result of a three-way comparison it
    /// becomes an operator on what was compared; where NaN must make the condition true, the
    /// negation of the opposite operator, which is false for NaN.
    static String zeroTest(Operands operands, String operator) {
        Value value = operands.pop();
        Value.Comparison compared = value.comparison();
        if (compared == null) {
            return value.operand() + " " + operator + " 0";
        }
        boolean nanIsLess = compared.onNan() < 0 && operator.startsWith("<");
        boolean nanIsMore = compared.onNan() > 0 && operator.startsWith(">");
        return nanIsLess || nanIsMore
                ? "!(" + compared.left() + " " + opposite(operator) + " " + compared.right() + ")"
                : compared.left() + " " + operator + " " + compared.right();
    }

    /// Whether a condition is one of two numbers: 1 it holds, -1 it does not, 0 it may.
    static int decided(String condition) {
        Matcher numbers = NUMBERS.matcher(condition);
        if (!numbers.matches()) {
            return 0;
        }
        int order = Integer.compare(Integer.parseInt(numbers.group(1)),
                Integer.parseInt(numbers.group(3)));
        return switch (numbers.group(2)) {
            case "==" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        } ? 1 : -1;
    }

    private static String opposite(String operator) {
        return switch (operator) {
            case "<" -> ">=";
            case "<=" -> ">";
            case ">" -> "<=";
            default -> "<";
        };
    }

    static String test(Operands operands, String operator) {
        Value right = operands.pop();
        Value left = operands.pop();
        return left.operand() + " " + operator + " " + right.operand();
    }

    static void convert(Operands operands, ConvertInstruction convert) {
        Value value = operands.pop();
        TypeKind to = convert.toType();
        boolean saturates = value.kind() == Kind.DOUBLE || value.kind() == Kind.FLOAT;
        String text = switch (to) {
            case BYTE -> "(int8_t) " + value.operand();
            case CHAR -> "(uint16_t) " + value.operand();
            case SHORT -> "(int16_t) " + value.operand();
            case INT, LONG -> saturates
                    ? value.kind().letter() + "_to_" + Kind.of(to).letter() + "(" + value.text()
                    + ")" : "(" + Kind.of(to).type() + ") " + value.operand();
            default -> "(" + Kind.of(to).type() + ") " + value.operand();
        };
        operands.push(Kind.of(to), text, value);
    }
}
