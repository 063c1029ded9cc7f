package homeostat.signal;

/// The last eight values of something, for its mean and its median.
///
/// Eight is what detectors of beats have used since Hamilton and Tompkins: long enough to be
/// steady, short enough to follow a patient.
final class LastEight {
    /// How many.
    static final int SIZE = 8;

    private final int[] ring = new int[SIZE];
    private final int[] sorted = new int[SIZE];
    private int at;

    LastEight(int value) {
        fill(value);
    }

    /// Goes on as if `value` had been there eight times.
    void fill(int value) {
        for (int i = 0; i < SIZE; i++) {
            ring[i] = value;
        }
    }

    /// Takes one value; the oldest is forgotten.
    void push(int value) {
        ring[at] = value;
        at = at + 1 & SIZE - 1;
    }

    /// The `index`-th value in no particular order, 0 to 7.
    int value(int index) {
        return ring[index];
    }

    /// Takes over the values of `other`.
    void copy(LastEight other) {
        for (int i = 0; i < SIZE; i++) {
            ring[i] = other.value(i);
        }
    }

    int mean() {
        int sum = 0;
        for (int i = 0; i < SIZE; i++) {
            sum += ring[i];
        }
        return sum / SIZE;
    }

    /// The mean of the fourth and the fifth when sorted.
    int median() {
        sort();
        return (sorted[SIZE / 2 - 1] + sorted[SIZE / 2]) / 2;
    }

    /// The value at place `rank` when sorted, 0 for the smallest to 7.
    int ranked(int rank) {
        sort();
        return sorted[rank];
    }

    private void sort() {
        for (int i = 0; i < SIZE; i++) {
            int value = ring[i];
            int k = i;
            while (k > 0 && sorted[k - 1] > value) {
                sorted[k] = sorted[k - 1];
                k--;
            }
            sorted[k] = value;
        }
    }
}
