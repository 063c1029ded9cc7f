package homeostat.kernel;

public interface Task {
    void step(long nowNs);
}
