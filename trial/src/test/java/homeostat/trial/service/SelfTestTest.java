package homeostat.trial.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.Device;
import homeostat.seed.Stream;
import homeostat.trial.TrialException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A self-test that cannot fail is worth nothing, and a calibration that makes things worse less.
class SelfTestTest {

    @ParameterizedTest
    @EnumSource(TestBenches.class)
    void everyDevicePassesItsSelfTest(TestBenches listed) {
        List<String> failed = SelfTest.of(TestBenches.named(listed.word())).stream()
                .filter(each -> !each.held()).map(SelfTest.Check::what).toList();
        assertEquals(List.of(), failed);
    }

    /// A bench whose inputs are not connected: a device must not pass on it.
    private record Unplugged(TestBench bench) implements TestBench {
        @Override
        public Device assemble() {
            return bench.assemble();
        }

        @Override
        public double signal(String port, double seconds, Subject device, String provoked) {
            return Double.NaN;
        }

        @Override
        public double sampleSeconds() {
            return bench.sampleSeconds();
        }

        @Override
        public int seconds() {
            return bench.seconds();
        }

        @Override
        public List<Channel> channels() {
            return bench.channels();
        }
    }

    @ParameterizedTest
    @EnumSource(TestBenches.class)
    void noDevicePassesUnplugged(TestBenches listed) {
        List<SelfTest.Check> checks =
                SelfTest.of(new Unplugged(TestBenches.named(listed.word())));
        assertFalse(checks.stream().allMatch(SelfTest.Check::held));
    }

    @ParameterizedTest
    @EnumSource(TestBenches.class)
    void calibrationLeavesLessErrorThanIsAllowed(TestBenches listed) {
        for (Channel channel : TestBenches.named(listed.word()).channels()) {
            for (int seed = 1; seed <= 100; seed++) {
                Calibration found = Calibration.of(channel, Stream.of(seed).split(channel.port()));
                assertTrue(found.isAccepted(), found.text());
                assertTrue(found.errorAfter() <= channel.errorMost(), found.text());
            }
        }
    }

    @Test
    void aSensorThatIsFarOffIsToBeReplaced() {
        Channel sold = new Channel("p", "mmHg", 0, 100, 20, 0.5, 0.1, 0.2);
        Channel promised = new Channel("p", "mmHg", 0, 100, 0.1, 0.001, 0.1, 0.2);
        Calibration found = Calibration.of(sold, Stream.of(1));
        assertTrue(new Calibration(promised, found.offset(), found.gain(), found.errorBefore(),
                found.errorAfter()).isBroken());
    }

    @Test
    void refusesADeviceWithoutABench() {
        assertThrows(TrialException.class, () -> TestBenches.named("toaster"));
    }
}
