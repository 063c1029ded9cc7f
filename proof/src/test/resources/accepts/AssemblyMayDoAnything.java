import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

final class AssemblyMayDoAnything {
    private final List<String> names = new ArrayList<>();
    private final double[] sorted;

    AssemblyMayDoAnything() {
        for (int i = 0; i < 4; i++) {
            names.add("part " + i);
        }
        names.sort(Comparator.comparing(String::length));
        sorted = names.stream().mapToDouble(String::length).toArray();
    }

    void step(long nowNs) {
        sorted[0] = nowNs;
    }
}
