package homeostat.bench;

import homeostat.kernel.Span;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Another program that goes on while something is measured, and how much processor time it took.
/// It does not outlive this one.
final class Service implements AutoCloseable {
    private static final long SILENT_NS_MAX = Span.minutes(10);
    private static final long LOOK_MS = 2;

    private final Process process;
    private final BufferedReader lines;
    private final Path complaints;
    private final Thread reaper;

    private Service(Process process, Path complaints) {
        this.process = process;
        this.complaints = complaints;
        this.lines = new BufferedReader(new InputStreamReader(process.getInputStream(),
                StandardCharsets.UTF_8));
        this.reaper = new Thread(this::kill, "reaper of a service");
        Runtime.getRuntime().addShutdownHook(reaper);
    }

    /// Starts it; what it complains of goes to a file in `folder`.
    static Service start(Path folder, String name, List<String> command) {
        Path complaints = folder.resolve(name + ".err");
        try {
            return new Service(new ProcessBuilder(command).directory(folder.toFile())
                    .redirectError(complaints.toFile()).start(), complaints);
        } catch (IOException absent) {
            throw new BenchException("cannot start a program: program=" + command.getFirst()
                    + ", expected it to be installed and on the PATH", absent);
        }
    }

    /// A JVM with the same classes as this one, with a collector for short pauses and a heap of so
    /// many MB.
    static Service java(Path folder, int heapMb, Class<?> main, String... arguments) {
        return java(folder, new Host(heapMb, List.of()), main, arguments);
    }

    /// How large its heap is, and what runs it, if anything does.
    record Host(int heapMb, List<String> runner) {}

    /// The same under another program's hands.
    static Service java(Path folder, Host host, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(host.runner());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseG1GC", "-XX:MaxGCPauseMillis=50",
                "-Xms" + host.heapMb() + "m", "-Xmx" + host.heapMb() + "m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-cp",
                System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return start(folder, main.getSimpleName(), command);
    }

    /// The next line that it says; [BenchException] when it ends before, or is silent for minutes.
    String line() {
        try {
            long startNs = System.nanoTime();
            while (!lines.ready() && process.isAlive()) {
                if (System.nanoTime() - startNs > SILENT_NS_MAX) {
                    throw new BenchException("service is silent: file=" + complaints
                            + ", expected a line within " + SILENT_NS_MAX / Span.seconds(1)
                            + " s");
                }
                Thread.sleep(LOOK_MS);
            }
            String line = lines.readLine();
            if (line != null) {
                return line;
            }
            process.waitFor(5, TimeUnit.SECONDS);
            throw new BenchException("service ended early: file=" + complaints + ", it said \""
                    + lastWords() + "\"");
        } catch (IOException | InterruptedException e) {
            throw new BenchException("service cannot be heard: file=" + complaints
                    + ", expected it to go on", e);
        }
    }

    /// Says something to it.
    void say(String line) {
        try {
            process.getOutputStream().write((line + '\n').getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new BenchException("service does not listen: file=" + complaints
                    + ", expected it to go on", e);
        }
    }

    /// The lines that are left until it ends.
    List<String> rest() {
        return lines.lines().toList();
    }

    /// Processor time that it and those it started have taken.
    Duration processorTime() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /// Memory that it and those it started hold, in MB; 0 where the system does not say.
    long residentMb() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .mapToLong(one -> residentKb(one.pid())).sum() >> 10;
    }

    /// Ends it as a loss of power would, as far as a process can tell.
    void kill() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
    }

    @Override
    public void close() {
        kill();
        try {
            Runtime.getRuntime().removeShutdownHook(reaper);
        } catch (IllegalStateException ending) {
            return; // this JVM is ending, and the reaper is at work
        }
    }

    /// The sentence at the bottom of what it complained of: the last cause of a trace, else the
    /// last line.
    private String lastWords() throws IOException {
        List<String> said = Files.readAllLines(complaints);
        return said.stream().filter(line -> line.startsWith("Caused by: "))
                .reduce((_, last) -> last)
                .or(() -> said.isEmpty() ? Optional.empty() : Optional.of(said.getLast()))
                .orElse("").strip();
    }

    private static long residentKb(long pid) {
        try (Stream<String> status = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return status.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).sum();
        } catch (IOException gone) {
            return 0;
        }
    }
}
