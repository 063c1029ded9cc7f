package homeostat.firmware;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Log lines whose words stay on the build machine.
///
/// The target sends a number and two values; the number is the place of the text in a section of
/// the ELF, `.log_strings`, that is never flashed (`log.h`). Here the text is found again and the
/// values are put into it. What a log line costs on the target is a call with three numbers.
public final class DeferredLog {
    private static final String LINE = "log ";

    private DeferredLog() {
    }

    /// The lines of a console that are log lines, in words.
    ///
    /// @param folder where `device.elf` is
    /// @param console what the target printed
    /// @throws FirmwareException when there is no image, or a line is of another image
    public static List<String> decode(Path folder, Board board, List<String> console) {
        List<String> lines = new ArrayList<>();
        byte[] strings = null;
        for (String line : console) {
            if (!line.startsWith(LINE)) {
                continue;
            }
            if (strings == null) {
                strings = strings(folder, board);
            }
            String[] words = line.split(" ");
            lines.add(filled(text(strings, words), words));
        }
        return lines;
    }

    private static byte[] strings(Path folder, Board board) {
        if (!Files.isRegularFile(folder.resolve("device.elf"))) {
            throw new FirmwareException("no image: file=" + folder.resolve("device.elf")
                    + ", expected the one that made the log (./homeostat firmware run)");
        }
        Tool.runWell(folder, 60, List.of(board.core().tool("objcopy"), "-O", "binary",
                "--only-section=.log_strings", "--set-section-flags", ".log_strings=alloc",
                "device.elf", "log_strings.bin"));
        try {
            return Files.readAllBytes(folder.resolve("log_strings.bin"));
        } catch (IOException e) {
            throw new FirmwareException("cannot read: folder=" + folder, e);
        }
    }

    private static String text(byte[] strings, String[] words) {
        try {
            int from = Integer.parseInt(words[1]);
            int to = from;
            while (strings[to] != 0) {
                to++;
            }
            if (words.length == 4 && (from == 0 || strings[from - 1] == 0)) {
                return new String(strings, from, to - from, StandardCharsets.UTF_8);
            }
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            // Told below: the line is of no text of this image.
        }
        throw new FirmwareException("not a log line of this image: line=\""
                + String.join(" ", words) + "\", expected log, the place of a text, two numbers");
    }

    private static String filled(String text, String[] words) {
        String first = text.replaceFirst("%u", words[2]);
        return first.replaceFirst("%x", Long.toHexString(Long.parseLong(words[2])))
                .replaceFirst("%u", words[3]);
    }
}
