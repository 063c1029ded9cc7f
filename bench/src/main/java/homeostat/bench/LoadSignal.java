package homeostat.bench;

import homeostat.kernel.Priority;
import homeostat.kernel.Quality;
import homeostat.kernel.Sheet;
import homeostat.kernel.Span;
import homeostat.seed.Stream;
import homeostat.wire.Frame;
import homeostat.wire.Schema;
import java.util.ArrayList;
import java.util.List;

/// What a load device measures: eight waves of 250 Hz, like those of a monitor with noise in the
/// lowest bits, and forty numbers. A few seconds of it are made once and told by all devices in
/// turn, since a load generator must not be what is measured.
final class LoadSignal {
    static final int WAVES = 8;
    static final int HERTZ = 250;
    static final int NUMBERS = 40;
    static final int ALARM = 0;
    static final double LIMIT = 100;
    private static final int SECONDS = 16;
    private static final double STEP = Math.scalb(1, -13);
    private static final double SPAN = 4;
    private static final double NOISE_STEPS = 8;

    /// What the numbers mean.
    static final Schema SCHEMA = schema();

    private final float[][][] samples = new float[SECONDS][WAVES][HERTZ];

    LoadSignal() {
        for (int wave = 0; wave < WAVES; wave++) {
            Stream noise = Stream.of(wave).split("noise");
            double hertz = 0.9 + 0.31 * wave;
            for (int i = 0; i < SECONDS * HERTZ; i++) {
                double phase = 2 * Math.PI * hertz * i / HERTZ;
                double value = Math.sin(phase) + 0.4 * Math.sin(3 * phase)
                        + 0.2 * Math.sin(7 * phase)
                        + NOISE_STEPS * STEP * noise.gaussian();
                samples[i / HERTZ][wave][i % HERTZ] = (float) (Math.rint(value / STEP) * STEP);
            }
        }
    }

    /// The waves of a second of device time.
    List<Frame.Piece> waves(long second) {
        List<Frame.Piece> pieces = new ArrayList<>(WAVES);
        for (int wave = 0; wave < WAVES; wave++) {
            pieces.add(new Frame.Piece(wave, Span.seconds(second), Span.seconds(1) / HERTZ, STEP,
                    samples[(int) (second % SECONDS)][wave]));
        }
        return pieces;
    }

    /// The numbers of a second; the first is the one that has a limit.
    List<Frame.Numeric> numbers(long second, double first) {
        List<Frame.Numeric> numbers = new ArrayList<>(NUMBERS);
        for (int i = 0; i < NUMBERS; i++) {
            numbers.add(new Frame.Numeric(WAVES + i, i == 0 ? first
                    : 60 + (second * (i + 7) % 40) * 0.5, Quality.GOOD, 0));
        }
        return numbers;
    }

    private static Schema schema() {
        List<Schema.Port> ports = new ArrayList<>();
        for (int i = 0; i < WAVES; i++) {
            ports.add(new Schema.Port(Sheet.Kind.WAVE, i, "wave " + i,
                    new Schema.Scale("mV", "mV", -SPAN, SPAN), Span.seconds(5), "made up"));
        }
        for (int i = 0; i < NUMBERS; i++) {
            ports.add(new Schema.Port(Sheet.Kind.OUTPUT, WAVES + i, "number " + i,
                    new Schema.Scale("1/min", "/min", 0, 300), Span.seconds(5), "made up"));
        }
        return new Schema("load", "Load device",
                new Sheet.Loop("none", "none", "none", "none", "none", "none"), ports, List.of(),
                List.of(new Sheet.AlarmRow(ALARM, "out of range", Priority.HIGH, false, 0,
                        "The first number is above its limit.")), List.of(), List.of());
    }
}
