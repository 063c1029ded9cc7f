package homeostat.firmware;

import homeostat.firmware.sample.Refused;
import homeostat.kernel.Mode;
import homeostat.proof.Method;
import homeostat.proof.Program;
import homeostat.proof.snapshot.Snapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exists because what cannot be lowered must be refused by name, place and chain of calls, never
/// translated into something else.
class RefusalGolden {
    private static final String[] LINES = {"assemble homeostat.firmware.sample.Refused.assemble",
        "call newArray", "call newObject", "call throughAnother", "call concatenation",
        "call lambda", "call lambdaOfAssembly", "call boxing", "call collection",
        "call inexact 1", "call fused 2", "call clock", "call locked", "call lockedMethod",
        "call text 1", "call clazz", "call values", "call caught"};

    @TempDir
    private Path folder;

    @Test
    void everyConstructWithoutAPlaceOnTheTargetIsNamed() {
        FirmwareRequest request = Lab.request(folder, Board.HOST,
                List.of(Refused.class, Mode.class), LINES);
        Snapshot snapshot = Lab.reference(request);
        Program program = Program.load(request.classPath());
        StringBuilder text = new StringBuilder();
        for (Method entry : snapshot.entries()) {
            text.append(entry.name()).append(": ").append(refusal(program, snapshot, entry))
                    .append('\n');
        }
        GoldenFile.check("refusals.txt", text.toString());
    }

    private static String refusal(Program program, Snapshot snapshot, Method entry) {
        try {
            ClosedWorld.of(program, snapshot, Set.of(entry), Profile.KERNEL,
                    ProvedSites.NONE);
            return "accepted";
        } catch (UntranslatableException e) {
            return e.getMessage();
        }
    }
}
