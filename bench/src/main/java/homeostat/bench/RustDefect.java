package homeostat.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A defect in Rust: rustc as it comes, rustc with warnings as errors, Clippy with its default
/// lints as errors, the program as it is tested and as it ships.
final class RustDefect {
    private static final long COMPILE_SECONDS_MAX = 120;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path sources;
    private final Path programs;
    private final long secondsMax;

    RustDefect(Path sources, Path programs, long secondsMax) {
        this.sources = sources;
        this.programs = programs;
        this.secondsMax = secondsMax;
    }

    /// Whether Clippy is here.
    static boolean hasClippy() {
        try {
            return Child.end(COMPILE_SECONDS_MAX, List.of("clippy-driver", "--version")).code()
                    == 0;
        } catch (BenchException missing) {
            return false;
        }
    }

    Defect.Fate fate(String name, boolean withClippy) {
        Path test = programs.resolve(name + "-test");
        Path shipped = programs.resolve(name + "-shipped");
        Child.Ending compiled = compile("rustc", name, test, List.of("-C", "debuginfo=0"));
        if (compiled.code() != 0) {
            return new Defect.Fate(Defect.Gate.COMPILER, codes(compiled), Defect.Run.NONE, "",
                    Defect.Run.NONE);
        }
        Child.Ending strict = compile("rustc", name, programs.resolve(name + "-strict"),
                List.of("-D", "warnings", "--emit=metadata"));
        Child.Ending checked = withClippy ? compile("clippy-driver", name,
                programs.resolve(name + "-clippy"),
                List.of("-D", "warnings", "--emit=metadata")) : strict;
        Defect.Gate gate = strict.code() != 0 ? Defect.Gate.WARNINGS
                : checked.code() != 0 ? Defect.Gate.CHECKER : Defect.Gate.NOBODY;
        List<String> by = codes(gate == Defect.Gate.WARNINGS ? strict : checked);
        if (compile("rustc", name, shipped, List.of("-O")).code() != 0) {
            throw new BenchException("rustc accepts a program only without optimisation: program="
                    + name + ", expected the same verdict");
        }
        Child.Ending atWork = Child.end(secondsMax, List.of(shipped.toString()));
        Child.Ending inTest = atWork.inTime()
                ? Child.end(secondsMax, List.of(test.toString())) : atWork;
        return new Defect.Fate(gate, by, JavaDefect.run(atWork),
                said(JavaDefect.run(atWork) == Defect.Run.TRAPS ? atWork : inTest),
                JavaDefect.run(inTest));
    }

    private Child.Ending compile(String compiler, String name, Path output,
            List<String> options) {
        List<String> command = new ArrayList<>(List.of(compiler, "--edition", "2024",
                "--crate-name", "program", "--error-format=json"));
        command.addAll(options);
        command.addAll(List.of("-o", output.toString(), sources.resolve(name + ".rs").toString()));
        Child.Ending ending = Child.end(COMPILE_SECONDS_MAX, command);
        if (!ending.inTime()) {
            throw new BenchException("program took too long: program=" + compiler
                    + ", expected it to end within " + COMPILE_SECONDS_MAX + " s");
        }
        return ending;
    }

    /// Error codes and names of lints, as rustc itself gives them.
    private static List<String> codes(Child.Ending ending) {
        List<String> codes = new ArrayList<>();
        for (String line : ending.complaints()) {
            if (!line.startsWith("{")) {
                continue;
            }
            try {
                JsonNode said = MAPPER.readTree(line);
                String code = said.at("/code/code").asText();
                if (said.at("/level").asText().equals("error")
                        && !said.at("/message").asText().startsWith("aborting")) {
                    codes.add(code.isEmpty() ? said.at("/message").asText() : code);
                }
            } catch (JsonProcessingException strange) {
                throw new BenchException("peer not understood: line=" + line
                        + ", expected a diagnostic in JSON", strange);
            }
        }
        return codes.stream().distinct().sorted().toList();
    }

    /// The sentence of a panic, or the fact that there was none.
    private static String said(Child.Ending ending) {
        if (JavaDefect.run(ending) != Defect.Run.TRAPS) {
            return "";
        }
        List<String> lines = ending.complaints();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains("panicked at") && i + 1 < lines.size()) {
                return "panic: " + lines.get(i + 1);
            }
            if (lines.get(i).contains("has overflowed its stack")) {
                return "stack overflow";
            }
        }
        return "exit code " + ending.code();
    }
}
