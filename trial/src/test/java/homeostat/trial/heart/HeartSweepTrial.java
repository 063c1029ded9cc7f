package homeostat.trial.heart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.seed.Stream;
import homeostat.trial.FaultSweep;
import homeostat.trial.ProgressListener;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Exists because a fault may hit between any two readings: here a seeded sample of the sweep that
/// `./homeostat trial heart --sweep` does in full.
final class HeartSweepTrial {
    private static final int CASES = 24;

    @Test
    void aSampleOfTheSweepBreaksNoRule() {
        Stream stream = Stream.of(11).split("sweep heart");
        FaultSweep.Subject subject = new HeartSweep(2);
        List<String> broken = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            List<String> faults = new ArrayList<>(List.of(stream.pick(subject.faults())));
            if (stream.chance(0.5)) {
                faults = List.of(stream.pick(subject.hazardous()),
                        stream.pick(subject.hazardous()));
            }
            broken.addAll(subject.live(stream.pick(subject.modes()), faults,
                    stream.nextInt(subject.readings())));
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void everyFaultThatIsCalledHazardousIsOnTheMenu() {
        FaultSweep.Subject subject = new HeartSweep(1);
        assertTrue(subject.faults().containsAll(subject.hazardous()));
        FaultSweep.Result result = FaultSweep.run(new Counted(subject), 10, 2,
                ProgressListener.NONE);
        assertEquals(result.single() + result.pairs(), result.broken().size());
    }

    /// Says of every case that it broke a rule, to see that each is counted once.
    private record Counted(FaultSweep.Subject subject) implements FaultSweep.Subject {
        @Override
        public List<String> modes() {
            return subject.modes();
        }

        @Override
        public List<String> faults() {
            return subject.faults();
        }

        @Override
        public List<String> hazardous() {
            return subject.hazardous();
        }

        @Override
        public int readings() {
            return subject.readings();
        }

        @Override
        public List<String> live(String mode, List<String> faults, int reading) {
            return List.of(mode);
        }
    }
}
