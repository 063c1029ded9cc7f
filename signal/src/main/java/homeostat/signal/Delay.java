package homeostat.signal;

/// The last `length` inputs, to be looked back at.
public final class Delay {
    private final int[] ring;
    private int newest;

    /// A memory of `length` samples, all 0 at first.
    public Delay(int length) {
        ring = new int[length];
    }

    /// Takes one input; it becomes the one 0 samples ago.
    public void push(int input) {
        newest++;
        if (newest == ring.length) {
            newest = 0;
        }
        ring[newest] = input;
    }

    /// The input of `samples` samples ago, 0 to `length - 1`.
    public int ago(int samples) {
        int index = newest - samples;
        return ring[index < 0 ? index + ring.length : index];
    }

    /// How many inputs are kept.
    public int length() {
        return ring.length;
    }

    /// Goes on as if `input` had been the input for ever.
    public void settle(int input) {
        for (int i = 0; i < ring.length; i++) {
            ring[i] = input;
        }
    }
}
