package homeostat.proof.values;

import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.proof.CallGraph;
import homeostat.proof.EntryPoints;
import homeostat.proof.Field;
import homeostat.proof.Method;
import homeostat.proof.Program;
import homeostat.proof.snapshot.Snapshot;
import homeostat.proof.snapshot.SnapshotWriter;
import homeostat.seed.Stream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/// Exists because a prover that is wrong about one program in ten thousand is wrong about yours:
/// random programs are proved and then run, and a JVM must never do what was proved away, go round
/// a loop more often than its bound, or leave a value in a field that is said not to hold it.
///
/// `-Dhunt.programs=20000` looks further.
class ValuesProperties {
    private static final int PROGRAMS = Integer.getInteger("hunt.programs", 60);
    private static final long FIRST = Long.getLong("hunt.first", 1);
    private static final int BATCH = 250;
    private static final int STEPS = 60;
    private static final Path FOLDER = Path.of("target/hunt");

    @Test
    void noProgramDoesWhatWasProvedAway() throws Exception {
        int proved = 0;
        int traps = 0;
        for (long first = FIRST; first < FIRST + PROGRAMS; first += BATCH) {
            int count = (int) Math.min(BATCH, FIRST + PROGRAMS - first);
            compile(first, count);
            Program program = Program.load(List.of(FOLDER));
            try (URLClassLoader plain = new URLClassLoader(
                    new URL[] {FOLDER.toUri().toURL()}, null)) {
                for (long seed = first; seed < first + count; seed++) {
                    Hunted hunted = new Hunted(program, "Hunt" + seed, plain);
                    hunted.run(Stream.of(seed).split("run"));
                    proved += (int) hunted.values.sites().stream().filter(
                            site -> site.verdict() == TrapSite.Verdict.PROVED).count();
                    traps += hunted.trapped;
                }
            }
        }
        assertTrue(proved > PROGRAMS, "something was proved");
        assertTrue(traps > 0, "something trapped");
    }

    private static void compile(long first, int count) throws IOException {
        Files.createDirectories(FOLDER);
        try (var old = Files.list(FOLDER)) {
            for (Path each : old.toList()) {
                Files.delete(each);
            }
        }
        List<String> arguments = new ArrayList<>(List.of("-g", "-nowarn", "-d",
                FOLDER.toString()));
        for (long seed = first; seed < first + count; seed++) {
            Path file = FOLDER.resolve("Hunt" + seed + ".java");
            Files.writeString(file, RandomProgram.write("Hunt" + seed, seed));
            arguments.add(file.toString());
        }
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int result = ToolProvider.getSystemJavaCompiler().run(null, errors, errors,
                arguments.toArray(new String[0]));
        assertTrue(result == 0, () -> errors.toString(StandardCharsets.UTF_8));
    }

    /// Makes every way back burn fuel, in a copy that only runs.
    private static byte[] fuelled(byte[] bytes) {
        Supplier<CodeTransform> transform = () -> {
            Set<Label> seen = new HashSet<>();
            return (builder, element) -> {
                if (element instanceof LabelTarget target) {
                    seen.add(target.label());
                } else if (element instanceof BranchInstruction branch
                        && seen.contains(branch.target())) {
                    builder.invokestatic(ClassDesc.of("homeostat.proof.values.Fuel"), "burn",
                            ConstantDescs.MTD_void);
                }
                builder.with(element);
            };
        };
        ClassFile file = ClassFile.of();
        return file.transformClass(file.parse(bytes), ClassTransform.transformingMethodBodies(
                CodeTransform.ofStateful(transform)));
    }

    /// Loads the fuelled copies beside the Fuel of this test.
    private static final class Loader extends ClassLoader {
        private final Program program;

        Loader(Program program) {
            super(Fuel.class.getClassLoader());
            this.program = program;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (!program.isOwn(name)) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = fuelled(program.bytesOf(name));
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    /// One program: proved, and run.
    private static final class Hunted {
        private final Program program;
        private final String name;
        private final Values values;
        private int trapped;

        Hunted(Program program, String name, ClassLoader plain) throws Exception {
            this.program = program;
            this.name = name;
            EntryPoints points = EntryPoints.of(program, name);
            Path file = FOLDER.resolve("snapshot.txt");
            try (PrintWriter out = new PrintWriter(file.toFile(), StandardCharsets.UTF_8)) {
                new SnapshotWriter(out, plain).write(make(plain));
            }
            Snapshot snapshot = Snapshot.read(file);
            CallGraph graph = CallGraph.from(program, points.assembly(), points.entries(),
                    snapshot.instantiated());
            values = Values.of(program, graph, points, snapshot);
            assertTrue(values.givenUp().isEmpty(), () -> name + " " + values.givenUp());
        }

        private Object make(ClassLoader loader) throws Exception {
            var constructor = loader.loadClass(name).getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        }

        void run(Stream random) throws Exception {
            Object object = make(new Loader(program));
            var step = object.getClass().getDeclaredMethod("step", long.class);
            step.setAccessible(true);
            for (int k = 0; k < STEPS; k++) {
                long now = switch (random.nextInt(4)) {
                    case 0 -> random.nextLong();
                    case 1 -> random.nextInt(12) - 3;
                    case 2 -> random.nextInt(2000) - 1000;
                    default -> k;
                };
                Fuel.fill();
                try {
                    step.invoke(object, now);
                } catch (java.lang.reflect.InvocationTargetException e) {
                    if (e.getCause() instanceof Fuel.Empty) {
                        checkUnbounded();
                        return;
                    }
                    checkTrap((RuntimeException) e.getCause());
                    trapped++;
                }
                checkFields(object);
            }
            checkRounds(object);
        }

        private void checkTrap(RuntimeException trap) {
            TrapKind kind = switch (trap) {
                case ArrayIndexOutOfBoundsException e -> TrapKind.INDEX;
                case NullPointerException e -> TrapKind.NULL;
                case ArithmeticException e -> TrapKind.DIVISION;
                case ClassCastException e -> TrapKind.CAST;
                case NegativeArraySizeException e -> TrapKind.SIZE;
                default -> TrapKind.THROW;
            };
            StackTraceElement place = trap.getStackTrace()[0];
            for (StackTraceElement each : trap.getStackTrace()) {
                if (each.getClassName().startsWith("Hunt")) {
                    place = each;
                    break;
                }
            }
            int line = place.getLineNumber();
            assertTrue(values.sites().stream().anyMatch(site -> site.kind() == kind
                    && site.verdict() != TrapSite.Verdict.PROVED
                    && program.body(site.method()).line(site.index()) == line),
                    () -> name + ":" + line + " was proved away: " + trap);
        }

        private void checkFields(Object object) throws Exception {
            for (var field : object.getClass().getDeclaredFields()) {
                field.setAccessible(true);
                Object held = field.get(object);
                Value known = values.resting(new Field(name, field.getName(),
                        field.getType().descriptorString()));
                boolean isIn = switch (held) {
                    case Integer i -> ((Whole) known).has(i);
                    case Long j -> ((Whole) known).has(j);
                    case Boolean z -> ((Whole) known).has(z ? 1 : 0);
                    case Double d -> ((Real) known).has(d);
                    case null -> ((Refs) known).orNull();
                    default -> ((Refs) known).nonNull() != null;
                };
                assertTrue(isIn, () -> name + "." + field.getName() + " holds " + held
                        + ", said to be " + known);
            }
        }

        private Map<LoopBounds.Loop, Long> loops() {
            return values.bounds().all();
        }

        /// The loop whose first line counts into that place, by the text of the program.
        private void checkRounds(Object object) throws Exception {
            var field = object.getClass().getDeclaredField("rounds");
            field.setAccessible(true);
            int[] rounds = (int[]) field.get(object);
            List<String> lines = Files.readAllLines(FOLDER.resolve(name + ".java"));
            for (Map.Entry<LoopBounds.Loop, Long> each : loops().entrySet()) {
                Method method = each.getKey().method();
                int line = program.body(method).line(each.getKey().head());
                String counting = lines.get(Math.min(lines.size() - 1, line));
                if (each.getValue() >= 0 && counting.startsWith("/*")) {
                    int number = Integer.parseInt(counting.substring(2, counting.indexOf("*/")));
                    assertTrue(rounds[number] <= each.getValue() + 1, () -> name + ":" + line
                            + " went round " + rounds[number] + " times, bound "
                            + each.getValue());
                }
            }
        }

        private void checkUnbounded() {
            long product = 1;
            for (long most : loops().values()) {
                product = most < 0 || most > 100_000 ? Long.MAX_VALUE
                        : Math.min(1L << 40, product * (most + 1));
                if (product > 20_000) {
                    return;
                }
            }
            assertTrue(false, name + " burnt its fuel, though all loops are bounded by "
                    + product);
        }
    }
}
