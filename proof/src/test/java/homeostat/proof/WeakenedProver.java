package homeostat.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The prover with one of its findings silenced: a mutant for each place in it that reports a rule.
///
/// The mutant's classes live in a loader of their own, beside the real ones; nothing of the prover
/// knows of this.
final class WeakenedProver {
    private static final String PACKAGE = "homeostat.proof.";
    private static final String RULE = "homeostat/proof/Rule";
    private static final String REPORT = "find";
    private static final Path CLASSES = Path.of("target/classes");
    private static final Path TESTS = Path.of("target/test-classes");

    /// One place that reports.
    ///
    /// @param type class of the prover, binary name
    /// @param method name and descriptor
    /// @param ordinal which report of that method, from 0
    /// @param rule the constant of the rule that is named before it, if one is
    record Mutant(String type, String method, int ordinal, Optional<String> rule) {
    }

    private final Mutant mutant;

    WeakenedProver(Mutant mutant) {
        this.mutant = mutant;
    }

    /// Every place of the prover that reports a finding, in a stable order.
    static List<Mutant> all() {
        List<Mutant> mutants = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".class")).sorted()
                    .toList()) {
                ClassModel model = ClassFile.of().parse(file);
                for (MethodModel method : model.methods()) {
                    reports(model, method, mutants);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return mutants;
    }

    private static void reports(ClassModel model, MethodModel method, List<Mutant> mutants) {
        if (method.code().isEmpty() || method.methodName().equalsString(REPORT)) {
            return;
        }
        Optional<String> rule = Optional.empty();
        int ordinal = 0;
        for (var element : method.code().get()) {
            if (element instanceof FieldInstruction field && field.opcode() == Opcode.GETSTATIC
                    && field.owner().asInternalName().equals(RULE)) {
                rule = Optional.of(field.name().stringValue());
            } else if (isReport(element)) {
                mutants.add(new Mutant(model.thisClass().asInternalName().replace('/', '.'),
                        method.methodName().stringValue() + method.methodType(), ordinal++, rule));
                rule = Optional.empty();
            }
        }
    }

    private static boolean isReport(Object element) {
        return element instanceof InvokeInstruction call && call.name().equalsString(REPORT)
                && call.owner().asInternalName().startsWith("homeostat/proof/")
                && call.typeSymbol().returnType().descriptorString().equals("V");
    }

    /// The first program of `names` about which the mutant says something else than its golden
    /// file, or null: then nobody has noticed.
    String noticedBy(List<String> folders, List<String> names) throws ReflectiveOperationException {
        Class<?> jury = new Loader().loadClass(Jury.class.getName());
        return (String) jury.getMethod("firstDifference", List.class, List.class)
                .invoke(null, folders, names);
    }

    /// Defines the prover and its corpus anew, the mutated class among them.
    private final class Loader extends ClassLoader {
        Loader() {
            super(WeakenedProver.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(PACKAGE)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? define(name) : loaded;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            String file = name.replace('.', '/') + ".class";
            Path path = Files.exists(CLASSES.resolve(file)) ? CLASSES.resolve(file)
                    : TESTS.resolve(file);
            try {
                byte[] bytes = Files.readAllBytes(path);
                byte[] defined = name.equals(mutant.type()) ? weakened(bytes) : bytes;
                return defineClass(name, defined, 0, defined.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    private byte[] weakened(byte[] bytes) {
        ClassFile files = ClassFile.of();
        ClassModel model = files.parse(bytes);
        return files.transformClass(model, (builder, element) -> {
            if (element instanceof MethodModel method && mutant.method().equals(
                    method.methodName().stringValue() + method.methodType())) {
                builder.transformMethod(method,
                        MethodTransform.transformingCode(silence()));
            } else {
                builder.with(element);
            }
        });
    }

    private CodeTransform silence() {
        int[] seen = new int[1];
        return (builder, element) -> {
            if (isReport(element) && seen[0]++ == mutant.ordinal()) {
                InvokeInstruction call = (InvokeInstruction) element;
                List<ClassDesc> parameters = call.typeSymbol().parameterList();
                for (ClassDesc each : parameters.reversed()) {
                    if (TypeKind.from(each).slotSize() == 2) {
                        builder.pop2();
                    } else {
                        builder.pop();
                    }
                }
                if (call.opcode() != Opcode.INVOKESTATIC) {
                    builder.pop();
                }
            } else {
                builder.with(element);
            }
        };
    }
}
