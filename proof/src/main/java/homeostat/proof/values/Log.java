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

    /// An instruction that calls.
    record Caller(Method method, int index) {
    }

    /// How a log was come to.
    ///
    /// @param guarded whether a handler catches what is thrown
    /// @param last whether behind that handler nobody takes over any more
    /// @param untouched whether nothing was written before
    /// @param caller the call that led here, null for an entry
    record Way(boolean guarded, boolean last, boolean untouched, Caller caller) {
        private Way into(Way inner) {
            return new Way(guarded || inner.guarded, last || inner.last,
                    untouched && inner.untouched, inner.caller == null ? caller : inner.caller);
        }
    }

    /// What a call, or a pass through a loop, found.
    record Called(Log log, Way way) {
    }

    /// Looks at everything that a log holds, with the way it was reached.
    interface Reader {
        void left(Left left, Way way);

        void bound(Bound bound);

        void write(PortWrite write);
    }

    final List<Left> left = new ArrayList<>();
    final List<Bound> bounds = new ArrayList<>();
    final List<PortWrite> writes = new ArrayList<>();
    final List<Called> called = new ArrayList<>();

    void read(Way way, Reader reader) {
        read(new Called(this, way), new HashSet<>(), reader);
    }

    private static void read(Called at, Set<Called> seen, Reader reader) {
        if (!seen.add(at)) {
            return;
        }
        Log log = at.log();
        log.left.forEach(each -> reader.left(each, at.way()));
        log.bounds.forEach(reader::bound);
        log.writes.forEach(reader::write);
        for (Called each : log.called) {
            read(new Called(each.log(), at.way().into(each.way())), seen, reader);
        }
    }
}
