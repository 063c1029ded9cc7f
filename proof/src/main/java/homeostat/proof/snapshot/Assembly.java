package homeostat.proof.snapshot;

import homeostat.proof.Method;
import homeostat.proof.ProofException;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The parent's side of assembly: starts the child JVM, waits for it, reads what it left.
///
/// Parent and child share one temporary folder and nothing else.
final class Assembly {
    /// After this many seconds a device that is still assembling is given up.
    static final int SECONDS = 60;

    private static final String SNAPSHOT = "snapshot.txt";
    private static final String LOG = "log.txt";

    private Assembly() {
    }

    static Snapshot run(List<Path> classPath, Method assembly) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("homeostat-assembly");
            return run(classPath, assembly, folder);
        } catch (IOException e) {
            throw new ProofException("cannot assemble in a child JVM: method="
                    + assembly.readable() + " reason=" + e.getMessage()
                    + ", expected a JDK that starts and a temporary folder", e);
        } finally {
            delete(folder);
        }
    }

    private static Snapshot run(List<Path> classPath, Method assembly, Path folder)
            throws IOException {
        Process child = new ProcessBuilder(command(classPath, assembly, folder))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(LOG).toFile())
                .redirectInput(ProcessBuilder.Redirect.from(nothing(folder)))
                .start();
        try {
            if (!child.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new ProofException("the device cannot be assembled: method="
                        + assembly.readable() + " reason=it did not end, expected an end within "
                        + SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProofException("interrupted while assembling: method="
                    + assembly.readable(), e);
        } finally {
            child.destroyForcibly();
        }
        if (child.exitValue() != 0) {
            throw new ProofException(child.exitValue() == AssemblyRun.REFUSED
                    ? Files.readString(folder.resolve(AssemblyRun.REASON)).strip()
                    : "the device cannot be assembled: method=" + assembly.readable() + " exit="
                    + child.exitValue() + " reason=" + lastLine(folder.resolve(LOG)));
        }
        return Snapshot.read(folder.resolve(SNAPSHOT));
    }

    private static List<String> command(List<Path> classPath, Method assembly, Path folder) {
        List<Path> places = new ArrayList<>(classPath);
        places.add(own());
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m", "-cp",
                places.stream().map(place -> place.toAbsolutePath().toString())
                        .collect(Collectors.joining(File.pathSeparator)),
                AssemblyRun.class.getName(), assembly.owner().replace('/', '.'), assembly.name(),
                folder.resolve(SNAPSHOT).toString());
    }

    /// Where the classes of this module are: the child needs two of them.
    private static Path own() {
        return Path.of(URI.create(Assembly.class.getProtectionDomain().getCodeSource()
                .getLocation().toString()));
    }

    private static File nothing(Path folder) throws IOException {
        return Files.createFile(folder.resolve("nothing")).toFile();
    }

    private static String lastLine(Path log) throws IOException {
        String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).strip();
        return text.isEmpty() ? "the child JVM ended without a word"
                : text.lines().findFirst().orElseThrow();
    }

    private static void delete(Path folder) {
        if (folder == null) {
            return;
        }
        for (String name : List.of(SNAPSHOT, LOG, AssemblyRun.REASON, "nothing", "")) {
            folder.resolve(name).toFile().delete();
        }
    }
}
