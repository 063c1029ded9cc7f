package one;

public interface Tight extends Limits {
    @Override
    default int high() {
        return 1;
    }
}
