package homeostat.signal;

/// Finds the humps of a signal that is never negative.
///
/// A hump is reported when the signal has come down to half its height, or when nothing higher
/// has come for a while: its top is then `age()` samples ago and `height()` high. The top of a
/// hump that is flat, because its signal is limited, is its middle.
///
/// Source: the peak rule of P. Hamilton, Computers in Cardiology 29 (2002); flat tops: own.
final class HumpFinder {
    private final int ageMax;
    private int top;
    private int before;
    private int flat;
    private int sinceTop;
    private int height;
    private int age;

    /// A finder that waits at most `ageMax` samples after a top, which is at most as long.
    HumpFinder(int ageMax) {
        this.ageMax = ageMax;
    }

    /// Takes one value; true when a hump is complete.
    boolean step(int value) {
        boolean complete = false;
        if (value > top && value >= before) {
            top = value;
            sinceTop = 0;
            flat = 0;
        } else if (top > 0) {
            sinceTop++;
            if (value == top && flat + sinceTop < ageMax) {
                flat += sinceTop;
                sinceTop = 0;
            } else if (value < top / 2 || sinceTop >= ageMax) {
                height = top;
                age = sinceTop + flat / 2;
                sinceTop = 0;
                top = 0;
                complete = true;
            }
        }
        before = value;
        return complete;
    }

    /// The height of the hump last completed.
    int height() {
        return height;
    }

    /// How many samples before its completion its top was.
    int age() {
        return age;
    }
}
