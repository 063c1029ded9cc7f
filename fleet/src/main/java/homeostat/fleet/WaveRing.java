package homeostat.fleet;

import homeostat.wire.Frame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// The last seconds of a bed's waves, as the frames that brought them, so that a screen that is
/// opened has a full sweep at once.
final class WaveRing {
    private record Block(long firstNs, byte[] frame) {}

    private final ArrayDeque<Block> blocks = new ArrayDeque<>();
    private int bytes;

    void add(Frame.Wave wave, byte[] frame) {
        if (!blocks.isEmpty() && wave.firstNs() < blocks.getLast().firstNs()
                - Bounds.WAVE_SPAN_NS) {
            clear();
        }
        blocks.addLast(new Block(wave.firstNs(), frame));
        bytes += frame.length;
        while (bytes > Bounds.WAVE_BYTES_MAX
                || blocks.getFirst().firstNs() < wave.firstNs() - Bounds.WAVE_SPAN_NS) {
            bytes -= blocks.removeFirst().frame().length;
        }
    }

    void clear() {
        blocks.clear();
        bytes = 0;
    }

    List<byte[]> frames() {
        List<byte[]> frames = new ArrayList<>(blocks.size());
        for (Block block : blocks) {
            frames.add(block.frame());
        }
        return frames;
    }

    int bytes() {
        return bytes;
    }
}
