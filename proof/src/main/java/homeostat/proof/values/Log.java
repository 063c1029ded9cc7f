package homeostat.proof.values;

import homeostat.proof.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What one analysis of a piece of code has found that a report wants: traps left, bounds of loops,
/// values written to ports, and the logs of what it called. Logs of passes that only led to a
/// fixpoint are thrown away with their pass.
final class Log {
    /// A trap that could not be ruled out; `untouched` when nothing was written before it.
    record Left(Method method, int index, TrapKind kind, boolean untouched) {
    }

    /// How often a loop's way back was taken at most; [LoopBounds#NONE] when nobody knows.
    record Bound(Method method, int head, long most) {
    }

    /// A number written to a field that the device's contract is about.
    record Written(Method method, int index, Part part, Value value) {
    }

    /// What a call found; `guarded` when a handler catches what it throws.
    record Called(Log log, boolean guarded, boolean untouched) {
    }

    /// Looks at everything that a log holds, with the way it was reached.
    interface Reader {
        void left(Left left, boolean guarded, boolean untouched);

        void bound(Bound bound);

        void written(Written written);
    }

    final List<Left> left = new ArrayList<>();
    final List<Bound> bounds = new ArrayList<>();
    final List<Written> written = new ArrayList<>();
    final List<Called> called = new ArrayList<>();

    void read(boolean guarded, boolean untouched, Reader reader) {
        read(new Called(this, guarded, untouched), new HashSet<>(), reader);
    }

    private static void read(Called at, Set<Called> seen, Reader reader) {
        if (!seen.add(at)) {
            return;
        }
        Log log = at.log();
        for (Left each : log.left) {
            reader.left(each, at.guarded(), at.untouched() && each.untouched());
        }
        log.bounds.forEach(reader::bound);
        log.written.forEach(reader::written);
        for (Called each : log.called) {
            read(new Called(each.log(), at.guarded() || each.guarded(),
                    at.untouched() && each.untouched()), seen, reader);
        }
    }
}
