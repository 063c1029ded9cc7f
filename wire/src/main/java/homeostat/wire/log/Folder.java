package homeostat.wire.log;

import java.io.IOException;
import java.util.List;

/// Where the segments of a log lie: a folder of a disk, or of a simulated one that fails on
/// purpose.
public interface Folder extends AutoCloseable {

    /// The names of the segments, in order.
    List<String> names() throws IOException;

    /// Opens a file for reading and writing; makes it when it is not there.
    Segment open(String name) throws IOException;

    /// Deletes a file.
    void delete(String name) throws IOException;

    /// Makes sure that files made and deleted so far stay so after a loss of power.
    void force() throws IOException;

    /// What to call it in a message.
    String name();

    @Override
    void close();

    /// One open file. Positions are bytes from its start.
    interface Segment extends AutoCloseable {

        /// How long it is.
        long size() throws IOException;

        /// Writes all `length` bytes; after an exception any part of them may be there.
        void write(long at, byte[] bytes, int length) throws IOException;

        /// Reads up to `length` bytes into the start of `into`; says how many there were.
        int read(long at, byte[] into, int length) throws IOException;

        /// Makes sure that what was written stays after a loss of power.
        void force() throws IOException;

        /// Cuts it.
        void truncate(long size) throws IOException;

        @Override
        void close() throws IOException;
    }
}
