package one;

public interface Limits {
    int[] HIGH = {9};

    default int high() {
        return HIGH[0];
    }
}
