package homeostat.proof.hunt;

import com.sun.management.ThreadMXBean;
import homeostat.seed.Stream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Runs one program, instrumented, and says what it did that class C forbids.
///
/// A task that trapped is not run again, as the kernel does; from one that loops for ever no host
/// comes back, so that the run ends there, for the other task, too. Every run is done three times,
/// each on objects of its own: the first links what the JVM links at first use, and what the other
/// two both allocate is the program's.
final class Execution {
    private static final ThreadMXBean THREADS =
            (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int RUNS = 4;
    private static final int STEPS = 50;

    /// Classes by name, defined once; the kernel's stand-ins come instrumented, too.
    static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes = new HashMap<>();

        Loader(Map<String, byte[]> instrumented) {
            super(Execution.class.getClassLoader());
            instrumented.forEach((name, bytes) -> classes.put(name.replace('/', '.'), bytes));
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                byte[] bytes = classes.get(name);
                if (bytes == null) {
                    return super.loadClass(name, resolve);
                }
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : defineClass(name, bytes, 0, bytes.length);
            }
        }
    }

    /// What the runs of one program showed.
    ///
    /// @param bytes allocated by steps, at most in one run
    /// @param recursive a method that was active twice, else null
    /// @param shared the class of an object that two tasks touched and one wrote, else null
    /// @param traps each failure once, with the frame it rose from
    record Seen(long bytes, String recursive, String shared, List<Trap> traps) {
    }

    /// A failure by its class and where it was thrown.
    record Trap(String failure, String type, String method, int line) {
    }

    private final Class<?> entry;
    private final Set<Trap> traps = new LinkedHashSet<>();
    private long bytes;

    private Execution(Class<?> entry) {
        this.entry = entry;
    }

    static Seen run(Class<?> entry, Instrumenter instrumenter, long seed)
            throws ReflectiveOperationException {
        Probe.clear();
        Execution execution = new Execution(entry);
        for (int run = 0; run < RUNS; run++) {
            Stream inputs = Stream.of(seed).split("run").split(run);
            long[] nowNs = new long[STEPS];
            for (int i = 0; i < STEPS; i++) {
                nowNs[i] = inputs.nextLong() >> inputs.nextInt(63);
            }
            execution.steps(nowNs);
            execution.bytes = Math.max(execution.bytes,
                    Math.min(execution.steps(nowNs), execution.steps(nowNs)));
        }
        return new Seen(execution.bytes,
                Probe.recursive < 0 ? null : instrumenter.methods.get(Probe.recursive),
                Probe.shared == null ? null : Probe.shared.getClass().getName(),
                List.copyOf(execution.traps));
    }

    /// Runs new objects and returns the most bytes that one step allocated.
    private long steps(long[] nowNs) throws ReflectiveOperationException {
        long most = 0;
        Probe.forgetObjects();
        MethodHandle[] steps = steps();
        boolean[] isDistrusted = new boolean[steps.length];
        long id = Thread.currentThread().threadId();
        for (long now : nowNs) {
            for (int i = 0; i < steps.length; i++) {
                if (isDistrusted[i]) {
                    continue;
                }
                long before = THREADS.getThreadAllocatedBytes(id);
                Throwable failure = step(steps[i], now);
                long after = THREADS.getThreadAllocatedBytes(id);
                if (failure instanceof Probe.Endless) {
                    return most;
                }
                if (failure != null) {
                    isDistrusted[i] = true;
                    note(failure);
                } else {
                    most = Math.max(most, after - before);
                }
            }
        }
        return most;
    }

    private static Throwable step(MethodHandle step, long nowNs) {
        try {
            step.invokeExact(nowNs);
            return null;
        } catch (Throwable failure) {
            return failure;
        } finally {
            Probe.unwind();
        }
    }

    private void note(Throwable failure) {
        if (failure instanceof StackOverflowError) {
            return;
        }
        for (StackTraceElement frame : failure.getStackTrace()) {
            if (frame.getClassName().startsWith(entry.getName())) {
                Trap trap = new Trap(failure.getClass().getSimpleName(), frame.getClassName(),
                        frame.getMethodName(), frame.getLineNumber());
                traps.add(trap);
                return;
            }
        }
    }

    /// The program's root: what its `assemble()` returns, else the object of its constructor.
    static Object assemble(Class<?> entry) throws ReflectiveOperationException {
        for (Method method : entry.getDeclaredMethods()) {
            if (method.getName().equals("assemble")) {
                return method.invoke(null);
            }
        }
        return entry.getDeclaredConstructor().newInstance();
    }

    private MethodHandle[] steps() throws ReflectiveOperationException {
        Object root = assemble(entry);
        if (root.getClass() == entry) {
            return new MethodHandle[] {step(root)};
        }
        Field field = root.getClass().getDeclaredField("tasks");
        field.setAccessible(true);
        Object[] tasks = (Object[]) field.get(root);
        MethodHandle[] steps = new MethodHandle[tasks.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = step(tasks[i]);
        }
        return steps;
    }

    private static MethodHandle step(Object task) throws ReflectiveOperationException {
        Method step = task.getClass().getMethod("step", long.class);
        step.setAccessible(true);
        return MethodHandles.lookup().unreflect(step).bindTo(task);
    }
}
