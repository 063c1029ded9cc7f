package homeostat.fleet;

import homeostat.wire.Frame;
import homeostat.wire.FrameReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// The last seconds of a bed's waves, as the frames that brought them, packed; so that a screen
/// that is opened has a full sweep at once.
final class WaveRing {
    private record Block(long firstNs, byte[] frame) {}

    private final ArrayDeque<Block> blocks = new ArrayDeque<>();
    private int bytes;

    /// Takes a frame with waves in it; `firstNs` is where the first of them begins.
    void add(long firstNs, byte[] frame) {
        if (!blocks.isEmpty() && firstNs < blocks.getLast().firstNs() - Bounds.WAVE_SPAN_NS) {
            clear();
        }
        blocks.addLast(new Block(firstNs, frame));
        bytes += frame.length;
        while (bytes > Bounds.WAVE_BYTES_MAX
                || blocks.getFirst().firstNs() < firstNs - Bounds.WAVE_SPAN_NS) {
            bytes -= blocks.removeFirst().frame().length;
        }
    }

    void clear() {
        blocks.clear();
        bytes = 0;
    }

    /// What it holds, unpacked.
    List<Frame.Wave> waves() {
        List<Frame.Wave> waves = new ArrayList<>();
        for (Block block : blocks) {
            waves.addAll(apart(FrameReader.read(block.frame())));
        }
        return waves;
    }

    int bytes() {
        return bytes;
    }

    private static List<Frame.Wave> apart(Frame frame) {
        return switch (frame) {
            case Frame.Wave wave -> List.of(wave);
            case Frame.Waves waves -> waves.apart();
            case Frame.Hello _, Frame.Numerics _, Frame.AlarmChange _, Frame.ModeChange _,
                    Frame.OrderMade _, Frame.Goodbye _, Frame.Answer _, Frame.Command _ ->
                    List.of();
        };
    }
}
