package homeostat.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import homeostat.wire.binding.DeviceLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Exists because drivers are compiled by others: what a device calls and is called by must not
/// change without anybody having looked. `-Dgolden.accept=true` writes it anew.
final class AbiGolden {
    private static final Path FILE = Path.of("src/test/resources/homeostat/app/abi.txt");

    @Test
    void theBoundaryOfEveryDeviceIsAsItWas() throws IOException {
        StringBuilder found = new StringBuilder();
        for (Devices device : Devices.values()) {
            found.append(device.word()).append('\n')
                    .append(DeviceLibrary.abi(device.assembled().sheet())).append('\n');
        }
        if (Boolean.getBoolean("golden.accept")) {
            Files.writeString(FILE, found);
        }
        assertEquals(Files.readString(FILE), found.toString(),
                "run with -Dgolden.accept=true and read the difference");
    }
}
