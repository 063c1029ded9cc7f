package homeostat.proof.hunt;

import homeostat.proof.EntryPoints;
import homeostat.proof.Program;
import homeostat.proof.Prover;
import homeostat.proof.snapshot.Snapshot;
import homeostat.proof.snapshot.SnapshotWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/// Hunts for programs that the prover accepts and that are guilty all the same.
///
/// Programs are written from seeds, compiled together in batches, proved one by one; what was
/// accepted, or refused though nothing was planted, runs under instruments. A guilty one is
/// reported with its seed, which is all that is needed to write it again.
final class Hunt {
    private static final int BATCH = 250;

    private final Path folder;
    private final Map<Defect, int[]> tally = new EnumMap<>(Defect.class);
    private final List<String> guilty = new ArrayList<>();
    private int traps;
    private long sites;
    private long proved;

    Hunt(Path folder) {
        this.folder = folder;
        for (Defect each : Defect.values()) {
            tally.put(each, new int[2]);
        }
    }

    /// Hunts through programs `from` to `to`, exclusive.
    Hunt through(long from, long to) {
        for (long first = from; first < to; first += BATCH) {
            batch(LongStream.range(first, Math.min(to, first + BATCH))
                    .mapToObj(ProgramWriter::write).toList());
        }
        return this;
    }

    /// What was accepted and did something forbidden, a sentence each.
    List<String> guilty() {
        return guilty;
    }

    int accepted(Defect defect) {
        return tally.get(defect)[1];
    }

    int written(Defect defect) {
        return tally.get(defect)[0];
    }

    String text() {
        StringBuilder text = new StringBuilder("defect, programs, accepted\n");
        tally.forEach((defect, counts) -> text.append(defect).append(", ").append(counts[0])
                .append(", ").append(counts[1]).append('\n'));
        return text.append("accepted but guilty: ").append(guilty.size()).append(", traps met: ")
                .append(traps).append(", trap sites: ").append(sites)
                .append(", proved away: ").append(proved).append('\n').toString();
    }

    private void batch(List<ProgramWriter.Written> programs) {
        Path target = folder.resolve("classes");
        try {
            empty(target);
            compile(programs, target);
            Map<String, byte[]> classes = read(target);
            Program world = Program.load(List.of(target));
            for (ProgramWriter.Written program : programs) {
                judge(program, world, classes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void judge(ProgramWriter.Written program, Program world,
            Map<String, byte[]> classes) {
        int[] counts = tally.get(program.defect());
        counts[0]++;
        EntryPoints points = EntryPoints.of(world, program.name());
        try {
            Snapshot snapshot = snapshot(program);
            boolean isProved = Prover.prove(world, points, snapshot).isProved();
            counts[1] += isProved ? 1 : 0;
            if (isProved || program.defect() == Defect.NONE) {
                List<Claims> claims = List.of(Claims.of(world, points),
                        Claims.of(world, points, snapshot));
                run(program, world, classes, claims, isProved);
            }
        } catch (ReflectiveOperationException | IOException e) {
            throw new IllegalStateException("cannot run " + program.name(), e);
        }
    }

    private Snapshot snapshot(ProgramWriter.Written program)
            throws ReflectiveOperationException, IOException {
        URL[] place = {folder.resolve("classes").toUri().toURL()};
        Path file = folder.resolve("snapshot.txt");
        try (URLClassLoader plain = new URLClassLoader(place, null);
                PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            new SnapshotWriter(out, plain)
                    .write(Execution.assemble(plain.loadClass(program.name())));
        }
        return Snapshot.read(file);
    }

    /// What is claimed of values holds of a program that was refused, too.
    private void run(ProgramWriter.Written program, Program world, Map<String, byte[]> classes,
            List<Claims> claims, boolean isProved) throws ReflectiveOperationException {
        Instrumenter instrumenter = new Instrumenter(classes);
        Map<String, byte[]> rewritten = new LinkedHashMap<>();
        classes.forEach((name, bytes) -> {
            if (isPartOf(program.name(), name) || name.startsWith("homeostat/kernel/")) {
                rewritten.put(name, instrumenter.instrument(bytes));
            }
        });
        Class<?> entry = new Execution.Loader(rewritten).loadClass(program.name());
        Execution.Seen seen = Execution.run(entry, instrumenter, program.name().hashCode());
        if (isProved) {
            charge(program, seen);
        }
        for (Claims each : claims) {
            hold(program, each, instrumenter, seen);
        }
    }

    private void hold(ProgramWriter.Written program, Claims claims, Instrumenter instrumenter,
            Execution.Seen seen) {
        sites += claims.sites();
        proved += claims.proved();
        for (String broken : claims.broken(instrumenter, seen.traps())) {
            guilty.add(program.name() + " " + broken);
        }
    }

    private void charge(ProgramWriter.Written program, Execution.Seen seen) {
        traps += seen.traps().size();
        if (seen.bytes() > 0) {
            guilty.add(program.name() + " allocates " + seen.bytes() + " bytes in a step");
        }
        if (seen.recursive() != null) {
            guilty.add(program.name() + " recurs in " + seen.recursive());
        }
        if (seen.shared() != null) {
            guilty.add(program.name() + " shares a " + seen.shared());
        }
    }

    private static boolean isPartOf(String program, String type) {
        return type.equals(program) || type.startsWith(program + "$");
    }

    private void compile(List<ProgramWriter.Written> programs, Path target) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> arguments = new ArrayList<>(List.of("-d", target.toString(), "-nowarn", "-g",
                "-proc:none"));
        for (ProgramWriter.Written program : programs) {
            Path file = folder.resolve("sources").resolve(program.name() + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, program.source());
            arguments.add(file.toString());
        }
        try (Stream<Path> kernel = Files.list(Path.of("src/test/resources/kernel"))) {
            kernel.map(Path::toString).filter(name -> name.endsWith(".java"))
                    .forEach(arguments::add);
        }
        if (compiler.run(null, null, null, arguments.toArray(new String[0])) != 0) {
            throw new IllegalStateException("generated programs do not compile: folder=" + folder);
        }
    }

    private static Map<String, byte[]> read(Path target) throws IOException {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(target)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
                String name = target.relativize(file).toString().replace(".class", "");
                classes.put(name, Files.readAllBytes(file));
            }
        }
        return classes;
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        Files.createDirectories(folder);
    }
}
