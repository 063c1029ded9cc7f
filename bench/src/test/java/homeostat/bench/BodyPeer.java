package homeostat.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Why: a ratio of two speeds means something only when both solved the same problem.
final class BodyPeer {

    private static final int PEOPLE = 3;
    private static final int UNITS = 2;
    /// One algorithm, three libraries of elementary functions.
    private static final double SAME = 1e-7;

    @ParameterizedTest
    @EnumSource
    void cArrivesWhereWeDo(LivingBody body) {
        Repository.assume(C::version);
        assertSame(body, peers(body).compiled(C.program(Repository.home(), body.word()), PEOPLE,
                UNITS), SAME);
    }

    @ParameterizedTest
    @EnumSource
    void rustArrivesWhereWeDo(LivingBody body) {
        Repository.assume(Rust::version);
        assertSame(body, peers(body).compiled(Rust.program(Repository.home(), body.word()),
                PEOPLE, UNITS), SAME);
    }

    @ParameterizedTest
    @EnumSource
    void numpyArrivesWhereWeDo(LivingBody body) {
        Repository.assume(GlucosePeers::pythonVersion);
        assertSame(body, peers(body).python("numpy", PEOPLE, UNITS), SAME);
    }

    @ParameterizedTest
    @EnumSource
    void scipyArrivesNearWhereWeDo(LivingBody body) {
        Repository.assume(GlucosePeers::pythonVersion);
        assertSame(body, peers(body).python("scipy", PEOPLE, UNITS), body.tolerance());
    }

    private static BodyPeers peers(LivingBody body) {
        return new BodyPeers(Repository.home(), body);
    }

    private static void assertSame(LivingBody body, Sample peer, double tolerance) {
        Map<String, Double> ours = OurBodies.live(body, PEOPLE, UNITS).answers();
        assertEquals(ours.keySet(), peer.answers().keySet());
        ours.forEach((name, expected) -> assertEquals(expected, peer.answers().get(name),
                tolerance, name));
    }
}
