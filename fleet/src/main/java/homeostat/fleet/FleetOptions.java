package homeostat.fleet;

import homeostat.fleet.notice.Rung;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Where the fleet listens.
///
/// @param address an address of this machine's loopback interface: while there is no
///     authentication, nothing else is accepted
/// @param port 0 takes any free one
/// @param version shown on the health page
/// @param devices how devices come in over the network; null for a fleet that only hears what is
///     handed to it within the process
/// @param ladder who is told of an alarm that nobody answers, and after how long; may be empty
public record FleetOptions(String address, int port, String version, Devices devices,
        List<Rung> ladder) {
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

    /// A port is a port.
    public FleetOptions {
        ladder = List.copyOf(ladder);
        checkPort(port);
    }

    /// On 127.0.0.1.
    public static FleetOptions port(int port) {
        return new FleetOptions("127.0.0.1", port, "0.1.0-SNAPSHOT", null, List.of());
    }

    /// The same on another address.
    public FleetOptions address(String other) {
        return new FleetOptions(other, port, version, devices, ladder);
    }

    /// The same, showing another version.
    public FleetOptions version(String other) {
        return new FleetOptions(address, port, other, devices, ladder);
    }

    /// The same, open for devices.
    public FleetOptions devices(Devices other) {
        return new FleetOptions(address, port, version, other, ladder);
    }

    /// The same, with somebody to tell of alarms.
    public FleetOptions ladder(List<Rung> other) {
        return new FleetOptions(address, port, version, devices, other);
    }

    private static void checkPort(int port) {
        if (port < 0 || port > PORT_MAX) {
            throw new FleetException("not a port: port=" + port + ", expected 0 to " + PORT_MAX);
        }
    }
}
