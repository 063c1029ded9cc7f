package homeostat.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import homeostat.fleet.store.Archive;
import homeostat.fleet.store.Database;
import homeostat.fleet.store.History;
import homeostat.wire.log.ForgetfulFolder;
import homeostat.wire.log.Seal;
import homeostat.wire.log.SegmentLog;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One URL changes the database and nothing else; so the real server must tell what H2 tells.
final class PostgresPeer {
    private static final Path BIN = Path.of("/usr/lib/postgresql/15/bin");

    @TempDir
    private Path keys;

    @Test
    void tellsTheSameAsTheEmbeddedOneAndItsDumpHoldsNoName() throws Exception {
        assumeTrue(Files.isExecutable(BIN.resolve("initdb")), "missing: " + BIN);
        Path folder = Files.createTempDirectory("postgres");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path cluster = folder.resolve("cluster");
        int port = freePort();
        assertEquals(0, run("initdb", "-D", cluster.toString(), "-U", "homeostat", "-A", "trust",
                "--no-sync"));
        assertEquals(0, run("pg_ctl", "-D", cluster.toString(), "-w", "-t", "150",
                "-o", "-p " + port
                + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=" + folder, "-l",
                folder.resolve("log").toString(), "start"));
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=homeostat";
        try {
            tellsTheSame(url);
            Path dump = folder.resolve("dump");
            assertEquals(0, run("pg_dump", "-h", "127.0.0.1", "-p", Integer.toString(port), "-U",
                    "homeostat", "-f", dump.toString(), "postgres"));
            String text = Files.readString(dump);
            assertTrue(text.contains("COPY public.bed_minute"), "no dump");
            for (String name : List.of("bed-1", "patient")) {
                assertFalse(text.contains(name), name);
                assertFalse(text.contains(HexFormat.of().formatHex(name.getBytes(
                        StandardCharsets.UTF_8))), name);
            }
        } finally {
            run("pg_ctl", "-D", cluster.toString(), "-m", "immediate", "stop");
        }
    }

    private void tellsTheSame(String url) {
        Seal seal = Seal.in(keys.resolve("fleet.key"));
        ArchiveTest source = new ArchiveTest();
        source.seal(seal);
        source.write();
        try (Database postgres = Database.open(url, seal);
                Database embedded = Database.open(Database.memoryUrl("beside"), seal)) {
            new Archive(postgres).apply(source.journal());
            new Archive(embedded).apply(source.journal());
            assertEquals(ArchiveTest.told(new History(embedded, source.journal())),
                    ArchiveTest.told(new History(postgres, source.journal())));
            assertEquals(0, new Archive(postgres).apply(source.journal()));
            assertEquals(new Archive(embedded).outboxes().keySet(),
                    new Archive(postgres).outboxes().keySet());
            assertEquals(0, new Archive(postgres).apply(
                    SegmentLog.open(new ForgetfulFolder(), 1 << 20)));
        }
        Seal rotated = Seal.rotate(keys.resolve("fleet.key"));
        try (Database renewed = Database.open(url, rotated);
                Database embedded = Database.open(Database.memoryUrl("again"), rotated)) {
            new Archive(embedded).apply(source.journal());
            assertEquals(ArchiveTest.told(new History(embedded, source.journal())),
                    ArchiveTest.told(new History(renewed, source.journal())));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /// PostgreSQL refuses to run as root, so root hands it to the user that its package made.
    private static int run(String program, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(BIN.resolve(program).toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        return process.waitFor(180, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }
}
