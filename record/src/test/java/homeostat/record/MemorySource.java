package homeostat.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// A record that exists only in memory, so that a test can break it.
final class MemorySource implements RecordSource {
    private final Map<String, byte[]> files = new TreeMap<>();

    MemorySource with(String name, byte[] bytes) {
        files.put(name, bytes);
        return this;
    }

    MemorySource with(String name, String text) {
        return with(name, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public Bytes bytes(String name) throws IOException {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new IOException("no such file: " + name);
        }
        return Bytes.of(bytes);
    }

    @Override
    public boolean has(String name) {
        return files.containsKey(name);
    }
}
