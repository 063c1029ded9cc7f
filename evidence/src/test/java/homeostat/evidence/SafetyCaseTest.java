package homeostat.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exists because an argument that cannot break proves nothing.
class SafetyCaseTest {
    @TempDir
    private Path home;

    @BeforeEach
    void writeAWholeArgument() throws IOException {
        write("docs/safety/thing.md", """
                ### It gets too hot
                `haz~too-hot~1`

                Needs: ctl

                ### It is switched off
                `ctl~switched-off~1`

                Covers:
                - `haz~too-hot~1`

                Needs: req

                ### It stops at 41 degrees
                `req~stops-at-41~1`

                Covers:
                - `ctl~switched-off~1`

                Needs: impl, utest
                """);
        write("device/src/main/java/Thing.java", """
                // [impl->req~stops-at-41~1]
                final class Thing {}
                """);
        write("device/src/test/java/ThingTest.java", """
                package it;

                class ThingTest {
                    // [utest->req~stops-at-41~1]
                    @Test
                    void stopsInTime() {
                    }
                }
                """);
        report("<testcase classname=\"it.ThingTest\" name=\"stopsInTime\"/>");
    }

    @Test
    void standsWhenEveryLinkStands() {
        SafetyCase safetyCase = SafetyCase.gather(home);

        assertTrue(safetyCase.stands(), EvidencePage.text(safetyCase));
        assertEquals(1, safetyCase.hazards().size());
        assertTrue(EvidencePage.html(safetyCase).contains("ThingTest.stopsInTime"));
    }

    @Test
    void breaksWhenTheTestNeverRan() throws IOException {
        report("<testcase classname=\"it.OtherTest\" name=\"stopsInTime\"/>");

        assertBroken("never ran");
    }

    @Test
    void breaksWhenTheTestFailedOrWasSkipped() throws IOException {
        report("<testcase classname=\"it.ThingTest\" name=\"stopsInTime(int)[1]\"/>"
                + "<testcase classname=\"it.ThingTest\" name=\"stopsInTime(int)[2]\">"
                + "<failure message=\"too hot\"/></testcase>");
        assertBroken("ran and failed");

        report("<testcase classname=\"it.ThingTest\" name=\"stopsInTime\"><skipped/></testcase>");
        assertBroken("was skipped");
    }

    @Test
    void breaksWhenNobodyImplementsIt() throws IOException {
        Files.delete(home.resolve("device/src/main/java/Thing.java"));

        assertBroken("nothing of type impl");
    }

    @Test
    void breaksWhenARequirementWasRevised() throws IOException {
        Path items = home.resolve("docs/safety/thing.md");
        Files.writeString(items, Files.readString(items)
                .replace("`req~stops-at-41~1`", "`req~stops-at-41~2`"));

        assertFalse(SafetyCase.gather(home).stands());
    }

    @Test
    void saysWhatIsMissingWhenThereIsNothingToGather() throws IOException {
        Files.delete(home.resolve("device/target/surefire-reports/TEST-it.xml"));

        EvidenceException refusal =
                assertThrows(EvidenceException.class, () -> SafetyCase.gather(home));
        assertTrue(refusal.getMessage().startsWith("no test has run yet"));
    }

    @Test
    void breaksWhenAProofSpeaksForOtherBytes() throws IOException {
        write("device/target/classes/it/Thing.class", "bytes");
        String hash = "277089d91c0bdf4f2e6862ba7e4a07605119431f5d13f726dd352b06f1b206a9";
        write("device/target/prove.certificate", "homeostat-proof 1\nrule 1.1 no-allocation\n"
                + "program it.Thing\nclass " + hash + " it/Thing\n");
        assertTrue(SafetyCase.gather(home).stands());
        assertTrue(EvidencePage.text(SafetyCase.gather(home)).contains(
                "proof  it.Thing: 1 rules, 1 class files, unchanged"));

        write("device/target/classes/it/Thing.class", "other");
        assertBroken("changed: it/Thing");
        assertTrue(EvidencePage.html(SafetyCase.gather(home)).contains("changed since: it/Thing"));

        write("device/target/prove.certificate", "bytes");
        assertThrows(EvidenceException.class, () -> SafetyCase.gather(home));
    }

    private void assertBroken(String words) {
        SafetyCase safetyCase = SafetyCase.gather(home);

        assertFalse(safetyCase.stands());
        assertTrue(EvidencePage.text(safetyCase).contains(words), EvidencePage.text(safetyCase));
    }

    private void report(String cases) throws IOException {
        write("device/target/surefire-reports/TEST-it.xml",
                "<?xml version=\"1.0\"?><testsuite>" + cases + "</testsuite>");
    }

    private void write(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
