package homeostat.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Exists because a prover is worth what it refuses, and what it says then.
///
/// `-Dgolden.accept=true` writes the diagnostics anew; read the difference before keeping it.
class ProofGolden {
    static List<String> rejects() {
        return Corpus.names("rejects");
    }

    static List<String> accepts() {
        return Corpus.names("accepts");
    }

    static List<String> wrongDevices() {
        return Corpus.names("devices/rejects");
    }

    static List<String> rightDevices() {
        return Corpus.names("devices/accepts");
    }

    @ParameterizedTest
    @MethodSource("rejects")
    void aWrongProgramIsRefusedInTheseWords(String name) throws IOException {
        Proof proof = Corpus.prove(name);

        assertFalse(proof.isProved(), name);
        assertGolden("rejects", name, proof.text());
    }

    @ParameterizedTest
    @MethodSource("accepts")
    void aRightProgramIsProved(String name) throws IOException {
        Proof proof = Corpus.prove(name);

        assertTrue(proof.isProved(), proof::text);
        assertGolden("accepts", name, proof.text());
    }

    @ParameterizedTest
    @MethodSource("wrongDevices")
    void aWrongDeviceIsRefusedInTheseWords(String name) throws IOException {
        Proof proof = DeviceCorpus.prove(name);

        assertFalse(proof.isProved(), name);
        assertGolden("devices/rejects", name, DeviceCorpus.words(name));
    }

    @ParameterizedTest
    @MethodSource("rightDevices")
    void aRightDeviceIsProved(String name) throws IOException {
        Proof proof = DeviceCorpus.prove(name);

        assertTrue(proof.isProved(), proof::text);
    }

    @Test
    void everyRuleRefusesSomething() {
        Set<Rule> silent = EnumSet.allOf(Rule.class);
        silent.removeAll(Set.of(Rule.CLASS_C_ONLY, Rule.DECLARED_CLASS)); // in PlacesTest
        for (String name : rejects()) {
            Corpus.prove(name).findings().forEach(finding -> silent.remove(finding.rule()));
        }
        for (String name : wrongDevices()) {
            DeviceCorpus.prove(name).findings()
                    .forEach(finding -> silent.remove(finding.rule()));
        }

        assertEquals(Set.of(), silent);
    }

    private static void assertGolden(String folder, String name, String text)
            throws IOException {
        Path golden = Corpus.FOLDER.resolve(folder).resolve(name + ".txt");
        if (Boolean.getBoolean("golden.accept")) {
            Files.writeString(golden, text);
        }
        assertEquals(Files.readString(golden), text);
    }
}
