package homeostat.firmware;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs another program with a time limit; it never outlives the call.
final class Tool {
    private Tool() {
    }

    /// What a program printed and how it ended.
    record Outcome(int exitCode, String output) {
    }

    /// Whether a program of that name is on the PATH.
    static boolean isInstalled(String name) {
        String path = System.getenv("PATH");
        for (String folder : (path == null ? "" : path).split(File.pathSeparator)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, name))) {
                return true;
            }
        }
        return false;
    }

    /// @throws ToolException when it cannot be started or runs longer than `seconds`
    static Outcome run(Path folder, int seconds, List<String> command) {
        Path log = folder.resolve(Path.of(command.getFirst()).getFileName() + ".log");
        Process process = null;
        try {
            process = new ProcessBuilder(command).directory(folder.toFile())
                    .redirectErrorStream(true).redirectOutput(log.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null"))).start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw new ToolException("out of time: command=" + command.getFirst() + " seconds="
                        + seconds + ", expected it to end");
            }
            return new Outcome(process.exitValue(), Files.readString(log));
        } catch (IOException e) {
            throw new ToolException("cannot run: command=" + command.getFirst() + " folder="
                    + folder + ", expected an installed program", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToolException("interrupted: command=" + command.getFirst(), e);
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
        }
    }

    /// Runs a program that must end with exit code 0 and returns what it printed.
    static String runWell(Path folder, int seconds, List<String> command) {
        Outcome outcome = run(folder, seconds, command);
        if (outcome.exitCode() != 0) {
            String complaint = outcome.output().lines()
                    .filter(line -> line.contains("error") || line.contains("undefined"))
                    .findFirst().orElse(outcome.output().strip());
            throw new ToolException("failed: command=" + command.getFirst() + " folder=" + folder
                    + " exit=" + outcome.exitCode() + " reason=" + complaint.strip());
        }
        return outcome.output();
    }
}
