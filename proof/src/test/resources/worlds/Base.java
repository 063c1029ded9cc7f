package one;

public class Base implements Limits {
    protected double gain;

    int hidden() {
        return 1;
    }

    private int own() {
        return 1;
    }

    public int open() {
        return own() + hidden();
    }
}
