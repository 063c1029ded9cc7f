package homeostat.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Some frames of one outbox on their way to the fleet.
///
/// An *outbox* is the log in which a gateway keeps what was not taken from it yet; frames are known
/// by their number in it. It has a name of its own, drawn at random when it was made, so that the
/// numbers of a gateway whose disk was replaced are not mistaken for those before. Every parcel
/// says what the outbox holds, an empty one says nothing else: so the fleet knows what it lacks.
///
/// @param outbox name of the outbox
/// @param oldest number of the oldest frame that it still holds; earlier ones that did not arrive
///     never will
/// @param newest number of the newest frame that it holds
/// @param asksForReport whether the sender wants to be told what is missing
public record Parcel(long outbox, long oldest, long newest, boolean asksForReport,
        List<Item> items) {
    /// The longest parcel.
    public static final int BYTES_MAX = 256 << 10;

    /// Keeps a copy.
    public Parcel {
        items = List.copyOf(items);
    }

    /// One frame and its number in the outbox. The bytes are not to be changed.
    public record Item(long sequence, byte[] frame) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Item item && sequence == item.sequence
                    && Arrays.equals(frame, item.frame);
        }

        @Override
        public int hashCode() {
            return Objects.hash(sequence, Arrays.hashCode(frame));
        }
    }
}
