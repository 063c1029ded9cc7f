package homeostat.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Another program, run to its end or to the end of our patience.
final class Child {

    /// Libraries below numpy start threads of their own, which would be processor time that the
    /// model did not need.
    private static final Map<String, String> SURROUNDINGS = Map.of(
            "OPENBLAS_NUM_THREADS", "1", "OMP_NUM_THREADS", "1", "MKL_NUM_THREADS", "1",
            "PYTHONDONTWRITEBYTECODE", "1");

    private Child() {}

    /// The lines that it printed.
    ///
    /// @throws BenchException when it cannot be started, fails, or takes too long; it does not
    ///         outlive this call
    static List<String> run(long secondsMax, List<String> command) {
        Path out = null;
        Path complaints = null;
        try {
            out = Files.createTempFile("homeostat-peer", ".out");
            complaints = Files.createTempFile("homeostat-peer", ".err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(out.toFile()).redirectError(complaints.toFile());
            int code = finish(builder, secondsMax);
            if (code != 0) {
                throw new BenchException("peer failed: program=" + command.getFirst() + " code="
                        + code + ", it said \"" + lastLine(complaints) + "\"");
            }
            return Files.readAllLines(out);
        } catch (IOException absent) {
            throw new BenchException("cannot start a program: program=" + command.getFirst()
                    + ", expected it to be installed and on the PATH", absent);
        } finally {
            forget(out);
            forget(complaints);
        }
    }

    /// How a program ended.
    ///
    /// @param code its exit code; meaningless when it was stopped
    /// @param inTime whether it ended by itself
    /// @param lines what it printed
    /// @param complaints what it wrote to its error stream
    record Ending(int code, boolean inTime, List<String> lines, List<String> complaints) {}

    /// Runs a program of which failing is one of the answers; it does not outlive this call.
    ///
    /// @throws BenchException when it cannot be started
    static Ending end(long secondsMax, List<String> command) {
        Path out = null;
        Path complaints = null;
        try {
            out = Files.createTempFile("homeostat-peer", ".out");
            complaints = Files.createTempFile("homeostat-peer", ".err");
            Process process = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(out.toFile()).redirectError(complaints.toFile()).start();
            try {
                boolean inTime = process.waitFor(secondsMax, TimeUnit.SECONDS);
                return new Ending(inTime ? process.exitValue() : 0, inTime,
                        Files.readAllLines(out), Files.readAllLines(complaints));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new BenchException("interrupted while a peer ran: program="
                        + command.getFirst() + ", expected to wait for its end", stopped);
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (IOException absent) {
            throw new BenchException("cannot start a program: program=" + command.getFirst()
                    + ", expected it to be installed and on the PATH", absent);
        } finally {
            forget(out);
            forget(complaints);
        }
    }

    /// Starts it, waits for its end and gives its exit code.
    ///
    /// @throws BenchException when it takes too long
    static int finish(ProcessBuilder builder, long secondsMax) throws IOException {
        builder.environment().putAll(SURROUNDINGS);
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        Process process = builder.start();
        Thread reaper = new Thread(process::destroyForcibly, "reaper of a peer");
        Runtime.getRuntime().addShutdownHook(reaper);
        try {
            if (!process.waitFor(secondsMax, TimeUnit.SECONDS)) {
                throw new BenchException("program took too long: program="
                        + builder.command().getFirst() + ", expected it to end within "
                        + secondsMax + " s");
            }
            return process.exitValue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted while a peer ran: program="
                    + builder.command().getFirst() + ", expected to wait for its end", stopped);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            release(reaper);
        }
    }

    private static void release(Thread reaper) {
        try {
            Runtime.getRuntime().removeShutdownHook(reaper);
        } catch (IllegalStateException ending) {
            return; // this JVM is ending, and the reaper is at work
        }
    }

    private static String lastLine(Path file) throws IOException {
        List<String> lines = Files.readString(file).lines().filter(line -> !line.isBlank())
                .filter(line -> !line.startsWith("note:")).toList();
        return lines.isEmpty() ? "" : lines.getLast().strip();
    }

    private static void forget(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException stays) {
            file.toFile().deleteOnExit();
        }
    }
}
