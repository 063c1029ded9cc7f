package homeostat.signal.eeg;

import homeostat.kernel.Elementary;
import homeostat.seed.Stream;
import java.util.Arrays;

/// Waves for tests: what goes in is known, so what must come out is, too.
final class Heads {
    static final double RATE = 256;

    private Heads() { }

    /// A wave: microvolts at a time in seconds.
    interface Wave {
        double at(double seconds);
    }

    static EegMonitor monitor(int leads) {
        Side[] sides = new Side[leads];
        for (int i = 0; i < leads; i++) {
            sides[i] = i % 2 == 0 ? Side.LEFT : Side.RIGHT;
        }
        return new EegMonitor(RATE, 50, 3000, sides);
    }

    /// Gives every lead the same wave for so many seconds.
    static void run(EegMonitor monitor, double seconds, Wave wave) {
        double[] frame = new double[monitor.leads()];
        for (int i = 0; i < seconds * RATE; i++) {
            Arrays.fill(frame, wave.at(i / RATE));
            monitor.step(frame);
        }
    }

    static Wave sine(double hertz, double amplitude) {
        return seconds -> amplitude * Elementary.sin(2 * Math.PI * hertz * seconds);
    }

    /// Noise whose power falls with frequency, as a brain's does; deviation about `microvolts`.
    static Wave background(long seed, double microvolts) {
        Stream stream = Stream.of(seed);
        double[] state = new double[2];
        return seconds -> {
            state[0] = 0.8 * state[0] + 0.6 * stream.gaussian();
            state[1] = 0.98 * state[1] + 0.2 * stream.gaussian();
            return microvolts * 0.7 * (state[0] + state[1]);
        };
    }
}
