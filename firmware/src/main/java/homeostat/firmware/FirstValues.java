package homeostat.firmware;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The first values of an image's variables as they stand in flash: packed, because most of their
/// bytes are zero or were there a few bytes before.
///
/// A packed stretch begins with a byte `t`. Below 128, `t + 1` bytes follow as they are. Else a
/// byte `d` follows, and `t - 125` bytes are copied from `d` bytes back, one after the other, so
/// that they may be copies themselves. `unpack` in `runtime.c` is the other half.
///
/// The values hold addresses, which only the linker knows. So the image is linked with them as they
/// are, they are taken out of it and packed, and it is linked again with the packed ones behind all
/// else, where they move nothing.
final class FirstValues {
    /// The file that holds them, before and after packing.
    static final String OBJECT = "first_values.o";
    private static final String VALUES = "first_values.bin";
    private static final int PLAIN_MAX = 128;
    private static final int COPY_MIN = 3;
    private static final int COPY_MAX = 130;
    private static final int BACK_MAX = 255;
    private static final int ROW = 16;

    private FirstValues() {
    }

    /// The C file of an image that is linked for the first time.
    static void prepare(Path folder) {
        write(folder, new byte[0]);
    }

    /// Takes the first values out of `device.elf` and writes the C file with the packed ones.
    ///
    /// @throws ToolException when the linker's tools refuse
    static void pack(Path folder, String objcopy) {
        Tool.runWell(folder, 60, List.of(objcopy, "-O", "binary", "-j", ".data", "device.elf",
                VALUES));
        try {
            write(folder, packed(Files.readAllBytes(folder.resolve(VALUES))));
        } catch (IOException e) {
            throw new FirmwareException("cannot read the first values: folder=" + folder, e);
        }
    }

    private static void write(Path folder, byte[] packed) {
        StringBuilder text = new StringBuilder("/* First values of variables, packed. */\n"
                + "#include \"runtime.h\"\n\n__attribute__((section(\".packed\"), used))\n"
                + "const uint8_t first_values[] = {");
        for (int i = 0; i < packed.length; i++) {
            text.append(i % ROW == 0 ? "\n    " : " ").append(packed[i] & 0xff).append(',');
        }
        text.append("\n};\n");
        try {
            Files.writeString(folder.resolve(OBJECT.replace(".o", ".c")), text);
        } catch (IOException e) {
            throw new FirmwareException("cannot write: folder=" + folder
                    + ", expected a folder to write C files to", e);
        }
    }

    /// Always the longest copy that there is.
    static byte[] packed(byte[] values) {
        byte[] packed = new byte[2 * values.length + 2];
        int size = 0;
        int plain = -1;
        for (int at = 0; at < values.length;) {
            int back = farthest(values, at);
            int length = same(values, at, back);
            if (length >= COPY_MIN) {
                packed[size++] = (byte) (length + PLAIN_MAX - COPY_MIN);
                packed[size++] = (byte) back;
                at += length;
                plain = -1;
                continue;
            }
            if (plain < 0 || packed[plain] == PLAIN_MAX - 1) {
                plain = size;
                packed[size++] = -1;
            }
            packed[plain]++;
            packed[size++] = values[at++];
        }
        return Arrays.copyOf(packed, size);
    }

    /// How far back the longest copy begins; 0 for none.
    private static int farthest(byte[] values, int at) {
        int best = 0;
        for (int back = 1; back <= Math.min(at, BACK_MAX); back++) {
            if (same(values, at, back) > same(values, at, best)) {
                best = back;
            }
        }
        return best;
    }

    private static int same(byte[] values, int at, int back) {
        int length = 0;
        while (back > 0 && length < COPY_MAX && at + length < values.length
                && values[at + length] == values[at + length - back]) {
            length++;
        }
        return length;
    }
}
