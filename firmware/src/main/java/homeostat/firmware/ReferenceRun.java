package homeostat.firmware;

import homeostat.proof.snapshot.SnapshotWriter;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The program of the child JVM: assembles the device, writes its snapshot, then replays the
/// recorded calls on it and writes every output bit.
///
/// It runs apart so that the build never links code of the device: parent and device share nothing
/// but files. It writes into one folder: `snapshot.txt`, `calls.bin` (each call as its method's
/// number and its arguments, 64-bit little-endian words), `reference.bin` (the result of each call,
/// where it has one, and all probes) and `reference.txt` (`end`, or the exception that a call ended
/// with).
public final class ReferenceRun {
    /// What stands in `calls.bin` for a reset in place of a method's number.
    static final int RESET = -1;
    private final RecordedRun run;
    private final Path folder;
    private final boolean whole;
    private final List<Method> entries = new ArrayList<>();
    private Object root;

    private ReferenceRun(RecordedRun run, Path folder, boolean whole) {
        this.run = run;
        this.folder = folder;
        this.whole = whole;
    }

    /// @param arguments the recorded run's file, the folder to write to, and `whole` when every
    ///        method that a host may call is an entry, or `called`
    public static void main(String[] arguments) throws IOException {
        try {
            new ReferenceRun(RecordedRun.read(Path.of(arguments[0])), Path.of(arguments[1]),
                    arguments[2].equals("whole")).run();
        } catch (FirmwareException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private void run() throws IOException {
        root = assemble();
        try (PrintWriter out = new PrintWriter(
                Files.newBufferedWriter(folder.resolve("snapshot.txt"), StandardCharsets.UTF_8))) {
            writeEntries(out);
            new SnapshotWriter(out, getClass().getClassLoader()).write(root);
        }
        Files.writeString(folder.resolve("reference.txt"), replay());
    }

    private Object assemble() {
        RecordedRun.Line line = run.assembly();
        int dot = line.name().lastIndexOf('.');
        if (dot < 0) {
            throw run.malformed(line.number(), "expected assemble package.Class.method");
        }
        Class<?> type;
        try {
            type = Class.forName(line.name().substring(0, dot));
        } catch (ClassNotFoundException e) {
            throw new FirmwareException("no such class: class=" + line.name().substring(0, dot)
                    + ", expected it on the class path", e);
        }
        Object made = invoke(methodOf(type, line, line.name().substring(dot + 1)), null, line);
        for (String accessor : run.accessors()) {
            RecordedRun.Line step = new RecordedRun.Line(line.number(), accessor, List.of());
            made = invoke(methodOf(made.getClass(), step, accessor), made, step);
        }
        return made;
    }

    private Object invoke(Method method, Object receiver, RecordedRun.Line line) {
        try {
            if (receiver == null && !Modifier.isStatic(method.getModifiers())) {
                throw run.malformed(line.number(), "expected a static method");
            }
            return method.invoke(receiver, argumentsOf(method, line));
        } catch (ReflectiveOperationException e) {
            throw new FirmwareException("the device cannot be assembled: method=" + line.name()
                    + " reason=" + (e.getCause() == null ? e : e.getCause()), e);
        }
    }

    /// The method of that name and number of parameters, of the class or the nearest superclass.
    private Method methodOf(Class<?> type, RecordedRun.Line line, String name) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Method method : each.getDeclaredMethods()) {
                if (method.getName().equals(name) && !method.isBridge()
                        && method.getParameterCount() == line.arguments().size()) {
                    method.setAccessible(true);
                    return method;
                }
            }
        }
        throw run.malformed(line.number(), "expected a method of " + type.getName() + " with "
                + line.arguments().size() + " arguments");
    }

    private Object[] argumentsOf(Method method, RecordedRun.Line line) {
        Class<?>[] types = method.getParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            char descriptor = types[i].descriptorString().charAt(0);
            if (types[i] == String.class) {
                arguments[i] = line.arguments().get(i);
                continue;
            }
            long bits = run.bits(line, i, descriptor);
            arguments[i] = switch (descriptor) {
                case 'D' -> Double.longBitsToDouble(bits);
                case 'F' -> Float.intBitsToFloat((int) bits);
                case 'J' -> bits;
                case 'I' -> (int) bits;
                case 'S' -> (short) bits;
                case 'B' -> (byte) bits;
                default -> bits != 0;
            };
        }
        return arguments;
    }

    private int entry(RecordedRun.Line line) {
        Method method = methodOf(root.getClass(), line, line.name());
        int index = entries.indexOf(method);
        if (index < 0) {
            index = entries.size();
            entries.add(method);
        }
        return index;
    }

    private void writeEntries(PrintWriter out) throws IOException {
        try (DataOutputStream calls = open("calls.bin")) {
            for (RecordedRun.Line line : run.calls()) {
                int index = isReset(line) ? RESET : entry(line);
                calls.writeLong(Long.reverseBytes(index));
                for (int i = 0; i < line.arguments().size(); i++) {
                    calls.writeLong(Long.reverseBytes(run.bits(line, i,
                            entries.get(index).getParameterTypes()[i].descriptorString()
                                    .charAt(0))));
                }
            }
        }
        if (run.calls().stream().anyMatch(ReferenceRun::isReset)) {
            for (String each : List.of("resume", "remembered 0", "remember 0 0")) {
                List<String> words = List.of(each.split(" "));
                entry(new RecordedRun.Line(0, words.getFirst(), words.subList(1, words.size())));
            }
        }
        if (whole) {
            addAllEntries();
        }
        for (Method each : entries) {
            out.println("entry " + describe(each));
        }
        for (RecordedRun.Line line : run.probes()) {
            Method method = methodOf(root.getClass(), line, line.name());
            StringBuilder text = new StringBuilder("probe ").append(describe(method));
            for (int i = 0; i < line.arguments().size(); i++) {
                text.append(' ').append(run.bits(line, i,
                        method.getParameterTypes()[i].descriptorString().charAt(0)));
            }
            out.println(text);
        }
    }

    /// Public methods of the root that take and give nothing but numbers: those that a host in C
    /// can call.
    private void addAllEntries() {
        Stream.of(root.getClass().getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers())
                        && !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic()
                        && method.getReturnType().isPrimitive()
                        && Stream.of(method.getParameterTypes()).allMatch(Class::isPrimitive)
                        && !entries.contains(method))
                .sorted(Comparator.comparing(ReferenceRun::describe)).forEach(entries::add);
    }

    private static String describe(Method method) {
        return method.getDeclaringClass().getName().replace('.', '/') + " " + method.getName()
                + " " + java.lang.invoke.MethodType.methodType(method.getReturnType(),
                        method.getParameterTypes()).descriptorString();
    }

    private DataOutputStream open(String name) throws IOException {
        return new DataOutputStream(
                new BufferedOutputStream(Files.newOutputStream(folder.resolve(name))));
    }

    private String replay() throws IOException {
        try (DataOutputStream outputs = open("reference.bin")) {
            for (RecordedRun.Line line : run.calls()) {
                record(outputs, isReset(line) ? reset() : call(line));
                for (RecordedRun.Line probe : run.probes()) {
                    Method asked = methodOf(root.getClass(), probe, probe.name());
                    record(outputs, asked.invoke(root, argumentsOf(asked, probe)));
                }
            }
            return "end";
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            StackTraceElement[] trace = cause.getStackTrace();
            return "thrown " + cause.getClass().getName() + " at "
                    + (trace.length == 0 ? "an unknown place" : trace[0].getClassName() + "."
                    + trace[0].getMethodName() + ":" + trace[0].getLineNumber());
        } catch (IllegalAccessException e) {
            throw new FirmwareException("cannot call the device: reason=" + e.getMessage(), e);
        }
    }

    private Object call(RecordedRun.Line line)
            throws InvocationTargetException, IllegalAccessException {
        Method method = entries.get(entry(line));
        return method.invoke(root, argumentsOf(method, line));
    }

    private static boolean isReset(RecordedRun.Line line) {
        return line.name().equals(RecordedRun.RESET) && line.arguments().isEmpty();
    }

    /// Power was lost: everything is assembled anew, but for the words that the host has kept.
    private Object reset() throws InvocationTargetException, IllegalAccessException {
        RecordedRun.Line ask = new RecordedRun.Line(0, "memory", List.of());
        long[] kept = ((long[]) methodOf(root.getClass(), ask, "memory").invoke(root)).clone();
        root = assemble();
        long[] memory = (long[]) methodOf(root.getClass(), ask, "memory").invoke(root);
        System.arraycopy(kept, 0, memory, 0, memory.length);
        return call(new RecordedRun.Line(0, "resume", List.of()));
    }

    /// NaN as the one canonical NaN: its sign and payload depend on the processor.
    private static void record(DataOutputStream outputs, Object result) throws IOException {
        if (result != null) {
            outputs.writeLong(Long.reverseBytes(switch (result) {
                case Double number -> Double.doubleToLongBits(number);
                case Float number -> Float.floatToIntBits(number);
                case Boolean truth -> truth ? 1 : 0;
                case Number number -> number.longValue();
                default -> throw new FirmwareException("an output is not a number: type="
                        + result.getClass().getName() + ", expected a primitive");
            }));
        }
    }
}
