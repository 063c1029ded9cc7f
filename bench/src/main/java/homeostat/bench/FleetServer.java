package homeostat.bench;

import homeostat.fleet.Fleet;
import homeostat.fleet.FleetOptions;
import java.io.IOException;
import java.nio.file.Path;

/// The fleet's server in a process of its own, so that its processor time can be told from that of
/// the load and so that it can be killed. It says where it listens and runs until its input ends.
final class FleetServer {
    private FleetServer() {}

    /// `FOLDER CONSOLE-PORT DEVICE-PORT`; a port of 0 takes a free one.
    public static void main(String[] arguments) throws IOException {
        FleetOptions options = FleetOptions.port(Integer.parseInt(arguments[1]))
                .devices(new FleetOptions.Devices(Integer.parseInt(arguments[2]),
                        Path.of(arguments[0]), null));
        try (Fleet fleet = Fleet.start(options)) {
            System.out.println(fleet.port() + " " + fleet.reception().join().port());
            System.out.flush();
            while (System.in.read() >= 0) {
                // Whoever started it holds its input open.
            }
        }
    }
}
