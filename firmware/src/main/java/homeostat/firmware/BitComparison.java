package homeostat.firmware;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// Runs the same thing on the JVM and on every target, and compares every bit: generated programs,
/// the elementary functions, a device under an exerciser.
///
/// The JVM runs them three times, by its interpreter and by each of its compilers; the C is
/// compiled at each level of optimisation, by a second compiler, and once with the sanitizers that
/// stop at undefined behaviour; the boards run in QEMU. What is not installed is named and left
/// out.
public final class BitComparison {
    private static final int MINUTES_A_DAY = 1440;
    private static final int BATCH = 500;
    private static final int SECONDS = 1800;
    private static final List<String> INTERPRETER = List.of("-Xint");
    private static final List<String> AT_ONCE = List.of("-Xcomp", "-XX:CompileCommand=quiet",
            "-XX:CompileCommand=compileonly,corpus.*::*");
    /// A short program is compiled before it first runs, a long run when the JVM thinks fit.
    private static final List<List<String>> JVMS_SHORT = List.of(INTERPRETER,
            and("-XX:TieredStopAtLevel=1", AT_ONCE), and("-XX:-TieredCompilation", AT_ONCE));
    private static final List<List<String>> JVMS_LONG = List.of(INTERPRETER,
            List.of("-XX:TieredStopAtLevel=1"), List.of("-XX:-TieredCompilation"));

    /// Generated programs compare a number with itself and divide by zero.
    private static final List<String> QUIET = List.of("-w", "-g0");

    private final Path folder;
    private final Consumer<String> progress;
    private final List<Contender> contenders = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();
    private Profile profile = Corpus.PROFILE;

    /// One way to make and run the C.
    private record Contender(String name, Board board, String compiler, List<String> flags) {
    }

    /// @param folder where everything is left; a batch that differs stays there
    /// @param progress told each comparison that is done
    public BitComparison(Path folder, Consumer<String> progress) {
        this.folder = folder.toAbsolutePath();
        this.progress = progress;
    }

    /// Adds the host's compilers at the levels of optimisation, with sanitizers where they are.
    public BitComparison onHost(List<String> levels) {
        for (String level : levels) {
            add("gcc", List.of(level));
            if (!level.equals("-O1")) {
                add("clang", List.of(level));
            }
        }
        add("gcc", List.of("-O1", "-fsanitize=undefined,address", "-fno-sanitize-recover=all"));
        return this;
    }

    private void add(String compiler, List<String> flags) {
        String name = "host " + compiler + " " + String.join(" ", flags);
        if (Tool.isInstalled(compiler)) {
            contenders.add(new Contender(name, Board.HOST, compiler, and(flags, QUIET)));
        } else {
            progress.accept("left out: " + name + ": not installed");
        }
    }

    /// Adds a board, when what it takes is installed.
    public BitComparison on(Board board) {
        if (board.missing().isEmpty()) {
            contenders.add(new Contender(board.label(), board, "", QUIET));
        } else {
            progress.accept("left out: " + board.refusal().getMessage());
        }
        return this;
    }

    private BuildOptions options() {
        BuildOptions options = BuildOptions.usual().with(profile).uncounted(SECONDS);
        return profile == Profile.KERNEL ? options : options.unproved();
    }

    /// Runs `count` programs of a seed everywhere.
    ///
    /// @return one line for each difference; empty when every bit is equal
    public List<String> programs(long seed, int count) {
        contenders.removeIf(this::isTooSmall);
        for (int first = 0; first < count; first += BATCH) {
            int size = Math.min(BATCH, count - first);
            Path here = folder.resolve("batch-" + first);
            Corpus corpus = Corpus.write(here, seed, first, size);
            compare(corpus, List.of(), JVMS_SHORT, "programs " + first + " to " + (first + size - 1)
                    + " of seed " + seed);
        }
        return differences;
    }

    /// A batch of programs is one large image.
    private boolean isTooSmall(Contender contender) {
        long flash = contender.board().memory().flashBytes();
        if (flash > 0 && flash < MemoryMap.MIB) {
            progress.accept("left out: " + contender.name() + ": too small for a batch");
            return true;
        }
        return false;
    }

    /// Runs every elementary function on `inputs` inputs everywhere.
    ///
    /// @param classPath where the kernel's elementary functions are
    public List<String> functions(List<Path> classPath, int inputs) {
        Path here = folder.resolve("functions");
        StringBuilder run = new StringBuilder(
                "homeostat-run 1\nassemble corpus.Functions.assemble\n");
        for (int function = 0; function < 19; function++) {
            for (int part = 0; part < 10; part++) {
                run.append("call fold ").append(function).append(' ').append((inputs + 9) / 10)
                        .append(' ').append(function * 7919 + part + 1).append('\n');
            }
        }
        Corpus corpus = Corpus.compiled(here, List.of(Corpus.text("Functions.txt")),
                run.toString(), classPath, null);
        compare(corpus, classPath, JVMS_LONG,
                "19 elementary functions on " + inputs + " inputs each");
        return differences;
    }

    /// Makes `count` steps of a device everywhere, with faults, then takes control from its tasks.
    ///
    /// @param classPath where the device and the kernel are
    /// @param factory the class whose `assemble()` makes the device
    public List<String> steps(List<Path> classPath, String factory, int count) {
        Corpus corpus = exercised(folder.resolve(factory.substring(
                factory.lastIndexOf('.') + 1)), classPath, factory, count);
        profile = Profile.KERNEL;
        compare(corpus, classPath, JVMS_LONG, count + " steps of " + factory);
        return differences;
    }

    /// The same steps with the same faults as a request for one board.
    ///
    /// @param folder where everything is left
    public static FirmwareRequest faulted(List<Path> classPath, String factory, int count,
            Board board, Path folder) {
        Corpus corpus = exercised(folder.toAbsolutePath().resolve("exerciser"), classPath, factory,
                count);
        return new FirmwareRequest(and(corpus.classes(), classPath), corpus.run(), board, folder,
                BuildOptions.usual());
    }

    private static Corpus exercised(Path here, List<Path> classPath, String factory, int count) {
        StringBuilder run = new StringBuilder("homeostat-run 1\nassemble "
                + "corpus.Exerciser.assemble " + factory + "\n");
        for (int left = count; left > 0; left -= 1000) {
            run.append("call run ").append(Math.min(1000, left)).append('\n');
        }
        run.append("call overrun\n");
        return Corpus.compiled(here, List.of(Corpus.text("Exerciser.txt")), run.toString(),
                classPath, null);
    }

    /// Lets a device live for `days`, with faults, resets about once a month, and at every fifth of
    /// them power that goes while the memory is written; everywhere that was added.
    ///
    /// @param classPath where the device and the kernel are
    /// @param factory the class whose `assemble()` makes the device; its steps are minutes
    public List<String> life(List<Path> classPath, String factory, int days) {
        Path here = folder.resolve("life-"
                + factory.substring(factory.lastIndexOf('.') + 1));
        StringBuilder run = new StringBuilder("homeostat-run 1\nassemble "
                + "corpus.Exerciser.assemble " + factory + "\nprobe drift\n");
        int life = 1;
        for (int left = days; left > 0; life++) {
            int span = Math.min(left, 20 + life * 7 % 23);
            left -= span;
            run.append("call seed ").append(life).append("\ncall run ")
                    .append(span * MINUTES_A_DAY).append('\n');
            if (life % 5 == 0) {
                run.append("call tear ").append(life % 2 == 0 ? 3 : 149).append('\n');
            }
            run.append("reset\n");
        }
        run.append("call run 1000\n");
        Corpus corpus = Corpus.compiled(here, List.of(Corpus.text("Exerciser.txt")),
                run.toString(), classPath, null);
        profile = Profile.KERNEL;
        compare(corpus, classPath, List.of(), days + " days and " + (life - 1) + " resets of "
                + factory);
        return differences;
    }

    /// Lowers once, then runs everywhere.
    private void compare(Corpus corpus, List<Path> libraries, List<List<String>> jvms,
            String what) {
        Path here = corpus.run().getParent();
        List<Path> classPath = and(corpus.classes(), libraries);
        FirmwareBuild.Lowered lowered =
                FirmwareBuild.lower(classPath, corpus.run(), options(), here.resolve("jvm"));
        byte[] expected = bytes(here.resolve("jvm/reference.bin"));
        for (List<String> flags : jvms) {
            Path other = here.resolve("jvm" + flags.getFirst().replace(':', '-'));
            makeFolder(other);
            FirmwareRun.referenceRun(classPath, corpus.run(), options().onJvm(flags), other);
            boolean equal = Arrays.equals(expected, bytes(other.resolve("reference.bin")));
            note("JVM " + flags.getFirst(), what,
                    equal ? null : "another JVM gives other bits");
        }
        for (Contender each : contenders) {
            FirmwareBuild build = FirmwareBuild.of(lowered, each.board(),
                    options().with(each.compiler(), each.flags()),
                    here.resolve(each.name().replace(' ', '_').replaceAll("[=,]", "-")));
            FirmwareReport report = FirmwareRun.run(build, corpus.run(), "");
            note(each.name(), what, report.isBitEqual() ? null : report.trap() != null
                    ? "trap: " + report.trap() : "first difference: " + report.difference());
        }
    }

    private static <T> List<T> and(T first, List<T> rest) {
        return and(List.of(first), rest);
    }

    private static <T> List<T> and(List<T> some, List<T> more) {
        List<T> both = new ArrayList<>(some);
        both.addAll(more);
        return both;
    }

    private void note(String contender, String what, String difference) {
        String line = contender + ": " + what + ": "
                + (difference == null ? "every bit equal" : difference);
        progress.accept(line);
        if (difference != null) {
            differences.add(line);
        }
    }

    private static void makeFolder(Path path) {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new FirmwareException("cannot write: folder=" + path, e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new FirmwareException("cannot read: file=" + file, e);
        }
    }
}
