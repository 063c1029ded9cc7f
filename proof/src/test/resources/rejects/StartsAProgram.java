import java.io.IOException;

final class StartsAProgram {
    private Process child;

    void step(long nowNs) throws IOException {
        child = Runtime.getRuntime().exec(new String[] {"reboot"});
    }
}
