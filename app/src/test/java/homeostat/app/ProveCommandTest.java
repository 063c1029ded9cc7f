package homeostat.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exists because the exit code of `prove` is what a build server reads, and its files are what
/// others build on.
class ProveCommandTest {
    @TempDir
    private Path folder;

    /// Class C it is not: it allocates, and says so in every output.
    static final class Allocates {
        private Object kept;

        void step(long nowNs) {
            kept = new long[] {nowNs};
        }

        Object kept() {
            return kept;
        }
    }

    @Test
    void everyDeviceThatShipsIsProvedAndItsCertificateSpeaksForIt() throws IOException {
        Path certificate = folder.resolve("class-c.certificate");

        assertEquals(0, run("prove", "--certificate", certificate.toString(),
                "--sarif", folder.resolve("none.sarif").toString()));
        assertEquals(0, run("prove", "--verify", certificate.toString()));
        assertEquals(0, results("none.sarif").size());
        assertEquals(1, run("prove", "--verify", certificate.toString(),
                "--classes", "target/test-classes"));
    }

    @Test
    void aBrokenRuleEndsWithOneAndNoCertificate() {
        assertEquals(1, run("prove", "--classes", "target/test-classes",
                "--entry", Allocates.class.getName(),
                "--certificate", folder.resolve("none").toString()));
        assertFalse(Files.exists(folder.resolve("none")));
    }

    @Test
    void theSarifHasWhatTheStandardRequires() throws IOException {
        assertEquals(1, run("prove", "--classes", "target/test-classes",
                "--entry", Allocates.class.getName(),
                "--sarif", folder.resolve("some.sarif").toString()));
        JsonNode result = results("some.sarif").get(0);
        JsonNode place = result.at("/locations/0/physicalLocation");

        assertEquals("no-allocation", result.at("/ruleId").asText());
        assertEquals("error", result.at("/level").asText());
        assertTrue(result.at("/message/text").asText().startsWith("makes an array"));
        assertEquals("homeostat/app/ProveCommandTest.java",
                place.at("/artifactLocation/uri").asText());
        assertTrue(place.at("/region/startLine").asInt() > 0);
        assertTrue(result.at("/codeFlows/0/threadFlows/0/locations/0/location").isObject());
    }

    private JsonNode results(String name) throws IOException {
        JsonNode log = new ObjectMapper().readTree(folder.resolve(name).toFile());
        assertEquals("2.1.0", log.at("/version").asText());
        assertEquals("homeostat prove", log.at("/runs/0/tool/driver/name").asText());
        JsonNode rules = log.at("/runs/0/tool/driver/rules");
        for (JsonNode result : log.at("/runs/0/results")) {
            assertEquals(result.at("/ruleId").asText(),
                    rules.at("/" + result.at("/ruleIndex").asInt() + "/id").asText());
        }
        return log.at("/runs/0/results");
    }

    private static int run(String... arguments) {
        PrintStream out = System.out;
        try (PrintStream none = new PrintStream(new ByteArrayOutputStream(), true,
                StandardCharsets.UTF_8)) {
            System.setOut(none);
            return Main.run(arguments);
        } finally {
            System.setOut(out);
        }
    }
}
