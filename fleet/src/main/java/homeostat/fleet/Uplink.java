package homeostat.fleet;

import java.util.function.Consumer;

/// A connection of one host, which may carry several beds: frames up, commands down.
///
/// Safe for use by several threads. Today it is a call within one process; a network link becomes
/// another way to reach the same two ends.
public final class Uplink implements AutoCloseable {
    private final Beds beds;
    private final Consumer<byte[]> commands;
    private volatile boolean closed;

    Uplink(Beds beds, Consumer<byte[]> commands) {
        this.beds = beds;
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

    boolean send(byte[] command) {
        if (closed) {
            return false;
        }
        commands.accept(command);
        return true;
    }
}
