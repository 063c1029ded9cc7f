package homeostat.checks;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// One Java file as the tidy rules see it: its lines, its types, its methods, its imports.
///
/// Parsed by javac itself and not attributed, so that a file is read the way the compiler reads it.
record Source(Path path, List<String> lines, List<Type> types, List<Routine> routines,
        List<Imported> imports) {

    /// A class, record, interface or enum.
    record Type(String name, int line, boolean isPublic, boolean isDocumented) {}

    /// A method or constructor; `owner` is the simple name of its type.
    record Routine(String owner, String name, int line, int length, int parameters,
            boolean isPublic, boolean isDocumented, boolean isCanonical) {}

    /// An import.
    record Imported(String name, int line) {}

    /// Parses each file of `paths`.
    static List<Source> parse(List<Path> paths) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(
                null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(null, files, diagnostic -> { },
                    List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(paths));
            DocTrees trees = DocTrees.instance(task);
            List<Source> sources = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                sources.add(of(unit, trees));
            }
            return sources;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static Source of(CompilationUnitTree unit, DocTrees trees) throws IOException {
        Path path = Path.of(unit.getSourceFile().toUri());
        Collector collector = new Collector(unit, trees);
        collector.scan(unit, null);
        return new Source(path, Files.readAllLines(path), collector.types, collector.routines,
                collector.imports);
    }

    private static final class Collector extends TreePathScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final DocTrees trees;
        private final SourcePositions positions;
        private final List<Type> types = new ArrayList<>();
        private final List<Routine> routines = new ArrayList<>();
        private final List<Imported> imports = new ArrayList<>();
        private ClassTree owner;

        Collector(CompilationUnitTree unit, DocTrees trees) {
            this.unit = unit;
            this.trees = trees;
            this.positions = trees.getSourcePositions();
        }

        @Override
        public Void visitImport(ImportTree tree, Void unused) {
            imports.add(new Imported(
                    tree.getQualifiedIdentifier().toString(), line(positions(tree)[0])));
            return super.visitImport(tree, unused);
        }

        @Override
        public Void visitClass(ClassTree tree, Void unused) {
            ClassTree outer = owner;
            owner = tree;
            String name = tree.getSimpleName().toString();
            if (!name.isEmpty()) {
                types.add(new Type(name, line(positions(tree)[0]),
                        tree.getModifiers().getFlags().contains(Modifier.PUBLIC), isDocumented()));
            }
            super.visitClass(tree, unused);
            owner = outer;
            return null;
        }

        @Override
        public Void visitMethod(MethodTree tree, Void unused) {
            long[] at = positions(tree);
            boolean overrides = tree.getModifiers().getAnnotations().stream()
                    .anyMatch(one -> one.getAnnotationType().toString().equals("Override"));
            boolean isPublic = tree.getModifiers().getFlags().contains(Modifier.PUBLIC);
            boolean isCompact = at[0] < 0 || at[1] < 0;
            if (!isCompact) {
                routines.add(new Routine(owner.getSimpleName().toString(),
                        tree.getName().toString(), line(at[0]), line(at[1]) - line(at[0]) + 1,
                        tree.getParameters().size(), isPublic, overrides || isDocumented(),
                        tree.getName().contentEquals("<init>")
                                && owner.getKind() == com.sun.source.tree.Tree.Kind.RECORD));
            }
            return super.visitMethod(tree, unused);
        }

        private boolean isDocumented() {
            return trees.getDocComment(getCurrentPath()) != null;
        }

        private long[] positions(com.sun.source.tree.Tree tree) {
            return new long[] {positions.getStartPosition(unit, tree),
                positions.getEndPosition(unit, tree)};
        }

        private int line(long position) {
            return (int) unit.getLineMap().getLineNumber(position);
        }
    }
}
