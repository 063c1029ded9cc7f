package homeostat.device.vad;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Exists because a diagram that is drawn by hand is wrong soon: this one is walked out of the
/// function that the device runs. `-Dgolden.accept=true` writes it anew; read the difference.
class VadModeGolden {
    private static final Path GOLDEN =
            Path.of("src/test/resources/homeostat/device/vad/modes.mmd");

    @Test
    void theDiagramIsTheFunction() throws IOException {
        String diagram = diagram();
        if (Boolean.getBoolean("golden.accept")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, diagram);
        }

        assertEquals(Files.readString(GOLDEN), diagram,
                "the modes changed; accept with -Dgolden.accept=true and read the difference");
    }

    private static String diagram() {
        Map<String, StringBuilder> arrows = new TreeMap<>();
        for (VadMode mode : VadModeTest.all()) {
            for (VadEvent event : VadEvent.values()) {
                VadMode next = VadMode.next(mode, event);
                if (next != mode) {
                    String arrow = "    " + name(mode) + " --> " + name(next) + ": ";
                    arrows.computeIfAbsent(arrow, ignored -> new StringBuilder())
                            .append(" ").append(event);
                }
            }
        }
        StringBuilder text = new StringBuilder("stateDiagram-v2\n    [*] --> Starting_0\n");
        arrows.forEach((arrow, events) ->
                text.append(arrow).append(events.toString().strip()).append('\n'));
        return text.toString();
    }

    private static String name(VadMode mode) {
        return switch (mode) {
            case VadMode.Starting starting -> "Starting_" + starting.goodWindows();
            case VadMode.Regulating regulating -> "Regulating";
            case VadMode.Releasing releasing -> "Releasing";
            case VadMode.Cautious cautious -> "Cautious_" + cautious.reason();
            case VadMode.Fallback fallback ->
                    "Fallback_" + fallback.reason() + "_" + fallback.goodWindows();
        };
    }
}
