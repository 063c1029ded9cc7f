package homeostat.proof;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The prover by itself, for build tools that start a JDK: the Maven goal does. People use
/// `homeostat prove`.
///
/// Arguments: `--classes PATH`, `--entry CLASS` (both as often as needed), `--sarif FILE`,
/// `--certificate FILE`. Ends with 0 when proved, 1 with findings, 2 with one sentence when the
/// input cannot be judged.
public final class Main {
    private static final int BROKEN = 1;
    private static final int REFUSED = 2;

    private Main() {
    }

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) {
        try {
            return judge(arguments, out);
        } catch (ProofException e) {
            err.println(e.getMessage());
            return REFUSED;
        }
    }

    private static int judge(String[] arguments, PrintStream out) {
        List<Path> classPath = new ArrayList<>();
        List<String> entries = new ArrayList<>();
        Path sarif = null;
        Path certificate = null;
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new ProofException("no value: option=" + arguments[i]
                        + ", expected one after it");
            }
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--classes" -> classPath.add(Path.of(value));
                case "--entry" -> entries.add(value);
                case "--sarif" -> sarif = Path.of(value);
                case "--certificate" -> certificate = Path.of(value);
                default -> throw new ProofException("unknown option: option=" + arguments[i]
                        + ", expected --classes, --entry, --sarif or --certificate");
            }
        }
        ProofRun run = ProofRun.of(classPath, entries);
        out.print(run.text());
        if (sarif != null) {
            write(sarif, run.toSarif());
        }
        if (certificate != null && run.isProved()) {
            write(certificate, run.certificate().text());
        }
        return run.isProved() ? 0 : BROKEN;
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new ProofException("cannot write: file=" + file
                    + ", expected a folder that can be written", e);
        }
    }
}
