package homeostat.proof;

import static homeostat.seed.Generators.longs;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.seed.Property;
import homeostat.seed.Stream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Exists because class files come from strangers: whatever their bytes are, the answer is a
/// verdict or one sentence, never another exception and never silence.
class DamageProperties {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int HEADER = 10;
    private static final Map<String, byte[]> WHOLE = new TreeMap<>();

    static {
        for (String name : Corpus.program().classNames()) {
            WHOLE.put(name, Corpus.program().bytesOf(name));
        }
    }

    @Test
    void flippedBytesEndInAVerdictOrInOneSentence() {
        damaged("bytes flipped", (stream, bytes) -> {
            for (int i = 1 + stream.nextInt(3); i > 0; i--) {
                bytes[stream.nextInt(bytes.length)] ^= (byte) (1 << stream.nextInt(8));
            }
            return bytes;
        });
    }

    @Test
    void damagedConstantPoolsEndInAVerdictOrInOneSentence() {
        damaged("pool damaged", (stream, bytes) -> {
            int pool = Math.min(bytes.length, 2 * bytes.length / 3);
            for (int i = 1 + stream.nextInt(4); i > 0; i--) {
                bytes[HEADER + stream.nextInt(pool - HEADER)] = (byte) stream.nextInt(64);
            }
            return bytes;
        });
    }

    @Test
    void damagedCodeEndsInAVerdictOrInOneSentence() {
        damaged("code damaged", (stream, bytes) -> {
            int code = bytes.length / 2;
            for (int i = 1 + stream.nextInt(4); i > 0; i--) {
                bytes[code + stream.nextInt(bytes.length - code)] = (byte) stream.nextInt(256);
            }
            return bytes;
        });
    }

    @Test
    void truncatedAndStitchedFilesEndInOneSentence() {
        damaged("cut and stitched", (stream, bytes) -> {
            int cut = stream.nextInt(bytes.length);
            if (stream.nextInt(2) == 0) {
                return Arrays.copyOf(bytes, cut);
            }
            byte[] longer = Arrays.copyOf(bytes, bytes.length + 1 + stream.nextInt(40));
            System.arraycopy(bytes, cut, longer, longer.length - (bytes.length - cut),
                    bytes.length - cut);
            return longer;
        });
    }

    private interface Damage {
        byte[] done(Stream stream, byte[] bytes);
    }

    private static void damaged(String name, Damage damage) {
        String[] victims = WHOLE.keySet().toArray(new String[0]);
        assertTimeoutPreemptively(PATIENCE, () ->
                Property.named(name).cases(1500).check(longs(0, Long.MAX_VALUE), seed -> {
                    Stream stream = Stream.of(seed);
                    String victim = victims[stream.nextInt(victims.length)];
                    Map<String, byte[]> world = new TreeMap<>(WHOLE);
                    world.put(victim, damage.done(stream, WHOLE.get(victim).clone()));
                    judge(world, victim);
                }));
    }

    private static void judge(Map<String, byte[]> world, String victim) {
        String outer = victim.contains("$") ? victim.substring(0, victim.indexOf('$')) : victim;
        String entry = victim.startsWith("homeostat/") ? "DeviceBehindTheTrapBoundary" : outer;
        Program program = Program.of(world);
        try {
            Proof proof = Prover.prove(program, EntryPoints.of(program, entry));
            assertTrue(proof.text().contains("proved: "));
            Json.of(proof.json());
            Sarif.of(List.of(new ProofRun.Judged(entry, proof, "")));
        } catch (ProofException e) {
            assertFalse(e.getMessage().contains("\n"), e.getMessage());
        }
    }
}
