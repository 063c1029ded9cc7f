package homeostat.firmware;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A run of an assembled device as a list of calls in time order, in a text file.
///
/// ```
/// homeostat-run 1
/// assemble homeostat.device.pancreas.Pancreas.assemble
/// probe digest
/// probe output 0
/// call offer 0 7.5 1 300000000000
/// call advance 300000000000
/// ```
///
/// `assemble` names a static method (arguments may follow) whose result is the root object, or,
/// with `root` lines, the object that a chain of accessors without arguments leads to from there.
/// Each `call` names a method of the root. After every call its result and all probes are recorded.
/// A line `reset` takes the power away and brings it back: the device is assembled anew, its
/// memory is what it was, and it resumes; so recorded is what `resume` gave.
/// Integers are decimal, doubles as Java writes them, booleans `true` or `false`.
public final class RecordedRun {
    static final String MAGIC = "homeostat-run 1";
    /// In place of a call: power is lost and comes back.
    static final String RESET = "reset";

    private final Path file;
    private Line assembly;
    private final List<String> accessors = new ArrayList<>();
    private final List<Line> probes = new ArrayList<>();
    private final List<Line> calls = new ArrayList<>();

    /// A method's name, its arguments as written, and the line of the file for messages.
    record Line(int number, String name, List<String> arguments) {
        /// What stands in the file, without its first word.
        String text() {
            return arguments.isEmpty() ? name : name + " " + String.join(" ", arguments);
        }
    }

    private RecordedRun(Path file) {
        this.file = file;
    }

    /// @throws FirmwareException when the file cannot be read or is not a recorded run
    public static RecordedRun read(Path file) {
        RecordedRun run = new RecordedRun(file);
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new FirmwareException("cannot read the recorded run: file=" + file
                    + ", expected a text file that begins with \"" + MAGIC + "\"", e);
        }
        if (lines.isEmpty() || !lines.getFirst().strip().equals(MAGIC)) {
            throw new FirmwareException("not a recorded run: file=" + file + " line=1, expected \""
                    + MAGIC + "\"");
        }
        for (int i = 1; i < lines.size(); i++) {
            run.take(i + 1, lines.get(i).strip());
        }
        if (run.assembly == null) {
            throw new FirmwareException("no assembly in the recorded run: file=" + file
                    + ", expected a line \"assemble package.Class.method\"");
        }
        return run;
    }

    private void take(int number, String text) {
        if (text.isEmpty() || text.startsWith("#")) {
            return;
        }
        List<String> words = List.of(text.split("\\s+"));
        if (text.equals(RESET)) {
            calls.add(new Line(number, RESET, List.of()));
            return;
        }
        if (words.size() < 2) {
            throw malformed(number, "expected a word and a method name");
        }
        Line line = new Line(number, words.get(1), words.subList(2, words.size()));
        switch (words.getFirst()) {
            case "assemble" -> assembly = line;
            case "root" -> accessors.add(line.name());
            case "probe" -> probes.add(line);
            case "call" -> calls.add(line);
            default -> throw malformed(number, "expected assemble, root, probe or call");
        }
    }

    /// The exception for a line that cannot be understood.
    FirmwareException malformed(int number, String expected) {
        return new FirmwareException("not a line of a recorded run: file=" + file + " line="
                + number + ", " + expected);
    }

    /// Class, method and arguments of the factory.
    Line assembly() {
        return assembly;
    }

    List<String> accessors() {
        return accessors;
    }

    List<Line> probes() {
        return probes;
    }

    List<Line> calls() {
        return calls;
    }

    /// One argument as the 64 bits that go into a call: doubles and floats by their bits.
    long bits(Line line, int argument, char descriptor) {
        String word = line.arguments().get(argument);
        try {
            return switch (descriptor) {
                case 'D' -> Double.doubleToLongBits(Double.parseDouble(word));
                case 'F' -> Float.floatToIntBits(Float.parseFloat(word));
                case 'J' -> Long.parseLong(word);
                case 'I' -> Integer.parseInt(word);
                case 'S' -> Short.parseShort(word);
                case 'B' -> Byte.parseByte(word);
                case 'Z' -> truth(line, word);
                default -> throw malformed(line.number(), "expected a method whose parameters are"
                        + " numbers or booleans, not " + descriptor);
            };
        } catch (NumberFormatException e) {
            throw malformed(line.number(), "expected a number of type " + descriptor
                    + " instead of " + word);
        }
    }

    private long truth(Line line, String word) {
        return switch (word) {
            case "true" -> 1;
            case "false" -> 0;
            default -> throw malformed(line.number(), "expected true or false instead of " + word);
        };
    }
}
