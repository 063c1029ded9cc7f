package homeostat.bench;

import homeostat.fleet.Fleet;
import homeostat.fleet.FleetOptions;
import homeostat.fleet.Screen;
import homeostat.fleet.WholeTexts;
import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.List;

/// The fleet's server in a process of its own, so that its processor time can be told from that of
/// the load and so that it can be killed. It says where it listens and runs until its input ends.
final class FleetServer {
    /// For no database of another's, no address beyond this machine.
    static final String NONE = "-";

    private FleetServer() {}

    /// `FOLDER CONSOLE-PORT DEVICE-PORT DATABASE ADDRESS`; a port of 0 takes a free one. At an
    /// address of its own it also says what a screen shows of [PartitionedGateway#BED].
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        String database = arguments[3].equals(NONE) ? null : arguments[3];
        FleetOptions options = FleetOptions.port(Integer.parseInt(arguments[1]))
                .devices(new FleetOptions.Devices(Integer.parseInt(arguments[2]), folder,
                        database));
        boolean isElsewhere = !arguments[4].equals(NONE);
        if (isElsewhere) {
            options = options.address(arguments[4])
                    .signIn(new FleetOptions.SignIn(folder, List.of(OurFleet.NAME)));
        }
        try (Fleet fleet = Fleet.start(options)) {
            System.out.println(fleet.port() + " " + fleet.reception().join().port());
            System.out.flush();
            if (isElsewhere) {
                watch(fleet.screen());
            }
            while (System.in.read() >= 0) {
                // Whoever started it holds its input open.
            }
        }
    }

    private static void watch(Screen screen) {
        WebSocket socket = screen.open(new Eye()).join();
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    Thread.sleep(5_000);
                    socket.sendText("here", true).join(); // else its line is closed
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// Says what is shown whenever it is told anew.
    private static final class Eye extends WholeTexts {
        @Override
        protected void heard(String text) {
            if (text.contains("\"bed\":\"" + PartitionedGateway.BED + '"')) {
                System.out.println("silent=" + text.contains("\"name\":\"no data")
                        + " live=" + text.contains("\"state\":\"live\"")
                        + " active=" + text.contains("\"name\":\"out of range\""));
                System.out.flush();
            }
        }
    }
}
