package homeostat.proof.values;

import homeostat.proof.Method;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// How often each loop of task code goes round at most, in the worst context.
///
/// A loop is known by its method and the instruction index of its head in the method's
/// `MethodBody`: the instruction that every way back leads to. The number counts ways back taken
/// each time the loop is entered, so the head itself runs once more.
public final class LoopBounds {
    /// Nobody knows a bound.
    public static final long NONE = -1;

    private final SortedMap<Loop, Long> most;

    /// A loop by its method and the instruction index of its head.
    public record Loop(Method method, int head) implements Comparable<Loop> {
        @Override
        public int compareTo(Loop other) {
            int order = method.compareTo(other.method);
            return order != 0 ? order : Integer.compare(head, other.head);
        }
    }

    LoopBounds(SortedMap<Loop, Long> most) {
        this.most = Collections.unmodifiableSortedMap(new TreeMap<>(most));
    }

    /// All loops that task code can run.
    public SortedMap<Loop, Long> all() {
        return most;
    }

    /// How often the loop goes round at most; [#NONE] when nobody knows, 0 when it is never run.
    public long most(Method method, int head) {
        return most.getOrDefault(new Loop(method, head), 0L);
    }
}
