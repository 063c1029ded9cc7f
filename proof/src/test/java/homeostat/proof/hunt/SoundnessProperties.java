package homeostat.proof.hunt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Exists because a prover that accepts one guilty program proves nothing.
///
/// `-Dhunt.programs=20000` hunts further, `-Dhunt.from=N` elsewhere.
class SoundnessProperties {
    private static final long PROGRAMS = Long.getLong("hunt.programs", 150);
    private static final long FROM = Long.getLong("hunt.from", 1);

    @Test
    void noAcceptedProgramDoesWhatIsForbidden() {
        Hunt hunt = new Hunt(Path.of("target/soundness")).through(FROM, FROM + PROGRAMS);
        System.out.print(hunt.text());

        assertEquals(List.of(), hunt.guilty());
        assertTrue(hunt.accepted(Defect.NONE) > hunt.written(Defect.NONE) / 2, hunt::text);
    }

    /// One task of this program loops for ever: nothing is claimed of the other one's steps behind
    /// it, which no host would ever run.
    @Test
    void aDeviceThatHangsIsNotDrivenFurther() {
        Hunt hunt = new Hunt(Path.of("target/soundness")).through(103_722, 103_723);

        assertEquals(List.of(), hunt.guilty());
    }
}
