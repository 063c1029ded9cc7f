package homeostat.firmware;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs a device's image over a recorded run while the emulator tells every block of code that it
/// runs, and counts which ways the conditional branches of class-C code went.
///
/// The emulator needs no plugin for that, but each block is told in words: a day of the pancreas is
/// some ten million, a minute or so.
public final class BranchRun {
    private static final int SECONDS_MAX = 900;
    private static final int LINES_A_LOOK = 1 << 16;

    private BranchRun() {
    }

    /// Builds the image and runs it.
    ///
    /// @param device the name to print
    /// @throws FirmwareException when the board's tools are missing, it is the build machine, or
    ///         the emulator does not reach the run's end in time
    public static BranchReport run(FirmwareRequest request, String device) {
        Board board = request.board();
        if (board.isHost()) {
            throw new FirmwareException("the build machine tells no branches: target="
                    + board.label() + ", expected a board in QEMU");
        }
        if (!board.missing().isEmpty()) {
            throw board.refusal();
        }
        Path folder = request.folder().toAbsolutePath();
        BuildOptions options = request.options().ofWholeDevice();
        FirmwareBuild build = FirmwareBuild.of(FirmwareBuild.lower(request.classPath(),
                request.run(), options, folder), board, options, folder);
        Branches branches = new Branches(Tool.runWell(folder, 60, List.of(
                board.core().tool("objdump"), "-d", "--no-show-raw-insn", "device.elf")));
        long blocks = trace(build, branches);
        return new BranchReport(device, board, blocks, ofJava(build, branches.all()));
    }

    private static long trace(FirmwareBuild build, Branches branches) {
        List<String> command = new ArrayList<>(build.board().runner(false));
        command.addAll(List.of("-d", "exec,nochain"));
        Process process = null;
        try {
            process = new ProcessBuilder(command).directory(build.folder().toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null"))).start();
            long blocks = read(process, branches);
            if (process.waitFor() != 0) {
                throw new FirmwareException("the run did not reach its end: board="
                        + build.board().label() + " exit=" + process.exitValue());
            }
            return blocks;
        } catch (IOException e) {
            throw new ToolException("cannot run: command=" + command.getFirst()
                    + ", expected an installed program", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToolException("interrupted: command=" + command.getFirst(), e);
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
        }
    }

    private static long read(Process process, Branches branches) throws IOException {
        long endNs = System.nanoTime() + SECONDS_MAX * 1_000_000_000L;
        long blocks = 0;
        try (BufferedReader told = new BufferedReader(new InputStreamReader(
                process.getErrorStream(), StandardCharsets.ISO_8859_1))) {
            for (String line = told.readLine(); line != null; line = told.readLine()) {
                branches.trace(line);
                if (++blocks % LINES_A_LOOK == 0 && System.nanoTime() - endNs > 0) {
                    throw new ToolException("out of time: seconds=" + SECONDS_MAX
                            + ", expected a shorter recorded run");
                }
            }
        }
        return blocks;
    }

    /// Those that the compiler made of a method of Java: the innermost that stands there.
    private static List<BranchReport.Branch> ofJava(FirmwareBuild build,
            List<Branches.Branch> branches) {
        List<String> command = new ArrayList<>(List.of(build.board().core().tool("addr2line"),
                "-a", "-f", "-i", "-e", "device.elf"));
        branches.forEach(each -> command.add("0x" + Long.toHexString(each.address)));
        Map<Long, String> places = new HashMap<>();
        long address = 0;
        String function = null;
        for (String line : Tool.runWell(build.folder(), 60, command).lines().toList()) {
            if (line.startsWith("0x")) {
                address = Long.decode(line);
                function = null;
            } else if (function == null) {
                function = line;
            } else {
                String method = build.lowered().names().readable(function.replaceAll("\\..*", ""));
                if (method != null && line.contains(".java:")) {
                    places.putIfAbsent(address, method + line.replaceAll(" .*", "")
                            .substring(line.lastIndexOf(':')));
                }
                function = null;
            }
        }
        List<BranchReport.Branch> found = new ArrayList<>();
        for (Branches.Branch each : branches) {
            if (places.containsKey(each.address)) {
                found.add(new BranchReport.Branch(each.address, places.get(each.address),
                        each.taken, each.passed));
            }
        }
        return found;
    }
}
