package homeostat.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.fleet.audit.AuditLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exists because what an engineer types at three in the morning must answer in one sentence.
class FleetCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aHeaderIsMadeFromTheSheet() {
        assertEquals(0, run("fleet", "header", "pancreas"));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("#ifndef HOMEOSTAT_PANCREAS_H"));
        assertEquals(2, run("fleet", "header", "toaster"));
        assertTrue(err.toString(StandardCharsets.UTF_8)
                .startsWith("homeostat: no such device: name=toaster, expected "));
    }

    @Test
    void aSimulationTellsWhatItDidAndRefusesNonsense() {
        assertEquals(0, run("fleet", "simulate", "--runs", "2", "--seed", "3"));
        assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("runs=2 seeds=3..4 faults="));
        assertEquals(2, run("fleet", "simulate", "--runs", "0"));
    }

    @Test
    void anAuditLogIsVerifiedWithItsPublicKeyAlone(@TempDir Path folder) throws Exception {
        try (AuditLog audit = AuditLog.in(folder)) {
            audit.note("nurse", "acknowledge", "bed-1/0", "");
        }
        Path log = folder.resolve("audit.log");
        assertEquals(0, run("audit", "verify", log.toString()));
        assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("entries=1 unchanged, head="));
        Files.writeString(log, Files.readString(log).replace("nurse", "thief"));
        assertEquals(1, run("audit", "verify", log.toString()));
        assertEquals(2, run("audit", "verify", folder.resolve("none").toString()));
        assertEquals(2, run("audit", "verify", log.toString(), "--key", log.toString()));
    }

    @Test
    void peopleAreAddedListedAndDisabled(@TempDir Path folder) throws Exception {
        Path password = folder.resolve("password");
        Files.writeString(password, "correct horse battery\n");
        String[] add = {"fleet", "person", "add", "ada", "--role", "nurse", "--data",
            folder.toString(), "--password-file", password.toString()};
        assertEquals(0, run(add));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("otpauth://totp/Homeostat:ada?"));
        assertEquals(0, run("fleet", "person", "disable", "ada", "--data", folder.toString()));
        assertEquals(0, run("fleet", "person", "list", "--data", folder.toString()));
        assertTrue(out.toString(StandardCharsets.UTF_8).matches("ada +nurse +disabled\n"));
        assertEquals(2, run("fleet", "person", "enable", "bob", "--data", folder.toString()));
        add[5] = "king";
        assertEquals(2, run(add));
        Files.writeString(folder.resolve("fleet.key"), "rubbish");
        assertEquals(2, run("fleet", "person", "list", "--data", folder.toString()));
        assertTrue(err.toString(StandardCharsets.UTF_8).startsWith("homeostat: not a key: file="));
        assertEquals(2, run("ward", "--sign-in"));
        assertEquals(2, run("ward", "--address", "0.0.0.0"));
    }

    private int run(String... arguments) {
        PrintStream outBefore = System.out;
        PrintStream errBefore = System.err;
        out.reset();
        err.reset();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            return Main.run(arguments);
        } finally {
            System.setOut(outBefore);
            System.setErr(errBefore);
        }
    }
}
