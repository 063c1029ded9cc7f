package homeostat.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/// The diagram of a device's modes, walked out of the functions that the device runs, since one
/// that is drawn by hand is wrong soon. `-Dgolden.accept=true` writes it anew; read the difference.
public final class ModeDiagram {
    private final StringBuilder starts = new StringBuilder();
    private final Map<String, StringBuilder> arrows = new TreeMap<>();

    /// Walks one family of modes; it starts in the first of them.
    public <M, E> ModeDiagram walk(List<? extends M> modes, List<E> events,
            BiFunction<M, E, M> next) {
        starts.append("    [*] --> ").append(name(modes.getFirst())).append('\n');
        for (M mode : modes) {
            for (E event : events) {
                M after = next.apply(mode, event);
                if (after != mode) {
                    arrows.computeIfAbsent("    " + name(mode) + " --> " + name(after) + ":",
                            ignored -> new StringBuilder()).append(' ').append(event);
                }
            }
        }
        return this;
    }

    /// Holds it against what was accepted for the device.
    public void assertAccepted(String device) throws IOException {
        Path golden = Path.of("src/test/resources/homeostat/device", device, "modes.mmd");
        StringBuilder text = new StringBuilder("stateDiagram-v2\n").append(starts);
        arrows.forEach((arrow, events) -> text.append(arrow).append(events).append('\n'));
        if (Boolean.getBoolean("golden.accept")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, text);
        }
        assertEquals(Files.readString(golden), text.toString(),
                "the modes changed; accept with -Dgolden.accept=true and read the difference");
    }

    /// `Fallback[reason=STALE, goodSteps=0]` as `Fallback_STALE_0`.
    private static String name(Object mode) {
        return mode.toString().replaceAll("[a-zA-Z]+=", "").replaceAll("[\\[\\], ]+", "_")
                .replaceAll("_$", "");
    }
}
