package homeostat.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.fleet.audit.AuditEntry;
import homeostat.fleet.audit.AuditException;
import homeostat.fleet.audit.AuditLog;
import homeostat.fleet.audit.AuditReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A record that can be changed without anybody noticing is none.
final class AuditTest {
    @TempDir
    private Path folder;
    private Path log;
    private Path key;
    private String head;

    @BeforeEach
    void write() {
        log = folder.resolve("audit.log");
        key = folder.resolve("audit.pub");
        try (AuditLog audit = AuditLog.in(folder)) {
            for (int i = 0; i < 5; i++) {
                audit.note("nurse", "acknowledge", "bed-1/" + i, "a\tb\nc");
            }
            head = audit.head();
        }
    }

    @Test
    void isWholeWhenNobodyTouchedIt() throws Exception {
        assertEquals(new AuditReport(5, head, 0), AuditReport.of(log, key));
        assertTrue(Files.readString(log).contains("\ta?b?c\t"));
        assertEquals(PosixFilePermissions.fromString("rw-------"),
                Files.getPosixFilePermissions(folder.resolve("audit.key")));
    }

    @Test
    void goesOnWhereItWasAndCutsOffAnUnfinishedLine() throws Exception {
        Files.writeString(log, Files.readString(log) + "6\t2026");
        assertEquals(6, AuditReport.of(log, key).tornBytes());
        try (AuditLog audit = AuditLog.in(folder)) {
            audit.note("nurse", "pause", "bed-1", "");
            assertEquals(List.of("bed-1", "bed-1/4", "bed-1/3"), audit.newest(3).stream()
                    .map(AuditEntry::subject).toList());
        }
        assertEquals(6, AuditReport.of(log, key).entries());
        AuditReport.of(log, key).contains(log, head);
    }

    @Test
    void everyChangeIsFoundOut() throws Exception {
        List<String> lines = Files.readAllLines(log);
        for (int line = 0; line < lines.size(); line++) {
            for (int at = 0; at < lines.get(line).length(); at += 9) {
                List<String> changed = new ArrayList<>(lines);
                StringBuilder text = new StringBuilder(lines.get(line));
                text.setCharAt(at, text.charAt(at) == 'x' ? 'y' : 'x');
                changed.set(line, text.toString());
                assertFoundOut(changed);
            }
            List<String> shorter = new ArrayList<>(lines);
            shorter.remove(line);
            if (line < lines.size() - 1) {
                assertFoundOut(shorter);
            }
            List<String> doubled = new ArrayList<>(lines);
            doubled.add(line, lines.get(line));
            assertFoundOut(doubled);
        }
        List<String> turned = new ArrayList<>(lines);
        Collections.reverse(turned);
        assertFoundOut(turned);
    }

    @Test
    void aLogThatWasCutOffLacksItsNotedHead() throws Exception {
        List<String> lines = Files.readAllLines(log);
        Files.writeString(log, String.join("\n", lines.subList(0, 3)) + "\n");
        AuditReport report = AuditReport.of(log, key);
        assertEquals(3, report.entries());
        assertTrue(assertThrows(AuditException.class, () -> report.contains(log, head))
                .isTampering());
    }

    @Test
    void isNotWrittenOnOnceItWasChanged() throws Exception {
        Files.writeString(log, Files.readString(log).replace("nurse", "nobody"));
        assertTrue(assertThrows(AuditException.class, () -> AuditLog.in(folder)).isTampering());
        assertFalse(assertThrows(AuditException.class, () -> AuditReport.of(
                folder.resolve("none"), key)).isTampering());
        assertTrue(assertThrows(AuditException.class, () -> AuditReport.of(log, log))
                .getMessage().startsWith("not a public key: file="));
    }

    private void assertFoundOut(List<String> lines) throws Exception {
        Files.writeString(log, String.join("\n", lines) + "\n");
        AuditException found = assertThrows(AuditException.class,
                () -> AuditReport.of(log, key), lines.toString());
        assertTrue(found.isTampering());
        assertTrue(found.getMessage().startsWith("audit log was changed: file="),
                found.getMessage());
    }
}
