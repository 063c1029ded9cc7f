package homeostat.proof;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.classfile.Attribute;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.UnknownAttribute;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/// The closed world: every class of the *program* (the class path that was handed in) and, read
/// only when asked for, the classes of the *library* (the JDK that runs this).
///
/// A class file is parsed, never loaded, so nothing that is checked gets to run. Resolution and
/// selection follow the Java Virtual Machine Specification, SE 25, 5.4.3.3, 5.4.3.4 and 5.4.6:
/// *resolving* finds the declaration that a reference means; *selecting* finds the code that runs
/// for an object of a given class. Not safe for use by several threads.
public final class Program {
    private static final String ROOT = "java/lang/Object";

    private final Map<String, byte[]> bytes;
    private final Map<String, String> safetyClasses;
    private final Map<String, Known> known = new HashMap<>();
    private final Map<Method, MethodBody> bodies = new HashMap<>();
    private final Map<Method, Method> resolved = new HashMap<>();
    private final Map<Selection, Method> selected = new HashMap<>();
    private final Map<Field, Field> resolvedFields = new HashMap<>();

    private record Selection(Method reference, String receiver) {
    }

    /// A parsed class and its methods by signature; `model` is null for a name nobody defines.
    private record Known(ClassModel model, Map<String, MethodModel> methods,
            Set<String> supertypes) {
    }

    private final ClassFile verifier = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
            ClassHierarchyResolver.ofResourceParsing(this::streamOrNull).cached()));

    private Program(Map<String, byte[]> bytes, Map<String, String> safetyClasses) {
        this.bytes = bytes;
        this.safetyClasses = safetyClasses;
    }

    /// Reads all class files of folders and jars.
    ///
    /// @throws ProofException when a path is neither
    public static Program load(List<Path> classPath) {
        Map<String, byte[]> bytes = new TreeMap<>();
        Map<String, String> safetyClasses = new HashMap<>();
        for (Path place : classPath) {
            Map<String, byte[]> read = ClassPath.read(List.of(place));
            String declared = ClassPath.safetyClass(place);
            read.keySet().removeAll(bytes.keySet());
            bytes.putAll(read);
            if (declared != null) {
                read.keySet().forEach(type -> safetyClasses.put(type, declared));
            }
        }
        return new Program(bytes, safetyClasses);
    }

    /// The safety class that the module of a class declares: A, B or C.
    public Optional<String> safetyClass(String internalName) {
        return Optional.ofNullable(safetyClasses.get(internalName));
    }

    /// The world of class files at hand, by internal name.
    static Program of(Map<String, byte[]> bytes) {
        return new Program(new TreeMap<>(bytes), Map.of());
    }

    /// Class files are parsed piece by piece, so damage shows late and as many exceptions; here
    /// they become the one of this module.
    static <T> T reading(Supplier<T> judgement) {
        try {
            return judgement.get();
        } catch (IllegalArgumentException | IndexOutOfBoundsException | ClassCastException e) {
            throw new ProofException("a damaged class file: reason=" + e.getMessage()
                    + ", expected what a Java compiler emits", e);
        }
    }

    /// Internal names of all classes on the class path, sorted.
    public Set<String> classNames() {
        return Collections.unmodifiableSet(bytes.keySet());
    }

    /// Whether a class belongs to the program, not to the library.
    public boolean isOwn(String internalName) {
        return bytes.containsKey(internalName);
    }

    /// Whether anybody defines the class: program or library.
    public boolean exists(String internalName) {
        return find(internalName).model() != null;
    }

    /// The bytes of a class of the program, as they were read.
    public byte[] bytesOf(String internalName) {
        return bytes.get(internalName).clone();
    }

    /// The rules trust what the JVM's verifier guarantees (a constructor runs on what `new` made,
    /// types are what they seem), so it is asked first; it too reads and loads nothing.
    ///
    /// @throws ProofException when a class of the program would not verify
    void verify(String internalName) {
        List<VerifyError> errors = verifier.verify(bytes.get(internalName));
        if (!errors.isEmpty()) {
            throw new ProofException("a class that does not verify: class=" + internalName
                    + " reason=" + errors.getFirst().getMessage().lines().findFirst().orElse("")
                    + ", expected what a Java compiler emits", errors.getFirst());
        }
    }

    private InputStream streamOrNull(ClassDesc type) {
        byte[] read = bytesOrNull(internalName(type.descriptorString()));
        return read == null ? null : new ByteArrayInputStream(read);
    }

    private byte[] bytesOrNull(String internalName) {
        byte[] read = bytes.get(internalName);
        return read != null ? read : ClassPath.ofRuntime(internalName);
    }

    /// @throws ProofException when nobody defines it or it is not a class file this JDK knows
    public ClassModel classNamed(String internalName) {
        return required(internalName).model();
    }

    /// The source file a class names, or its own name with `.class` when it names none.
    public String sourceFile(String internalName) {
        return classNamed(internalName).findAttribute(Attributes.sourceFile())
                .map(file -> file.sourceFile().stringValue())
                .orElse(internalName.substring(internalName.lastIndexOf('/') + 1) + ".class");
    }

    /// The declaration of a method in exactly `method.owner()`, if it is there.
    public Optional<MethodModel> declaration(Method method) {
        return Optional.ofNullable(required(method.owner()).methods().get(method.signature()));
    }

    /// The decoded code of a declared method.
    ///
    /// @throws ProofException when it is not declared there or has no code
    public MethodBody body(Method method) {
        MethodBody body = bodies.get(method);
        if (body == null) {
            MethodModel model = declaration(method).orElseThrow(() -> new ProofException(
                    "no such method: method=" + method + ", expected it in the class file"));
            body = MethodBody.decode(method, model);
            bodies.put(method, body);
        }
        return body;
    }

    /// All superclasses and superinterfaces, without the class itself, nearest first.
    public Set<String> supertypes(String internalName) {
        return required(internalName).supertypes();
    }

    /// Whether a reference of type `a` is one of type `b`: classes, interfaces and arrays.
    public boolean isSubtype(String a, String b) {
        if (a.equals(b) || b.equals(ROOT)) {
            return true;
        }
        if (a.startsWith("[")) {
            return b.equals("java/lang/Cloneable") || b.equals("java/io/Serializable")
                    || b.startsWith("[") && isArraySubtype(a.substring(1), b.substring(1));
        }
        return !b.startsWith("[") && supertypes(a).contains(b);
    }

    private boolean isArraySubtype(String a, String b) {
        return a.equals(b) || isReference(a) && isReference(b)
                && isSubtype(internalName(a), internalName(b));
    }

    private static boolean isReference(String descriptor) {
        return descriptor.startsWith("L") || descriptor.startsWith("[");
    }

    /// `Lfoo/Bar;` as `foo/Bar`; an array descriptor is its own internal name.
    static String internalName(String descriptor) {
        return descriptor.startsWith("L")
                ? descriptor.substring(1, descriptor.length() - 1) : descriptor;
    }

    public boolean isInterface(String internalName) {
        return classNamed(internalName).flags().has(AccessFlag.INTERFACE);
    }

    /// The superclass, or null for `java/lang/Object`.
    public String superclass(String internalName) {
        return classNamed(internalName).superclass().map(c -> c.asInternalName()).orElse(null);
    }

    /// The declaration a reference means, of any kind of invocation: the class and its
    /// superclasses, then the maximally specific superinterface method, then any superinterface
    /// method.
    ///
    /// @throws ProofException when there is none
    public Method resolve(Method reference) {
        Method known = resolved.get(reference);
        if (known == null) {
            known = resolvedAnew(reference);
            resolved.put(reference, known);
        }
        return known;
    }

    private Method resolvedAnew(Method reference) {
        for (String c = reference.owner(); c != null; c = superclass(c)) {
            if (declaration(reference.in(c)).isPresent()) {
                return reference.in(c);
            }
        }
        List<Method> candidates = maximallySpecific(reference, reference.owner());
        for (Method candidate : candidates) {
            if (!has(candidate, AccessFlag.ABSTRACT)) {
                return candidate;
            }
        }
        if (candidates.isEmpty()) {
            throw new ProofException("no such method: method=" + reference
                    + ", expected it in the class or in a supertype");
        }
        return candidates.getFirst();
    }

    /// The code that runs when `name` with `descriptor` is invoked on an object of `receiverClass`.
    public Method resolveVirtual(String receiverClass, String name, String descriptor) {
        return select(new Method(receiverClass, name, descriptor), receiverClass);
    }

    /// The method that `invokestatic` of a reference runs.
    public Method resolveStatic(Method reference) {
        return resolve(reference);
    }

    /// The method that `invokespecial` of a reference runs when it stands in class `caller`: a
    /// constructor or private method as named, a `super` call from the caller's superclass upwards.
    public Method resolveSpecial(Method reference, String caller) {
        Method named = resolve(reference);
        if (named.isConstructor() || has(named, AccessFlag.PRIVATE)
                || isInterface(reference.owner()) || reference.owner().equals(caller)
                || !isSubtype(caller, reference.owner())) {
            return named;
        }
        return resolve(reference.in(superclass(caller)));
    }

    /// The code that runs when the reference is invoked virtually on an object of `receiverClass`.
    /// Private methods (nestmates call them so) are not overridden; package-private ones only
    /// within their package; defaults of interfaces come last.
    ///
    /// @throws ProofException when nothing concrete answers
    public Method select(Method reference, String receiverClass) {
        Selection asked = new Selection(reference, receiverClass);
        Method known = selected.get(asked);
        if (known == null) {
            known = selectedAnew(reference, receiverClass);
            selected.put(asked, known);
        }
        return known;
    }

    private Method selectedAnew(Method reference, String receiverClass) {
        Method resolved = resolve(reference);
        if (has(resolved, AccessFlag.PRIVATE)) {
            return resolved;
        }
        List<Method> chain = new ArrayList<>();
        for (String c = receiverClass; c != null; c = superclass(c)) {
            Method m = resolved.in(c);
            if (declaration(m).isPresent() && !has(m, AccessFlag.PRIVATE)
                    && !has(m, AccessFlag.STATIC)) {
                chain.add(m);
            }
        }
        for (int i = 0; i < chain.size(); i++) {
            if (overrides(chain, i, resolved)) {
                return concrete(chain.get(i), receiverClass);
            }
        }
        for (Method candidate : maximallySpecific(resolved, receiverClass)) {
            if (!has(candidate, AccessFlag.ABSTRACT)) {
                return candidate;
            }
        }
        throw new ProofException("no code to run: method=" + resolved + " receiver="
                + receiverClass + ", expected an implementation");
    }

    private Method concrete(Method method, String receiverClass) {
        if (has(method, AccessFlag.ABSTRACT)) {
            throw new ProofException("no code to run: method=" + method + " receiver="
                    + receiverClass + ", expected an implementation");
        }
        return method;
    }

    private boolean overrides(List<Method> chain, int index, Method resolved) {
        Method candidate = chain.get(index);
        if (candidate.equals(resolved) || has(resolved, AccessFlag.PUBLIC)
                || has(resolved, AccessFlag.PROTECTED)
                || packageOf(candidate.owner()).equals(packageOf(resolved.owner()))) {
            return true;
        }
        for (int i = index + 1; i < chain.size(); i++) {
            Method between = chain.get(i);
            if (!between.equals(resolved) && overrides(List.of(candidate), 0, between)
                    && overrides(chain, i, resolved)) {
                return true;
            }
        }
        return false;
    }

    private static String packageOf(String internalName) {
        return internalName.substring(0, Math.max(0, internalName.lastIndexOf('/')));
    }

    private List<Method> maximallySpecific(Method reference, String from) {
        List<Method> found = new ArrayList<>();
        for (String type : supertypesAndSelf(from)) {
            Method m = reference.in(type);
            if (isInterface(type) && declaration(m).isPresent() && !has(m, AccessFlag.PRIVATE)
                    && !has(m, AccessFlag.STATIC)) {
                found.add(m);
            }
        }
        return found.stream().filter(m -> found.stream().noneMatch(other -> !other.equals(m)
                && isSubtype(other.owner(), m.owner()))).toList();
    }

    Set<String> supertypesAndSelf(String internalName) {
        Set<String> all = new LinkedHashSet<>();
        all.add(internalName);
        all.addAll(supertypes(internalName));
        return all;
    }

    /// Whether a declared method carries an access flag.
    public boolean has(Method declared, AccessFlag flag) {
        return declaration(declared).map(m -> m.flags().has(flag)).orElse(false);
    }

    /// The field a reference means: the class, its superinterfaces, its superclass, in this order
    /// (5.4.3.2); the result's owner is the class that declares it.
    public Field resolveField(Field reference) {
        Field found = resolvedFields.get(reference);
        if (found == null) {
            found = findField(reference.owner(), reference);
            resolvedFields.put(reference, found);
        }
        if (found == null) {
            throw new ProofException("no such field: field=" + reference
                    + ", expected it in the class or in a supertype");
        }
        return found;
    }

    private Field findField(String type, Field reference) {
        ClassModel model = classNamed(type);
        for (FieldModel field : model.fields()) {
            if (field.fieldName().equalsString(reference.name())
                    && field.fieldType().equalsString(reference.descriptor())) {
                return new Field(type, reference.name(), reference.descriptor());
            }
        }
        for (var each : model.interfaces()) {
            Field found = findField(each.asInternalName(), reference);
            if (found != null) {
                return found;
            }
        }
        String above = superclass(type);
        return above == null ? null : findField(above, reference);
    }

    private Known required(String internalName) {
        Known found = find(internalName);
        if (found.model() == null) {
            throw new ProofException("missing class: class=" + internalName
                    + ", expected it on the class path or in the JDK");
        }
        return found;
    }

    private Known find(String internalName) {
        Known found = known.get(internalName);
        if (found == null) {
            byte[] read = bytesOrNull(internalName);
            found = read == null ? new Known(null, Map.of(), Set.of()) : parse(internalName, read);
            known.put(internalName, found);
        }
        return found;
    }

    private Known parse(String internalName, byte[] read) {
        ClassModel model;
        Map<String, MethodModel> methods = new HashMap<>();
        try {
            model = ClassFile.of().parse(read);
            if (!model.thisClass().asInternalName().equals(internalName)) {
                throw new ProofException("a class at the wrong place: class="
                        + model.thisClass().asInternalName() + " at=" + internalName
                        + ".class, expected the folder of its package");
            }
            boolean isOwn = isOwn(internalName);
            refuseUnknown(internalName, isOwn, model);
            for (FieldModel field : model.fields()) {
                refuseUnknown(internalName, isOwn, field);
            }
            for (MethodModel method : model.methods()) {
                refuseUnknown(internalName, isOwn, method);
                methods.put(method.methodName().stringValue() + method.methodType().stringValue(),
                        method);
            }
        } catch (IllegalArgumentException e) {
            throw new ProofException("not a class file: class=" + internalName
                    + ", expected one this JDK can read", e);
        }
        if (model.majorVersion() > ClassFile.latestMajorVersion()
                || model.minorVersion() != 0 && model.majorVersion() > ClassFile.JAVA_1_VERSION) {
            throw new ProofException("unknown class file version: class=" + internalName
                    + " version=" + model.majorVersion() + "." + model.minorVersion()
                    + ", expected at most " + ClassFile.latestMajorVersion()
                    + " without preview features");
        }
        return new Known(model, methods, supertypesOf(internalName, model));
    }

    /// An attribute that nobody here understands could change what the class means.
    private static void refuseUnknown(String internalName, boolean isOwn,
            AttributedElement element) {
        for (Attribute<?> attribute : element.attributes()) {
            if (isOwn && attribute instanceof UnknownAttribute) {
                throw new ProofException("unknown attribute: class=" + internalName
                        + " attribute=" + attribute.attributeName()
                        + ", expected what this JDK defines");
            }
        }
    }

    private Set<String> supertypesOf(String internalName, ClassModel model) {
        Set<String> all = new LinkedHashSet<>();
        List<String> direct = new ArrayList<>();
        model.superclass().ifPresent(c -> direct.add(c.asInternalName()));
        model.interfaces().forEach(c -> direct.add(c.asInternalName()));
        known.put(internalName, new Known(model, Map.of(), Set.of(internalName)));
        try {
            for (String each : direct) {
                all.add(each);
                all.addAll(required(each).supertypes());
            }
        } finally {
            known.remove(internalName);
        }
        if (all.contains(internalName)) {
            throw new ProofException("a class is its own supertype: class=" + internalName);
        }
        return Collections.unmodifiableSet(all);
    }
}
