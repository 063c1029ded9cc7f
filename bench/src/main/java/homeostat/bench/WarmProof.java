package homeostat.bench;

import homeostat.proof.Program;
import homeostat.proof.ProofRun;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.reflect.AccessFlag;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Our side of `bench prove` as a program of its own: proves every device that ships a number of
/// times, each time from the class files.
final class WarmProof {
    private static final String ASSEMBLE = "assemble";
    private static final String RETURNS_DEVICE = "()Lhomeostat/kernel/Device;";

    private WarmProof() {}

    /// `arguments` are how often it is done, then the class path of class C.
    public static void main(String[] arguments) {
        int times = Integer.parseInt(arguments[0]);
        List<Path> path = Stream.of(arguments).skip(1).map(Path::of).toList();
        List<String> devices = devices(path);
        for (int i = 0; i < times; i++) {
            long beforeNs = System.nanoTime();
            ProofRun run = ProofRun.of(path, devices);
            System.out.println("seconds " + (System.nanoTime() - beforeNs) * 1e-9);
            if (i == times - 1) {
                System.out.println("findings " + run.judged().stream()
                        .mapToInt(each -> each.proof().findings().size()).sum());
            }
        }
        System.out.println("programs " + devices.size());
        System.out.println("megabytes " + ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed()).sum() / 1e6);
    }

    private static List<String> devices(List<Path> path) {
        Program program = Program.load(path);
        return program.classNames().stream()
                .filter(type -> program.classNamed(type).methods().stream()
                        .anyMatch(method -> method.flags().has(AccessFlag.STATIC)
                                && method.methodName().equalsString(ASSEMBLE)
                                && method.methodType().equalsString(RETURNS_DEVICE)))
                .map(type -> type.replace('/', '.')).sorted().toList();
    }
}
