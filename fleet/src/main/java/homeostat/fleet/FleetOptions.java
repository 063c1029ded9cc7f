package homeostat.fleet;

/// Where the fleet listens.
///
/// @param address an address of this machine's loopback interface: while there is no
///     authentication, nothing else is accepted
/// @param port 0 takes any free one
/// @param version shown on the health page
public record FleetOptions(String address, int port, String version) {
    private static final int PORT_MAX = 65_535;

    /// A port is a port.
    public FleetOptions {
        if (port < 0 || port > PORT_MAX) {
            throw new FleetException("not a port: port=" + port + ", expected 0 to " + PORT_MAX);
        }
    }

    /// On 127.0.0.1.
    public static FleetOptions port(int port) {
        return new FleetOptions("127.0.0.1", port, "0.1.0-SNAPSHOT");
    }

    /// The same on another address.
    public FleetOptions address(String other) {
        return new FleetOptions(other, port, version);
    }

    /// The same, showing another version.
    public FleetOptions version(String other) {
        return new FleetOptions(address, port, other);
    }
}
