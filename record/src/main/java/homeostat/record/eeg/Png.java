package homeostat.record.eeg;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// A picture in colours with transparency, as a PNG file inside a page.
///
/// Source: ISO/IEC 15948, Portable Network Graphics: one chunk of each kind, no filter.
final class Png {
    private final int width;
    private final int height;
    private final byte[] rows;

    /// A transparent picture.
    Png(int width, int height) {
        this.width = width;
        this.height = height;
        rows = new byte[height * (1 + 4 * width)];
    }

    /// Paints one point; `colour` is 0xRRGGBB.
    void paint(int x, int y, int colour) {
        int at = y * (1 + 4 * width) + 1 + 4 * x;
        rows[at] = (byte) (colour >> 16);
        rows[at + 1] = (byte) (colour >> 8);
        rows[at + 2] = (byte) colour;
        rows[at + 3] = (byte) 255;
    }

    /// The address that holds the whole picture.
    String dataAddress() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 137, 80, 78, 71, 13, 10, 26, 10});
        chunk(out, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height)
            .put(new byte[] {8, 6, 0, 0, 0}).array());
        chunk(out, "IDAT", packed());
        chunk(out, "IEND", new byte[0]);
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(out.toByteArray());
    }

    private byte[] packed() {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(rows);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 14];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String kind, byte[] content) {
        byte[] name = kind.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        out.writeBytes(name);
        out.writeBytes(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}
