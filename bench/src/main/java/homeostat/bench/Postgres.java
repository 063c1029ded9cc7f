package homeostat.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A PostgreSQL of our own, as Debian ships it with its ordinary write settings, in a folder; it
/// can be killed and started again.
final class Postgres implements AutoCloseable {
    private static final Path BIN = Path.of("/usr/lib/postgresql/15/bin");

    private final Path folder;
    private final int port = BrokerAndDatabase.freePort();
    private Service service;

    /// One that runs, in a folder of which it makes a part its own.
    Postgres(Path folder) {
        this.folder = folder;
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        } catch (IOException e) {
            throw new BenchException("folder cannot be shared: folder=" + folder
                    + ", expected one that is this user's", e);
        }
        Child.run(120, command("initdb", "-D", files().toString(), "-U", "homeostat", "-A",
                "trust"));
        start();
    }

    /// What it needs and is not here; empty when all is.
    static String missing() {
        Path program = BIN.resolve("initdb");
        return Files.isExecutable(program) ? "" : program.toString();
    }

    /// Starts it and waits until it answers.
    void start() {
        service = Service.start(folder, "postgres", command("postgres", "-D",
                files().toString(), "-p", Integer.toString(port), "-c",
                "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=" + folder));
        for (int i = 0; ; i++) {
            try {
                DriverManager.getConnection(url()).close();
                return;
            } catch (SQLException starting) {
                BrokerAndDatabase.pause(i, "postgres");
            }
        }
    }

    /// Ends it as a loss of power would, as far as a process can tell.
    void stop() {
        service.close();
    }

    /// Where it is reached, the user in it.
    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=homeostat";
    }

    Path files() {
        return folder.resolve("cluster");
    }

    Duration processorTime() {
        return service.processorTime();
    }

    long residentMb() {
        return service.residentMb();
    }

    @Override
    public void close() {
        stop();
    }

    /// PostgreSQL refuses to run as root, so root hands it to the user that its package made.
    private static List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(BIN.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }
}
