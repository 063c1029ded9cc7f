package homeostat.device.kidney;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import homeostat.kernel.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Exists because a diagram that is drawn by hand is wrong soon: this one is walked out of the
/// functions that the device runs. `-Dgolden.accept=true` writes it anew; read the difference.
class KidneyModeGolden {
    private static final Path GOLDEN =
            Path.of("src/test/resources/homeostat/device/kidney/modes.mmd");

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

    @Test
    void theSameEventTwiceChangesAModeOnceOrCounts() {
        for (KidneyMode mode : all()) {
            for (KidneyEvent event : List.of(KidneyEvent.NO_FLOW, KidneyEvent.DONE,
                    KidneyEvent.BALANCE_LOST)) {
                KidneyMode once = KidneyMode.next(mode, event);
                assertSame(once, KidneyMode.next(once, event), mode + " on " + event);
            }
        }
    }

    private static List<KidneyMode> all() {
        List<KidneyMode> all = new ArrayList<>(List.of(new KidneyMode.Starting(0),
                new KidneyMode.Starting(KidneyMode.GOOD_STEPS - 1), new KidneyMode.Guided(),
                new KidneyMode.Sparing(), new KidneyMode.Paused(), new KidneyMode.Finished()));
        for (Reason reason : List.of(Reason.STARTING, Reason.STALE, Reason.IMPLAUSIBLE,
                Reason.FLAT)) {
            all.add(new KidneyMode.Even(reason));
        }
        for (Reason reason : List.of(Reason.STALE, Reason.IMPLAUSIBLE, Reason.PRESCRIPTION)) {
            all.add(new KidneyMode.Fallback(reason, 0));
            all.add(new KidneyMode.Fallback(reason, KidneyMode.GOOD_STEPS - 1));
        }
        return all;
    }

    private static String diagram() {
        Map<String, StringBuilder> arrows = new TreeMap<>();
        for (KidneyMode mode : all()) {
            for (KidneyEvent event : KidneyEvent.values()) {
                KidneyMode next = KidneyMode.next(mode, event);
                if (next != mode) {
                    arrow(arrows, mode, next, event);
                }
            }
        }
        for (ProtectionMode mode : protective()) {
            for (ProtectionEvent event : ProtectionEvent.values()) {
                ProtectionMode next = ProtectionMode.next(mode, event);
                if (next != mode) {
                    arrow(arrows, mode, next, event);
                }
            }
        }
        StringBuilder text = new StringBuilder(
                "stateDiagram-v2\n    [*] --> Starting_0\n    [*] --> Testing_0\n");
        arrows.forEach((arrow, events) ->
                text.append(arrow).append(events.toString().strip()).append('\n'));
        return text.toString();
    }

    private static List<ProtectionMode> protective() {
        return List.of(new ProtectionMode.Testing(0),
                new ProtectionMode.Testing(ProtectionMode.GOOD_STEPS - 1),
                new ProtectionMode.Permitting(), new ProtectionMode.Bypassing(0),
                new ProtectionMode.Bypassing(ProtectionMode.GOOD_STEPS - 1),
                new ProtectionMode.Stopped(Reason.STALE), new ProtectionMode.Stopped(Reason.FLOOR));
    }

    private static void arrow(Map<String, StringBuilder> arrows, Object from, Object to,
            Enum<?> event) {
        arrows.computeIfAbsent("    " + name(from) + " --> " + name(to) + ": ",
                ignored -> new StringBuilder()).append(" ").append(event);
    }

    /// `Fallback[reason=STALE, goodSteps=0]` as `Fallback_STALE_0`.
    private static String name(Object mode) {
        return mode.toString().replaceAll("[a-zA-Z]+=", "").replaceAll("[\\[\\], ]+", "_")
                .replaceAll("_$", "");
    }
}
