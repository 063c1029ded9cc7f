package homeostat.proof;

import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Where the program is entered: how it is assembled, and what hosts call afterwards.
///
/// @param assembly static methods or constructors that make the objects; empty with a snapshot
/// @param entries what is called again and again; an instance method is entered on every
///     instantiated subtype of its owner
/// @param instantiated classes of the objects of a snapshot; empty when assembly is analysed
public record EntryPoints(Set<Method> assembly, Set<Method> entries, Set<String> instantiated) {
    private static final String DEVICE = Kernel.DEVICE;
    private static final String TASK = Kernel.TASK;
    private static final String ASSEMBLE = "assemble";
    private static final String STEP = "step";
    private static final String STEP_DESCRIPTOR = "(J)V";

    public EntryPoints {
        assembly = Collections.unmodifiableSet(new TreeSet<>(assembly));
        entries = Collections.unmodifiableSet(new TreeSet<>(entries));
        instantiated = Collections.unmodifiableSet(new TreeSet<>(instantiated));
    }

    /// The rule for a program that is named by one class.
    ///
    /// Assembly is its static method `assemble` without parameters or, where it has none, all its
    /// constructors that take primitives and strings only: what other objects they might be given,
    /// nobody knows. When `assemble` returns a `homeostat.kernel.Device`, hosts may call every
    /// public method of that class, and `step(long)` of every `homeostat.kernel.Task`; else they
    /// call `void step(long)` of the named class.
    ///
    /// @throws ProofException when the class is missing or has neither
    public static EntryPoints of(Program program, String entryClass) {
        return Program.reading(() -> named(program, entryClass));
    }

    private static EntryPoints named(Program program, String entryClass) {
        String owner = entryClass.replace('.', '/');
        if (!program.isOwn(owner)) {
            throw new ProofException("missing class: class=" + entryClass
                    + ", expected the entry on the class path");
        }
        Set<Method> assembly = declared(program, owner, ASSEMBLE::equals).stream()
                .filter(m -> program.has(m, AccessFlag.STATIC) && m.descriptor().startsWith("()"))
                .collect(LinkedHashSet::new, Set::add, Set::addAll);
        boolean makesDevice = assembly.stream().anyMatch(
                m -> m.descriptor().equals("()L" + DEVICE + ";"));
        if (assembly.isEmpty()) {
            assembly = declared(program, owner, Method.CONSTRUCTOR::equals);
            assembly.removeIf(m -> !takesOnlyConstants(m));
        }
        if (assembly.isEmpty()) {
            throw new ProofException("no assembly: class=" + entryClass + ", expected a static"
                    + " assemble() or a constructor that takes primitives and strings only");
        }
        return new EntryPoints(assembly, makesDevice ? hostCalls(program)
                : Set.of(step(program, owner)), Set.of());
    }

    /// The rule for a device whose objects are known from a snapshot.
    public static EntryPoints ofDevice(Program program, Set<String> instantiated) {
        return new EntryPoints(Set.of(), hostCalls(program), instantiated);
    }

    /// The method that makes all objects without being given any, which a snapshot can run; none
    /// when assembly needs arguments that nobody knows.
    public Optional<Method> assemblyMethod() {
        return assembly.stream().filter(m -> m.descriptor().startsWith("()")).findFirst();
    }

    private static Set<Method> hostCalls(Program program) {
        Set<Method> entries = new LinkedHashSet<>();
        for (Method method : declared(program, DEVICE, name -> !name.startsWith("<"))) {
            if (program.has(method, AccessFlag.PUBLIC) && !program.has(method, AccessFlag.STATIC)) {
                entries.add(method);
            }
        }
        entries.add(new Method(TASK, STEP, STEP_DESCRIPTOR));
        return entries;
    }

    /// Whether an argument can be no object of the program.
    static boolean takesOnlyConstants(Method method) {
        return MethodTypeDesc.ofDescriptor(method.descriptor()).parameterList().stream()
                .allMatch(type -> type.isPrimitive()
                        || type.isArray() && type.componentType().isPrimitive()
                        || type.descriptorString().equals("Ljava/lang/String;"));
    }

    private static Method step(Program program, String owner) {
        Method step = new Method(owner, STEP, STEP_DESCRIPTOR);
        try {
            program.resolve(step);
            return step;
        } catch (ProofException e) {
            throw new ProofException("no entry: class=" + owner.replace('/', '.')
                    + ", expected a method void step(long)"
                    + " or a static assemble() that returns a " + DEVICE.replace('/', '.'), e);
        }
    }

    private static Set<Method> declared(Program program, String owner,
            Predicate<String> named) {
        List<Method> found = program.classNamed(owner).methods().stream()
                .filter(m -> named.test(m.methodName().stringValue()))
                .map(m -> new Method(owner, m.methodName().stringValue(),
                        m.methodType().stringValue()))
                .toList();
        return new LinkedHashSet<>(found);
    }
}
