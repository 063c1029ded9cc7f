package homeostat.record;

import java.time.LocalDateTime;
import java.util.List;

/// When a recording was made.
///
/// @param start           local date and time of the origin of all times, or null when the file
///     does not say; files know no time zone
/// @param framesPerSecond the frame rate, 0 when frames have no duration
/// @param frames          the length of the axis in frames
/// @param stretches       what was recorded, in the order of the axis; what lies between is a gap
public record Timeline(LocalDateTime start, double framesPerSecond, long frames,
        List<Stretch> stretches) {
    private static final double SECOND_NS = 1e9;

    /// Frames without a gap among them.
    ///
    /// @param firstFrame its first frame
    /// @param frames     its length, at least 1
    /// @param startNs    when its first frame began, in nanoseconds since the origin
    public record Stretch(long firstFrame, long frames, long startNs) {
        /// The frame after its last.
        public long endFrame() {
            return firstFrame + frames;
        }
    }

    /// Copies the list, so a timeline cannot change.
    public Timeline {
        stretches = List.copyOf(stretches);
    }

    /// A timeline without a gap that begins at its origin.
    public static Timeline whole(LocalDateTime start, double framesPerSecond, long frames) {
        return new Timeline(start, framesPerSecond, frames,
            frames == 0 ? List.of() : List.of(new Stretch(0, frames, 0)));
    }

    /// The duration of `frames` frames in nanoseconds, 0 when frames have none.
    public long spanNs(double frames) {
        return framesPerSecond == 0 ? 0 : Math.round(frames / framesPerSecond * SECOND_NS);
    }

    /// When the stretch ended, in nanoseconds since the origin.
    public long endNs(Stretch stretch) {
        return stretch.startNs() + spanNs(stretch.frames());
    }

    /// When the last stretch ended, in nanoseconds since the origin; 0 when there is none.
    public long endNs() {
        return stretches.isEmpty() ? 0 : endNs(stretches.getLast());
    }

    /// When a frame began, in nanoseconds since the origin. A frame that lies in a gap has the time
    /// that the stretch before it would have given it.
    public long timeNs(double frame) {
        Stretch at = new Stretch(0, 0, 0);
        int low = 0;
        int high = stretches.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (stretches.get(middle).firstFrame() <= frame) {
                at = stretches.get(middle);
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return at.startNs() + spanNs(frame - at.firstFrame());
    }

    /// The first frame that begins at `timeNs` or later; `frames()` when there is none.
    public long frameFrom(long timeNs) {
        for (Stretch stretch : stretches) {
            if (endNs(stretch) > timeNs) {
                double into = (timeNs - stretch.startNs()) / SECOND_NS * framesPerSecond;
                long frame = (long) Math.ceil(into - 1e-6);
                return stretch.firstFrame() + Math.clamp(frame, 0, stretch.frames());
            }
        }
        return frames;
    }
}
