package homeostat.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.device.pancreas.Pancreas;
import homeostat.kernel.Device;
import homeostat.proof.CallGraph;
import homeostat.proof.Method;
import homeostat.proof.Program;
import homeostat.proof.snapshot.Snapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exists because what is in the image and what was proved must be the same program.
class ClosedWorldTest {
    @TempDir
    private Path folder;
    private Program program;
    private Snapshot snapshot;
    private ClosedWorld world;

    @BeforeEach
    void assemble() {
        FirmwareRequest request = Lab.request(folder, Board.HOST,
                List.of(Pancreas.class, Device.class),
                "assemble homeostat.device.pancreas.Pancreas.assemble", "probe digest",
                "call offer 0 120 0 0", "call advance 1");
        world = Lab.world(request);
        snapshot = world.snapshot();
        program = world.program();
    }

    @Test
    void everyTranslatedMethodIsInTheGraphThatProofJudges() {
        Set<String> classes = world.liveClasses().stream().filter(program::isOwn)
                .collect(Collectors.toSet());
        CallGraph graph = CallGraph.from(program, snapshot.roots(), classes);

        for (Method method : world.methods()) {
            assertTrue(graph.contains(method), () -> "not judged: " + world.chain(method));
        }
    }

    @Test
    void namesAndSheetsStayBehind() {
        assertTrue(world.live().size() < snapshot.size());
        assertTrue(world.liveClasses().stream().noneMatch(c -> c.startsWith("java/")),
                () -> world.liveClasses().toString());
        assertFalse(world.liveClasses().contains("homeostat/kernel/Sheet"));
    }

    @Test
    void theSameClassesGiveTheSameImage() {
        ClosedWorld again = ClosedWorld.of(program, snapshot, snapshot.roots(),
                Profile.KERNEL, ProvedSites.NONE);

        assertEquals(new ImageWriter(world).text(), new ImageWriter(again).text());
    }
}
