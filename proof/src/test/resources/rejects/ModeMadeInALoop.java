import homeostat.kernel.Mode;

final class ModeMadeInALoop {
    record Running(int count) implements Mode {
    }

    private Mode mode = new Running(0);

    void step(long nowNs) {
        for (int i = 0; i < 3; i++) {
            mode = new Running(i);
        }
    }
}
