package homeostat.signal;

import static homeostat.seed.Generators.doubles;
import static homeostat.seed.Generators.longs;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.seed.Property;
import homeostat.seed.Stream;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.junit.jupiter.api.Test;

/// What is promised of the detector is promised for every input, however mad, so it is tried on
/// mad ones: steps, spikes, growing waves, gaps, numbers that are no voltages.
final class QrsDetectorProperties {
    private static final int STATE_BYTES_MAX = 16 * 1024;

    @Test
    void confirmsBeatsInOrderApartAndWithinTheStatedLatency() {
        Property.named("beats rise, stay 200 ms apart, and come in time").cases(60)
            .check(longs(0, Long.MAX_VALUE), seed -> {
                Stream stream = Stream.of(seed);
                double rate = 100 + stream.nextInt(900);
                boolean fused = stream.chance(0.5);
                QrsDetector detector = new QrsDetector(rate, fused ? 2 : 1);
                long before = Long.MIN_VALUE / 2;
                for (int i = 0; i < 40 * rate; i++) {
                    double sample = mad(stream, i / rate);
                    if (fused ? detector.step(sample, mad(stream, 3 + i / rate))
                            : detector.step(sample)) {
                        long beat = detector.beatSample();
                        long late = detector.nowSample() - beat;
                        assertTrue(beat - before >= Math.floor(0.2 * rate), "apart");
                        assertTrue(late >= 0, "not before it happened");
                        assertTrue(late <= detector.latencyMaxSamples(), "late by " + late);
                        before = beat;
                    }
                }
            });
    }

    @Test
    void statesALatencyBelowTwoSecondsAtEverySamplingFrequency() {
        Property.named("the latency bound is below 2 s").cases(300).holds(
            doubles(QrsDetector.SAMPLES_PER_SECOND_MIN, QrsDetector.SAMPLES_PER_SECOND_MAX),
            rate -> new QrsDetector(rate).latencyMaxSamples() < 2 * rate);
    }

    @Test
    void keepsItsStateBelowSixteenKibibytes() throws IllegalAccessException {
        fits(new QrsDetector(QrsDetector.SAMPLES_PER_SECOND_MAX));
        fits(new QrsDetector(1000, 2));
    }

    private static void fits(QrsDetector detector) throws IllegalAccessException {
        long bytes = bytes(detector);
        assertTrue(bytes > 1000 && bytes < STATE_BYTES_MAX, "state of " + bytes + " bytes");
    }

    private static double mad(Stream stream, double seconds) {
        int kind = (int) (seconds / 5) % 8;
        return switch (kind) {
            case 0 -> stream.gaussian();
            case 1 -> stream.chance(0.01) ? 50 * stream.gaussian() : 0;
            case 2 -> Math.floor(seconds * 3) * 2;
            case 3 -> Math.exp(seconds % 5) * Math.sin(60 * seconds);
            case 4 -> stream.chance(0.5) ? Double.NaN : stream.uniform(-1, 1);
            case 5 -> stream.chance(0.001) ? Double.POSITIVE_INFINITY : 1e-3 * stream.gaussian();
            case 6 -> stream.chance(0.5) ? Double.MAX_VALUE : -Double.MAX_VALUE;
            default -> Math.max(0, Math.sin(6 * seconds) - 0.9) * 10;
        };
    }

    /// The bytes of the parts of `part`: its primitives and arrays, its own parts', and 16 for
    /// each object's header.
    private static long bytes(Object part) throws IllegalAccessException {
        long bytes = 16;
        for (Field field : part.getClass().getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                continue;
            }
            field.setAccessible(true);
            Object value = field.get(part);
            bytes += 8;
            if (field.getType().isArray()) {
                bytes += 16 + 4L * Array.getLength(value);
            } else if (!field.getType().isPrimitive()) {
                bytes += bytes(value);
            }
        }
        return bytes;
    }
}
