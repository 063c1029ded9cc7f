package homeostat.firmware;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;

/// The checksums that stand behind an image in flash, for its self-test: of all but the first
/// kilobyte, and of the first kilobyte, where the vectors are and which is out of bounds later.
final class FlashSum {
    private static final int FIRST_PAGE = 1024;
    private static final int BYTES = 8;

    private FlashSum() {
    }

    /// Sums up the flash of `device.elf` and puts the sums into its section `.checksum`.
    ///
    /// @throws ToolException when the linker's tools refuse
    static void put(Path folder, String objcopy) {
        Tool.runWell(folder, 60, List.of(objcopy, "-O", "binary", "device.elf", "flash.bin"));
        try {
            byte[] flash = Files.readAllBytes(folder.resolve("flash.bin"));
            Files.write(folder.resolve("sum.bin"), ByteBuffer.allocate(BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(sum(flash, FIRST_PAGE, flash.length - BYTES - FIRST_PAGE))
                    .putInt(sum(flash, 0, FIRST_PAGE)).array());
        } catch (IOException e) {
            throw new FirmwareException("cannot sum up the flash: folder=" + folder, e);
        }
        Tool.runWell(folder, 60, List.of(objcopy, "--update-section", ".checksum=sum.bin",
                "device.elf"));
    }

    private static int sum(byte[] flash, int from, int count) {
        CRC32 sum = new CRC32();
        sum.update(flash, from, count);
        return (int) sum.getValue();
    }
}
