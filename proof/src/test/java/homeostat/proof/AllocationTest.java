package homeostat.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Exists because "proved" should agree with what a JVM counts when the program runs.
class AllocationTest {
    private static final int WARM = 20_000;
    private static final int ROUNDS = 5;
    private static final int STEPS = 1_000;
    private static final MethodType STEP = MethodType.methodType(void.class, long.class);

    static List<String> programs() {
        return Corpus.names("accepts").stream()
                .filter(name -> Corpus.prove(name).totality().left().isEmpty()
                        && Corpus.prove(name).modes().isEmpty()).toList();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void aProvedProgramAllocatesNothingWhenItRuns(String name) throws Throwable {
        assertTrue(Corpus.prove(name).isProved());
        URL[] places = {Path.of("target/corpus").toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(places, null)) {
            MethodHandle step = step(loader.loadClass(name));
            for (int i = 0; i < WARM; i++) {
                step.invokeExact((long) i);
            }
            assertEquals(0, leastAllocatedBytes(step));
        }
    }

    private static MethodHandle step(Class<?> type) throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
        for (java.lang.reflect.Method method : type.getDeclaredMethods()) {
            if (method.getName().equals("assemble")) {
                method.setAccessible(true);
                Object device = method.invoke(null);
                return lookup.findVirtual(device.getClass(), "advance", STEP).bindTo(device);
            }
        }
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return lookup.findVirtual(type, "step", STEP).bindTo(constructor.newInstance());
    }

    private static long leastAllocatedBytes(MethodHandle step) throws Throwable {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Assumptions.assumeTrue(threads.isThreadAllocatedMemorySupported(),
                "missing: a JVM that counts the bytes a thread allocates");
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < STEPS; i++) {
                step.invokeExact((long) i);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
