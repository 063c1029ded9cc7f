package homeostat.proof.snapshot;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The program of the child JVM: assembles, writes the objects, ends. Whatever threads assembly
/// left behind end with it.
public final class AssemblyRun {
    /// Exit code when the reason is in [#REASON], beside the snapshot.
    static final int REFUSED = 2;
    static final String REASON = "reason.txt";

    private AssemblyRun() {
    }

    /// @param arguments class, static method or `<init>`, file to write to
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[2]);
        String method = arguments[0] + "." + arguments[1];
        try {
            Object root = assemble(arguments[0], arguments[1]);
            if (root == null) {
                throw new IllegalArgumentException("it returned null");
            }
            try (PrintWriter out = new PrintWriter(
                    Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
                new SnapshotWriter(out, AssemblyRun.class.getClassLoader()).write(root);
            }
        } catch (InvocationTargetException e) {
            refuse(file, method, "it threw " + e.getCause());
        } catch (ReflectiveOperationException | RuntimeException | LinkageError
                | StackOverflowError | OutOfMemoryError e) {
            refuse(file, method, e.toString());
        }
        Runtime.getRuntime().halt(0);
    }

    private static void refuse(Path file, String method, String reason) throws IOException {
        Files.writeString(file.resolveSibling(REASON), "the device cannot be assembled: method="
                + method + " reason=" + reason.lines().findFirst().orElse("")
                + ", expected an object");
        Runtime.getRuntime().halt(REFUSED);
    }

    private static Object assemble(String type, String name) throws ReflectiveOperationException {
        Class<?> owner = Class.forName(type);
        if (name.equals("<init>")) {
            Constructor<?> constructor = owner.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        }
        Method method = owner.getDeclaredMethod(name);
        method.setAccessible(true);
        if (!Modifier.isStatic(method.getModifiers())) {
            throw new NoSuchMethodException(type + "." + name + "() is not static");
        }
        return method.invoke(null);
    }
}
