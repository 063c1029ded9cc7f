package homeostat.fleet;

import homeostat.fleet.notice.Rung;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Where the fleet listens.
///
/// @param address an address of this machine: while nobody signs in, of its loopback interface
/// @param port 0 takes any free one
/// @param version shown on the health page
/// @param devices how devices come in over the network; null for a fleet that only hears what is
///     handed to it within the process
/// @param ladder who is told of an alarm that nobody answers, and after how long; may be empty
/// @param signIn who may look; null for everybody at this machine
/// @param key the file with the key that what is kept is sealed with, made when there is none; null
///     for one beside it
public record FleetOptions(String address, int port, String version, Devices devices,
        List<Rung> ladder, SignIn signIn, Path key) {
    private static final int PORT_MAX = 65_535;

    /// Where devices connect, and where what they say is kept.
    ///
    /// @param port 0 takes any free one
    /// @param folder for the journal, the authority's keys and, unless `database` says otherwise,
    ///     the database
    /// @param database a JDBC URL; null for H2 in the folder
    public record Devices(int port, Path folder, String database) {
        /// A port is a port.
        public Devices {
            checkPort(port);
            Objects.requireNonNull(folder);
        }
    }

    /// People sign in, over TLS only.
    ///
    /// @param folder where the file of people is, and the audit log
    /// @param names what browsers may call this server; the first is in its certificate
    public record SignIn(Path folder, List<String> names) {
        /// It has a name.
        public SignIn {
            Objects.requireNonNull(folder);
            names = List.copyOf(names);
            if (names.isEmpty()) {
                throw new FleetException("server without a name, expected what browsers call it");
            }
        }
    }

    /// A port is a port.
    public FleetOptions {
        ladder = List.copyOf(ladder);
        checkPort(port);
    }

    /// On 127.0.0.1.
    public static FleetOptions port(int port) {
        return new FleetOptions("127.0.0.1", port, "0.1.0-SNAPSHOT", null, List.of(), null, null);
    }

    /// The same on another address.
    public FleetOptions address(String other) {
        return new FleetOptions(other, port, version, devices, ladder, signIn, key);
    }

    /// The same, showing another version.
    public FleetOptions version(String other) {
        return new FleetOptions(address, port, other, devices, ladder, signIn, key);
    }

    /// The same, open for devices.
    public FleetOptions devices(Devices other) {
        return new FleetOptions(address, port, version, other, ladder, signIn, key);
    }

    /// The same, with somebody to tell of alarms.
    public FleetOptions ladder(List<Rung> other) {
        return new FleetOptions(address, port, version, devices, other, signIn, key);
    }

    /// The same, for people who sign in.
    public FleetOptions signIn(SignIn other) {
        return new FleetOptions(address, port, version, devices, ladder, other, key);
    }

    /// The same, with the key elsewhere.
    public FleetOptions key(Path other) {
        return new FleetOptions(address, port, version, devices, ladder, signIn, other);
    }

    private static void checkPort(int port) {
        if (port < 0 || port > PORT_MAX) {
            throw new FleetException("not a port: port=" + port + ", expected 0 to " + PORT_MAX);
        }
    }
}
