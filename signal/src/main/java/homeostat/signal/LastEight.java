package homeostat.signal;

/// The last eight values of something, for its mean and its median.
///
/// Eight is what detectors of beats have used since Hamilton and Tompkins: long enough to be
/// steady, short enough to follow a patient. They are kept in order of size as they come, so that
/// asking costs nothing and no step has to sort.
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
            sorted[i] = value;
        }
    }

    /// Takes one value; the oldest is forgotten.
    void push(int value) {
        int place = 0;
        while (place < SIZE - 1 && sorted[place] != ring[at]) {
            place++;
        }
        while (place > 0 && sorted[place - 1] > value) {
            sorted[place] = sorted[place - 1];
            place--;
        }
        while (place < SIZE - 1 && sorted[place + 1] < value) {
            sorted[place] = sorted[place + 1];
            place++;
        }
        sorted[place] = value;
        ring[at] = value;
        at = at + 1 & SIZE - 1;
    }

    /// Takes over the values of `other`.
    void copy(LastEight other) {
        at = other.at;
        for (int i = 0; i < SIZE; i++) {
            ring[i] = other.ring[i];
            sorted[i] = other.sorted[i];
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
        return (sorted[SIZE / 2 - 1] + sorted[SIZE / 2]) / 2;
    }

    /// The value at place `rank` when sorted, 0 for the smallest to 7.
    int ranked(int rank) {
        return sorted[rank];
    }
}
