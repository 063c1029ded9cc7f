package homeostat.checks;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// What a class file no longer shows: how class-C source is written. Each habit is a topic of the
/// standards for C that the Java compiler leaves open.
final class ClassCSource extends TreePathScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final String name;
    private final String text;
    private final List<String> findings = new ArrayList<>();
    private final Set<String> mentioned = new HashSet<>();
    private final Set<String> counters = new HashSet<>();
    private Set<String> fields = new HashSet<>();
    private final Set<String> parameters = new HashSet<>();
    private final ConstantArithmetic constants = new ConstantArithmetic();

    private ClassCSource(CompilationUnitTree unit, SourcePositions positions, String name,
            String text) {
        this.unit = unit;
        this.positions = positions;
        this.name = name;
        this.text = text;
    }

    /// What is found in a source text, `name:line: habit`.
    static List<String> findings(String name, String text) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileObject file = new SimpleJavaFileObject(URI.create("mem:///X.java"),
                JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoresErrors) {
                return text;
            }
        };
        JavacTask task = (JavacTask) compiler.getTask(null, null, said -> { }, null, null,
                List.of(file));
        List<String> findings = new ArrayList<>(commentedCode(name, text));
        try {
            for (CompilationUnitTree unit : task.parse()) {
                ClassCSource source = new ClassCSource(unit,
                        Trees.instance(task).getSourcePositions(), name, text);
                source.scan(unit, null);
                findings.addAll(source.findings);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return findings;
    }

    /// A comment that ends like a statement is a statement that somebody switched off.
    private static List<String> commentedCode(String name, String text) {
        List<String> findings = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).matches("\\s*//[^/].*[;{]\\s*")) {
                findings.add(name + ":" + (i + 1) + ": commented code");
            }
        }
        return findings;
    }

    @Override
    public Void visitCompilationUnit(CompilationUnitTree tree, Void none) {
        mentioned.addAll(mentions(tree));
        Map<String, String> shapes = new HashMap<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitVariable(VariableTree variable, Void nothing) {
                declare(variable, shapes);
                return super.visitVariable(variable, nothing);
            }
        }.scan(tree, null);
        return super.visitCompilationUnit(tree, none);
    }

    /// Two names of one file that differ in `l`, `I` and `1` or in `O` and `0` alone are one to a
    /// tired reader.
    private void declare(VariableTree variable, Map<String, String> shapes) {
        String name = variable.getName().toString();
        String shape = name.replaceAll("[lI]", "1").replace('O', '0');
        String other = shapes.putIfAbsent(shape, name);
        if (other != null && !other.equals(name)) {
            find(variable, "names that look alike");
        }
        Set<Modifier> flags = variable.getModifiers().getFlags();
        if (variable.getInitializer() != null && flags.contains(Modifier.STATIC)
                && flags.contains(Modifier.FINAL)) {
            constants.define(name, variable.getInitializer());
        }
    }

    @Override
    public Void visitBinary(BinaryTree tree, Void none) {
        if (constants.wraps(tree)) {
            find(tree, "constant that wraps");
            return null;
        }
        return super.visitBinary(tree, none);
    }

    /// The names that stand in a piece of source as expressions or types.
    private static Set<String> mentions(Tree tree) {
        Set<String> names = new HashSet<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitIdentifier(IdentifierTree name, Void none) {
                names.add(name.getName().toString());
                return null;
            }
        }.scan(tree, null);
        return names;
    }

    @Override
    public Void visitClass(ClassTree tree, Void none) {
        if (tree.getModifiers().getFlags().contains(Modifier.PRIVATE)
                && !mentioned.contains(tree.getSimpleName().toString())) {
            find(tree, "type that nobody uses");
        }
        Set<String> outer = fields;
        fields = new HashSet<>();
        for (Tree member : tree.getMembers()) {
            if (member instanceof VariableTree field) {
                fields.add(field.getName().toString());
            }
        }
        super.visitClass(tree, none);
        fields = outer;
        return null;
    }

    @Override
    public Void visitVariable(VariableTree tree, Void none) {
        String name = tree.getName().toString();
        if (getCurrentPath().getParentPath().getLeaf() instanceof BlockTree block) {
            if (fields.contains(name)) {
                find(tree, "local that hides a field");
            }
            if (!name.isEmpty() && !isRead(name, block)) {
                find(tree, "variable that nobody reads");
            }
        }
        return super.visitVariable(tree, none);
    }

    private static boolean isRead(String name, Tree block) {
        boolean[] isRead = new boolean[1];
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitIdentifier(IdentifierTree read, Void none) {
                isRead[0] |= read.getName().contentEquals(name);
                return null;
            }

            @Override
            public Void visitAssignment(AssignmentTree write, Void none) {
                if (!(write.getVariable() instanceof IdentifierTree)) {
                    scan(write.getVariable(), none);
                }
                return scan(write.getExpression(), none);
            }
        }.scan(block, null);
        return isRead[0];
    }

    @Override
    public Void visitLiteral(LiteralTree tree, Void none) {
        long end = positions.getEndPosition(unit, tree);
        if (tree.getKind() == Tree.Kind.LONG_LITERAL && text.charAt((int) end - 1) == 'l') {
            find(tree, "small l");
        }
        return super.visitLiteral(tree, none);
    }

    /// Two ways out of one loop by `break`, not counting those of loops and switches within.
    private void breaks(StatementTree body) {
        int[] count = new int[1];
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitBreak(BreakTree jump, Void none) {
                count[0]++;
                return null;
            }

            @Override
            public Void scan(Tree tree, Void none) {
                boolean isOther = tree instanceof SwitchTree || tree instanceof ForLoopTree
                        || tree instanceof WhileLoopTree;
                return isOther ? null : super.scan(tree, none);
            }
        }.scan(body, null);
        if (count[0] > 1) {
            find(body, "two breaks in one loop");
        }
    }

    private void find(Tree tree, String habit) {
        long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
        findings.add(name + ":" + line + ": " + habit);
    }

    private void braces(StatementTree body) {
        if (body != null && body.getKind() != Tree.Kind.BLOCK) {
            find(body, "no braces");
        }
    }

    @Override
    public Void visitIf(IfTree tree, Void none) {
        braces(tree.getThenStatement());
        if (tree.getElseStatement() != null && tree.getElseStatement().getKind() != Tree.Kind.IF) {
            braces(tree.getElseStatement());
        }
        constant(tree.getCondition());
        return super.visitIf(tree, none);
    }

    @Override
    public Void visitWhileLoop(WhileLoopTree tree, Void none) {
        braces(tree.getStatement());
        breaks(tree.getStatement());
        return super.visitWhileLoop(tree, none);
    }

    @Override
    public Void visitEnhancedForLoop(EnhancedForLoopTree tree, Void none) {
        braces(tree.getStatement());
        return super.visitEnhancedForLoop(tree, none);
    }

    private void constant(ExpressionTree condition) {
        ExpressionTree bare = condition;
        while (bare instanceof ParenthesizedTree inner) {
            bare = inner.getExpression();
        }
        if (bare instanceof LiteralTree) {
            find(condition, "condition that never changes");
        }
    }

    @Override
    public Void visitForLoop(ForLoopTree tree, Void none) {
        braces(tree.getStatement());
        breaks(tree.getStatement());
        Set<String> here = new HashSet<>();
        for (StatementTree start : tree.getInitializer()) {
            if (start instanceof VariableTree counter) {
                here.add(counter.getName().toString());
                if (counter.getType() instanceof PrimitiveTypeTree type
                        && (type.getPrimitiveTypeKind() == TypeKind.DOUBLE
                        || type.getPrimitiveTypeKind() == TypeKind.FLOAT)) {
                    find(counter, "floating loop counter");
                }
            }
        }
        scan(tree.getInitializer(), none);
        scan(tree.getCondition(), none);
        scan(tree.getUpdate(), none);
        here.removeIf(counters::contains);
        counters.addAll(here);
        scan(tree.getStatement(), none);
        counters.removeAll(here);
        return null;
    }

    @Override
    public Void visitMethod(MethodTree tree, Void none) {
        Set<Modifier> flags = tree.getModifiers().getFlags();
        boolean isOwn = tree.getReturnType() == null || flags.contains(Modifier.PRIVATE)
                || flags.contains(Modifier.STATIC);
        if (tree.getBody() != null && isOwn) {
            Set<String> used = mentions(tree.getBody());
            tree.getParameters().stream()
                    .filter(each -> !used.contains(each.getName().toString()))
                    .forEach(each -> find(each, "parameter that nobody uses"));
        }
        Set<String> outer = new HashSet<>(parameters);
        tree.getParameters().forEach(each -> parameters.add(each.getName().toString()));
        super.visitMethod(tree, none);
        parameters.clear();
        parameters.addAll(outer);
        return null;
    }

    @Override
    public Void visitAssignment(AssignmentTree tree, Void none) {
        changed(tree.getVariable());
        boolean isStatement = switch (getCurrentPath().getParentPath().getLeaf().getKind()) {
            case EXPRESSION_STATEMENT, LAMBDA_EXPRESSION, ANNOTATION -> true;
            default -> false;
        };
        if (!isStatement) {
            find(tree, "assignment within an expression");
        }
        return super.visitAssignment(tree, none);
    }

    @Override
    public Void visitCompoundAssignment(CompoundAssignmentTree tree, Void none) {
        changed(tree.getVariable());
        return super.visitCompoundAssignment(tree, none);
    }

    @Override
    public Void visitUnary(UnaryTree tree, Void none) {
        switch (tree.getKind()) {
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
                    changed(tree.getExpression());
            default -> {
            }
        }
        return super.visitUnary(tree, none);
    }

    private void changed(ExpressionTree variable) {
        if (variable instanceof IdentifierTree known) {
            if (counters.contains(known.getName().toString())) {
                find(variable, "loop counter changed in the loop");
            }
            if (parameters.contains(known.getName().toString())) {
                find(variable, "parameter changed");
            }
        }
    }

    @Override
    public Void visitLabeledStatement(LabeledStatementTree tree, Void none) {
        boolean[] isUsed = new boolean[1];
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitBreak(BreakTree jump, Void nothing) {
                isUsed[0] |= tree.getLabel().equals(jump.getLabel());
                return null;
            }

            @Override
            public Void visitContinue(ContinueTree jump, Void nothing) {
                isUsed[0] |= tree.getLabel().equals(jump.getLabel());
                return null;
            }
        }.scan(tree.getStatement(), null);
        if (!isUsed[0]) {
            find(tree, "label that nobody uses");
        }
        return super.visitLabeledStatement(tree, none);
    }

    @Override
    public Void visitSwitch(SwitchTree tree, Void none) {
        if (tree.getCases().size() < 2) {
            find(tree, "switch of one case");
        }
        return super.visitSwitch(tree, none);
    }
}
