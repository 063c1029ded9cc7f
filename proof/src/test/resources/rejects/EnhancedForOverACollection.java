import java.util.ArrayList;
import java.util.List;

final class EnhancedForOverACollection {
    private final List<Object> parts = new ArrayList<>();
    private int count;

    void step(long nowNs) {
        for (Object part : parts) {
            count++;
        }
    }
}
