package homeostat.fleet;

import java.util.function.Consumer;
import java.util.function.Predicate;

/// A connection of one host, which may carry several beds: frames up, commands down.
///
/// Safe for use by several threads. What comes over the network arrives through one of these, too:
/// one for each sender, for as long as the server runs.
public final class Uplink implements AutoCloseable {
    private final Beds beds;
    private final String sender;
    private final Predicate<byte[]> commands;
    private volatile boolean closed;

    Uplink(Beds beds, Consumer<byte[]> commands) {
        this(beds, "", command -> {
            commands.accept(command);
            return true;
        });
    }

    Uplink(Beds beds, String sender, Predicate<byte[]> commands) {
        this.beds = beds;
        this.sender = sender;
        this.commands = commands;
    }

    /// Hands in one frame. Throws [homeostat.wire.WireException] when the bytes are none, and
    /// [FleetException] when the frame does not belong here; neither changes anything.
    ///
    /// The bytes must not be changed afterwards.
    public void ingest(byte[] frame) {
        if (closed) {
            throw new FleetException("uplink is closed, expected an open one");
        }
        beds.ingest(frame, this);
    }

    /// Ends the connection. Its beds are silent from now on unless they said goodbye.
    @Override
    public void close() {
        closed = true;
    }

    /// Who it is, by certificate; empty within this process.
    String sender() {
        return sender;
    }

    boolean send(byte[] command) {
        return !closed && commands.test(command);
    }
}
