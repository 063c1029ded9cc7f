package homeostat.fleet;

import homeostat.wire.Frame;
import homeostat.wire.FrameWriter;
import java.util.List;

/// A piece of a wave for screens: written as bytes once, by the first that wants it, however many
/// there are. One thread at a time has it.
final class WavePiece {
    private final Frame.Wave wave;
    private final boolean first;
    private byte[] bytes;

    private WavePiece(Frame.Wave wave, boolean first) {
        this.wave = wave;
        this.first = first;
    }

    static List<WavePiece> of(BedMemory bed, List<Frame.Wave> waves) {
        int first = Beds.waveFirst(bed.schema());
        return waves.stream().map(wave -> new WavePiece(wave, wave.output() == first)).toList();
    }

    String bed() {
        return wave.header().bed();
    }

    /// Whether it is of the wave that a screen of the whole ward shows.
    boolean isFirst() {
        return first;
    }

    byte[] bytes() {
        if (bytes == null) {
            bytes = FrameWriter.bytes(wave);
        }
        return bytes;
    }
}
