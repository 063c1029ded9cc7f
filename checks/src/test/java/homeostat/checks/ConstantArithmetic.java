package homeostat.checks;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import java.util.HashMap;
import java.util.Map;

/// Whole-number constants of one source file, computed as javac does, but exactly: it says where
/// one wraps around.
final class ConstantArithmetic {
    private final Map<String, ExpressionTree> constants = new HashMap<>();

    /// A constant by its value and whether it is a `long`; `wraps` when computing it left its type.
    record Constant(long value, boolean isLong, boolean wraps) {
    }

    /// Learns that a name stands for an expression.
    void define(String name, ExpressionTree expression) {
        constants.put(name, expression);
    }

    /// Whether computing the expression from constants leaves its type; false for all others.
    boolean wraps(ExpressionTree expression) {
        Constant constant = of(expression, 0);
        return constant != null && constant.wraps();
    }

    private Constant of(ExpressionTree expression, int depth) {
        if (depth > constants.size() + 100) {
            return null;
        }
        return switch (expression) {
            case ParenthesizedTree inner -> of(inner.getExpression(), depth + 1);
            case LiteralTree literal when literal.getValue() instanceof Integer value ->
                    new Constant(value, false, false);
            case LiteralTree literal when literal.getValue() instanceof Long value ->
                    new Constant(value, true, false);
            case IdentifierTree name -> {
                ExpressionTree known = constants.get(name.getName().toString());
                yield known == null ? null : of(known, depth + 1);
            }
            case UnaryTree minus when minus.getKind() == Tree.Kind.UNARY_MINUS -> {
                Constant of = of(minus.getExpression(), depth + 1);
                yield of == null ? null : new Constant(-of.value(), of.isLong(), of.wraps());
            }
            case BinaryTree both -> of(both, of(both.getLeftOperand(), depth + 1),
                    of(both.getRightOperand(), depth + 1));
            default -> null;
        };
    }

    private static Constant of(BinaryTree both, Constant left, Constant right) {
        if (left == null || right == null) {
            return null;
        }
        boolean isLong = left.isLong() || right.isLong();
        long a = left.value();
        long b = right.value();
        boolean wraps = left.wraps() || right.wraps();
        long value;
        try {
            value = switch (both.getKind()) {
                case PLUS -> Math.addExact(a, b);
                case MINUS -> Math.subtractExact(a, b);
                case MULTIPLY -> Math.multiplyExact(a, b);
                default -> Long.MIN_VALUE;
            };
        } catch (ArithmeticException e) {
            return new Constant(0, isLong, true);
        }
        if (value == Long.MIN_VALUE) {
            return null;
        }
        return new Constant(value, isLong, wraps || !isLong && value != (int) value);
    }
}
