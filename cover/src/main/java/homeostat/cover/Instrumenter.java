package homeostat.cover;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds the decisions of one source file and puts probes around their conditions.
///
/// A condition `c` becomes `(Probe.e(d, k) && (c) && Probe.t(d, k))`, which has its value. The
/// variables that a pattern binds stay in scope, because `&&` carries them; a negation stands
/// outside. The first condition of a decision is always evaluated, so the decision needs no probe
/// of its own. Lines stay where they were.
final class Instrumenter extends TreeScanner<Void, Void> {
    static final int CONDITIONS_MAX = 31;

    private final String file;
    private final String source;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<Decision> decisions;
    private final List<Insertion> insertions = new ArrayList<>();
    private final Set<Tree> taken = new HashSet<>();

    /// Text to put at a place. Of two at one place, ends come before beginnings, inner ends first
    /// and outer beginnings first.
    private record Insertion(long at, boolean isEnd, int order, String text) {
    }

    private Instrumenter(String file, String source, CompilationUnitTree unit,
            SourcePositions positions, List<Decision> decisions) {
        this.file = file;
        this.source = source;
        this.unit = unit;
        this.positions = positions;
        this.decisions = decisions;
    }

    /// The instrumented text; the decisions that it has are added to the list.
    static String instrument(String file, String source, CompilationUnitTree unit,
            SourcePositions positions, List<Decision> decisions) {
        Instrumenter instrumenter =
                new Instrumenter(file, source, unit, positions, decisions);
        instrumenter.scan(unit, null);
        return instrumenter.text();
    }

    private String text() {
        insertions.sort((a, b) -> a.at() != b.at() ? Long.compare(a.at(), b.at())
                : a.isEnd() != b.isEnd() ? (a.isEnd() ? -1 : 1)
                : a.isEnd() ? b.order() - a.order() : a.order() - b.order());
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (Insertion each : insertions) {
            text.append(source, from, (int) each.at()).append(each.text());
            from = (int) each.at();
        }
        return text.append(source, from, source.length()).toString();
    }

    /// Every tree comes by here before what is in it.
    @Override
    public Void scan(Tree tree, Void nothing) {
        decide(switch (tree) {
            case IfTree each -> each.getCondition();
            case WhileLoopTree each -> each.getCondition();
            case DoWhileLoopTree each -> each.getCondition();
            case ForLoopTree each -> each.getCondition();
            case ConditionalExpressionTree each -> each.getCondition();
            case CaseTree each -> each.getGuard();
            case BinaryTree each when isShortCircuit(each) -> each;
            case null, default -> null;
        });
        return super.scan(tree, nothing);
    }

    private static boolean isShortCircuit(Tree tree) {
        return tree.getKind() == Tree.Kind.CONDITIONAL_AND
                || tree.getKind() == Tree.Kind.CONDITIONAL_OR;
    }

    /// Takes an expression as a decision, unless it is part of one or a constant.
    private void decide(ExpressionTree expression) {
        if (expression == null || taken.contains(expression)) {
            return;
        }
        List<ExpressionTree> leaves = new ArrayList<>();
        StringBuilder shape = new StringBuilder();
        take(expression, leaves, shape);
        if (leaves.isEmpty() || leaves.size() > CONDITIONS_MAX
                || leaves.stream().anyMatch(LiteralTree.class::isInstance)) {
            return;
        }
        int number = decisions.size();
        decisions.add(new Decision(number, file, (int) unit.getLineMap().getLineNumber(
                start(expression)), inner(expression), leaves.stream().map(this::inner).toList(),
                shape.toString().strip()));
        for (int i = 0; i < leaves.size(); i++) {
            int order = insertions.size();
            insertions.add(new Insertion(start(leaves.get(i)), false, order,
                    "(mcdc.Probe.e(" + number + ", " + i + ") && ("));
            insertions.add(new Insertion(end(leaves.get(i)), true, order,
                    ") && mcdc.Probe.t(" + number + ", " + i + "))"));
        }
    }

    private void take(ExpressionTree expression, List<ExpressionTree> leaves,
            StringBuilder shape) {
        taken.add(expression);
        switch (expression) {
            case ParenthesizedTree inside -> take(inside.getExpression(), leaves, shape);
            case UnaryTree not when not.getKind() == Tree.Kind.LOGICAL_COMPLEMENT -> {
                take(not.getExpression(), leaves, shape);
                shape.append("! ");
            }
            case BinaryTree both when isShortCircuit(both) -> {
                take(both.getLeftOperand(), leaves, shape);
                take(both.getRightOperand(), leaves, shape);
                shape.append(both.getKind() == Tree.Kind.CONDITIONAL_AND ? "& " : "| ");
            }
            default -> {
                shape.append(leaves.size()).append(' ');
                leaves.add(expression);
            }
        }
    }

    private long start(Tree tree) {
        return positions.getStartPosition(unit, tree);
    }

    private long end(Tree tree) {
        return positions.getEndPosition(unit, tree);
    }

    /// The source of an expression on one line, without the parentheses around it.
    private String inner(ExpressionTree tree) {
        Tree inside = tree;
        while (inside instanceof ParenthesizedTree parentheses) {
            inside = parentheses.getExpression();
        }
        return source.substring((int) start(inside), (int) end(inside)).replaceAll("\\s+", " ");
    }
}
