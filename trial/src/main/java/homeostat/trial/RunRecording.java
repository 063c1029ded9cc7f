package homeostat.trial;

import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Every call that a host made on a device, in the order in which it made them, as a text file.
///
/// ```
/// homeostat-run 1
/// # adult#001, five-meals, seed 1
/// assemble homeostat.device.pancreas.Pancreas.assemble
/// probe digest
/// call stage 0 1.27
/// call confirm
/// call offer 0 147.3 0 300000000000
/// call post 0 45.0 300000000000
/// call settle 0 17 1 0.05 300000000000
/// call acknowledge 2
/// call advance 300000000000
/// ```
///
/// `assemble` names the static method that makes the device and its arguments; a `probe` names a
/// method of the device whose result is compared after each call; a `call` names a method of
/// [Device] and its arguments in order. Integers are decimal; doubles are written so that reading
/// them gives the same bits, and not a number is `NaN`. Replaying the calls on a device made the
/// same way gives the same digest, on whatever it runs.
public final class RunRecording {
    static final String MAGIC = "homeostat-run 1";

    private final String factory;
    private final List<String> arguments;
    private final String remark;
    private final List<String> probes = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();

    /// An empty recording of the device that the static method `factory`, a qualified name, makes
    /// of `arguments`; `remark` is one line for the reader.
    public RunRecording(String factory, List<String> arguments, String remark) {
        this.factory = factory;
        this.arguments = List.copyOf(arguments);
        this.remark = remark;
    }

    /// Asks a replay to compare what the device's method `name` gives for `arguments`.
    public void probe(String name, int... arguments) {
        StringBuilder text = new StringBuilder(name);
        for (int argument : arguments) {
            text.append(' ').append(argument);
        }
        probes.add(text.toString());
    }

    /// Asks a replay to compare everything that the device publishes, number by number, so that a
    /// difference has a name.
    public void probeAll(Sheet sheet) {
        for (Sheet.PortRow row : sheet.ports()) {
            switch (row.kind()) {
                case OUTPUT, WAVE -> probe("outputBase", row.index());
                case ORDERS -> {
                    probe("orderBase", row.index());
                    probe("orderSequence", row.index());
                    probe("orderExpiresNs", row.index());
                }
                case INPUT, INBOX, RECEIPTS -> { }
            }
        }
        for (Sheet.AlarmRow row : sheet.alarms()) {
            probe("alarmCode", row.index());
        }
        if (!sheet.modes().isEmpty()) {
            probe("modeCode", 0);
        }
        probe("digest");
    }

    void offer(int input, double base, int qualityCode, long atNs) {
        calls.add("offer " + input + " " + base + " " + qualityCode + " " + atNs);
    }

    void post(int inbox, double base, long atNs) {
        calls.add("post " + inbox + " " + base + " " + atNs);
    }

    void settle(int port, long sequence, int outcomeCode, double base, long atNs) {
        calls.add("settle " + port + " " + sequence + " " + outcomeCode + " " + base + " " + atNs);
    }

    void acknowledge(int alarm) {
        calls.add("acknowledge " + alarm);
    }

    void stage(int parameter, double base) {
        calls.add("stage " + parameter + " " + base);
    }

    void confirm() {
        calls.add("confirm");
    }

    void advance(long nowNs) {
        calls.add("advance " + nowNs);
    }

    /// The static method that makes the device.
    public String factory() {
        return factory;
    }

    /// Its arguments as written.
    public List<String> arguments() {
        return arguments;
    }

    /// The calls so far: a method of [Device] and its arguments, a space between two.
    public List<String> calls() {
        return Collections.unmodifiableList(calls);
    }

    /// The calls since this was last asked; they are forgotten here. For who passes them on as they
    /// are made.
    public List<String> drained() {
        List<String> taken = List.copyOf(calls);
        calls.clear();
        return taken;
    }

    /// Makes the same calls on `device`.
    ///
    /// @throws TrialException when a call is not one that a host makes
    public void replay(Device device) {
        for (int i = 0; i < calls.size(); i++) {
            try {
                make(device, calls.get(i));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw new TrialException("not a call of a recorded run: call=" + (i + 1) + " \""
                        + calls.get(i) + "\", expected a method of the device and its numbers", e);
            }
        }
    }

    /// Makes one call, written as in [#calls], on `device`.
    public static void make(Device device, String call) {
        call(device, call.split(" "));
    }

    private static void call(Device device, String[] word) {
        switch (word[0]) {
            case "offer" -> device.offer(Integer.parseInt(word[1]), Double.parseDouble(word[2]),
                    Integer.parseInt(word[3]), Long.parseLong(word[4]));
            case "post" -> device.post(Integer.parseInt(word[1]), Double.parseDouble(word[2]),
                    Long.parseLong(word[3]));
            case "settle" -> device.settle(Integer.parseInt(word[1]), Long.parseLong(word[2]),
                    Integer.parseInt(word[3]), Double.parseDouble(word[4]),
                    Long.parseLong(word[5]));
            case "acknowledge" -> device.acknowledge(Integer.parseInt(word[1]));
            case "stage" -> device.stage(Integer.parseInt(word[1]), Double.parseDouble(word[2]));
            case "confirm" -> device.confirm();
            case "advance" -> device.advance(Long.parseLong(word[1]));
            default -> throw new NumberFormatException(word[0]);
        }
    }

    /// Writes the file whole or not at all.
    ///
    /// @throws TrialException when the file cannot be written
    public void write(Path file) {
        List<String> lines = new ArrayList<>();
        lines.add(MAGIC);
        lines.add("# " + remark);
        lines.add(("assemble " + factory + " " + String.join(" ", arguments)).strip());
        for (String probe : probes) {
            lines.add("probe " + probe);
        }
        for (String call : calls) {
            lines.add("call " + call);
        }
        WholeFile.write(file, String.join("\n", lines) + "\n");
    }

    /// Reads such a file.
    ///
    /// @throws TrialException when it cannot be read or is not a recorded run
    public static RunRecording read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new TrialException("cannot read the recorded run: file=" + file
                    + ", expected a text file that begins with \"" + MAGIC + "\"", e);
        }
        if (lines.isEmpty() || !lines.getFirst().equals(MAGIC)) {
            throw malformed(file, 1, "\"" + MAGIC + "\"");
        }
        String remark = "";
        RunRecording recording = null;
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            String rest = line.substring(Math.min(line.length(), line.indexOf(' ') + 1));
            if (line.startsWith("#")) {
                remark = rest;
            } else if (line.startsWith("assemble ")) {
                List<String> words = List.of(rest.split(" "));
                recording = new RunRecording(words.getFirst(),
                        words.subList(1, words.size()), remark);
            } else if (recording != null && line.startsWith("probe ")) {
                recording.probes.add(rest);
            } else if (recording != null && line.startsWith("call ")) {
                recording.calls.add(rest);
            } else if (!line.isEmpty()) {
                throw malformed(file, i + 1, "assemble, then probe and call");
            }
        }
        if (recording == null) {
            throw malformed(file, lines.size(), "a line that begins with assemble");
        }
        return recording;
    }

    private static TrialException malformed(Path file, int line, String expected) {
        return new TrialException("not a recorded run: file=" + file + " line=" + line
                + ", expected " + expected);
    }
}
