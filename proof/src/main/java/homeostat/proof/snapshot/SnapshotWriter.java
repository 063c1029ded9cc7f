package homeostat.proof.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.constant.ClassDesc;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/// Walks the objects of an assembled device and writes them down, in the child JVM that assembled
/// it.
///
/// Breadth first from the root, then through the static fields of every class of the program that
/// the classes met so far mention (their initialisers run here, on the build machine, once).
/// Objects of the JDK are written as opaque: a device cannot use them on the target, only hold
/// them. The walk takes everything; what of it matters is decided by whoever reads it.
public final class SnapshotWriter {
    private final PrintWriter out;
    private final ClassLoader own;
    private final Map<Object, Integer> numbers = new IdentityHashMap<>();
    private final Queue<Object> waiting = new ArrayDeque<>();
    private final Set<String> mentioned = new HashSet<>();
    private final Queue<Class<?>> classes = new ArrayDeque<>();

    /// @param own the loader of the program's classes; the objects of other classes are opaque
    public SnapshotWriter(PrintWriter out, ClassLoader own) {
        this.out = out;
        this.own = own;
    }

    /// Writes everything that is reachable; the caller closes the writer.
    public void write(Object root) throws IOException {
        out.println("root " + numberOf(root));
        writeObjects();
        for (Class<?> each = classes.poll(); each != null; each = classes.poll()) {
            writeStatics(each);
            mentionAll(each);
            writeObjects();
        }
    }

    private void writeObjects() {
        for (Object each = waiting.poll(); each != null; each = waiting.poll()) {
            Class<?> type = each.getClass();
            if (type.isArray()) {
                writeArray(each);
            } else if (!isOwn(type)) {
                out.println("opaque " + numberOf(each) + " " + internalName(type));
            } else {
                mention(type);
                writeFields(each, type);
            }
        }
    }

    private void writeFields(Object object, Class<?> type) {
        out.println("object " + numberOf(object) + " " + internalName(type)
                + (object instanceof Enum<?> constant ? " " + constant.name() : ""));
        for (Class<?> each = type; isOwn(each); each = each.getSuperclass()) {
            mention(each);
            for (Field field : each.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    out.println("field " + describe(field) + " " + bits(field, object));
                }
            }
        }
        if (object instanceof Enum<?> constant) {
            out.println("field java/lang/Enum ordinal I " + constant.ordinal());
        }
    }

    private void writeArray(Object array) {
        StringBuilder line = new StringBuilder("array ").append(numberOf(array)).append(' ')
                .append(array.getClass().descriptorString());
        int length = Array.getLength(array);
        for (int i = 0; i < length; i++) {
            line.append(' ').append(bits(Array.get(array, i),
                    array.getClass().getComponentType().isPrimitive()));
        }
        out.println(line);
    }

    private void writeStatics(Class<?> type) {
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                out.println("static " + describe(field) + " " + bits(field, null));
            }
        }
    }

    private static String describe(Field field) {
        return internalName(field.getDeclaringClass()) + " " + field.getName() + " "
                + field.getType().descriptorString();
    }

    private long bits(Field field, Object object) {
        try {
            field.setAccessible(true);
            return bits(field.get(object), field.getType().isPrimitive());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot read " + field, e);
        }
    }

    /// A primitive by its raw bits, a reference by the number of its object, null as 0.
    private long bits(Object value, boolean primitive) {
        if (!primitive) {
            return value == null ? 0 : numberOf(value);
        }
        return switch (value) {
            case Boolean truth -> truth ? 1 : 0;
            case Character character -> character;
            case Double number -> Double.doubleToRawLongBits(number);
            case Float number -> Float.floatToRawIntBits(number);
            case Number number -> number.longValue();
            default -> throw new IllegalStateException("not a primitive: " + value.getClass());
        };
    }

    private int numberOf(Object object) {
        Integer known = numbers.get(object);
        if (known == null) {
            known = numbers.size() + 1;
            numbers.put(object, known);
            waiting.add(object);
        }
        return known;
    }

    private boolean isOwn(Class<?> type) {
        return type != null && type.getClassLoader() == own && !type.isHidden();
    }

    private static String internalName(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    private void mention(Class<?> type) {
        if (isOwn(type) && mentioned.add(type.getName())) {
            classes.add(type);
        }
    }

    private void mentionAll(Class<?> type) throws IOException {
        for (String name : classesNamedIn(type)) {
            if (!mentioned.contains(name)) {
                try {
                    mention(Class.forName(name, true, own));
                } catch (ClassNotFoundException | LinkageError e) {
                    mentioned.add(name);
                }
            }
        }
    }

    private List<String> classesNamedIn(Class<?> type) throws IOException {
        List<String> names = new ArrayList<>();
        try (InputStream in = own.getResourceAsStream(internalName(type) + ".class")) {
            if (in == null) { // spun at run time: a proxy, a lambda
                return names;
            }
            for (PoolEntry entry : ClassFile.of().parse(in.readAllBytes()).constantPool()) {
                if (entry instanceof ClassEntry named) {
                    ClassDesc described = named.asSymbol();
                    if (described.isClassOrInterface()) {
                        names.add(named.asInternalName().replace('/', '.'));
                    }
                }
            }
        }
        return names;
    }
}
