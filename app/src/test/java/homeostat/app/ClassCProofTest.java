package homeostat.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import homeostat.app.entry.BeatEntry;
import homeostat.app.entry.DriverEntry;
import homeostat.app.entry.EegEntry;
import homeostat.app.entry.FlashEntry;
import homeostat.app.entry.ForeignEntry;
import homeostat.app.entry.KernelEntry;
import homeostat.app.entry.OximeterEntry;
import homeostat.proof.CallGraph;
import homeostat.proof.EntryPoints;
import homeostat.proof.Finding;
import homeostat.proof.Method;
import homeostat.proof.Program;
import homeostat.proof.ProofRun;
import homeostat.proof.Rule;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.reflect.AccessFlag;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Exists because class C is promised of all its code, and the devices that ship, which their own
/// build proves, use only part of it. The entries are test code and declare no safety class.
class ClassCProofTest {
    private static final List<Class<?>> ENTRIES = List.of(BeatEntry.class, EegEntry.class,
            OximeterEntry.class, KernelEntry.class, DriverEntry.class,
            FlashEntry.class, ForeignEntry.class);
    /// What a device declares, read by people and tools; nothing of it is in an image.
    private static final String SHEET = "homeostat/kernel/Sheet";
    private static final Set<String> GENERATED = Set.of("values", "valueOf");

    @ParameterizedTest
    @ValueSource(classes = {BeatEntry.class, EegEntry.class, OximeterEntry.class,
        KernelEntry.class, DriverEntry.class, FlashEntry.class, ForeignEntry.class})
    void whatADeviceWouldUseKeepsTheRulesOfClassC(Class<?> entry) throws URISyntaxException {
        ProofRun run = ProofRun.of(path(), List.of(entry.getName()));

        assertEquals(Set.of(), run.judged().getFirst().proof().findings().stream()
                .filter(finding -> finding.rule() != Rule.DECLARED_CLASS)
                .map(Finding::text).collect(Collectors.toSet()));
    }

    @Test
    void everyMethodOfClassCIsReachedByAProof() throws URISyntaxException {
        Program shipped = Program.load(ClassC.path());
        Set<String> left = new TreeSet<>();
        for (String type : shipped.classNames()) {
            if (type.equals(SHEET) || type.startsWith(SHEET + "$")) {
                continue;
            }
            shipped.classNamed(type).methods().stream()
                    .filter(ClassCProofTest::canBreakARule)
                    .forEach(method -> left.add(type + "." + method.methodName().stringValue()
                            + method.methodType().stringValue()));
        }
        reached().forEach(method -> left.remove(
                method.owner() + "." + method.name() + method.descriptor()));

        assertEquals(Set.of(), left);
    }

    @Test
    void devicesProvedSideBySideAreProvedAsAlone() {
        List<String> devices = Stream.of(Devices.values()).map(Devices::factory).toList();
        StringBuilder alone = new StringBuilder();
        for (String device : devices) {
            alone.append(ProofRun.of(ClassC.path(), List.of(device)).text());
        }

        assertEquals(alone.toString(), ProofRun.of(ClassC.path(), devices).text());
    }

    /// What only reads a field or knows a constant can break none, nor can what javac writes for
    /// an enum or a class that nobody makes.
    private static boolean canBreakARule(MethodModel method) {
        String name = method.methodName().stringValue();
        return method.code().isPresent() && !GENERATED.contains(name)
                && !(name.equals("<init>") && method.flags().has(AccessFlag.PRIVATE))
                && method.code().get().elementStream().anyMatch(element -> switch (element) {
                    case InvokeInstruction _, InvokeDynamicInstruction _, NewObjectInstruction _,
                            ArrayLoadInstruction _, ArrayStoreInstruction _, OperatorInstruction _,
                            BranchInstruction _, ThrowInstruction _, TypeCheckInstruction _ -> true;
                    default -> false;
                });
    }

    private static Set<Method> reached() throws URISyntaxException {
        Program program = Program.load(path());
        Set<Method> reached = new TreeSet<>();
        Stream.concat(Stream.of(Devices.values()).map(Devices::factory),
                ENTRIES.stream().map(Class::getName)).forEach(entry -> {
                    EntryPoints points = EntryPoints.of(program, entry);
                    CallGraph graph = CallGraph.assembled(program, points.assembly(),
                            points.entries());
                    reached.addAll(graph.methods());
                    reached.addAll(graph.assembly());
                });
        return reached;
    }

    private static List<Path> path() throws URISyntaxException {
        List<Path> path = new ArrayList<>(ClassC.path());
        path.add(Path.of(KernelEntry.class.getProtectionDomain().getCodeSource().getLocation()
                .toURI()));
        return path;
    }
}
