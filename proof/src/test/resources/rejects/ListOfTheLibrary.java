import java.util.ArrayList;
import java.util.List;

final class ListOfTheLibrary {
    private final List<Long> seen = new ArrayList<>();

    void step(long nowNs) {
        seen.add(nowNs);
    }
}
