package homeostat.proof.values;

import homeostat.proof.Method;
import java.util.List;

/// An instruction of task code that can throw, and what is known of it.
///
/// @param method the method it stands in
/// @param index its instruction index
/// @param bci its byte offset
/// @param kind why it can throw; an instruction can have several sites
/// @param verdict what is known
/// @param callers the calls that led to it where it could not be proved; empty for an entry's own
public record TrapSite(Method method, int index, int bci, TrapKind kind, Verdict verdict,
        List<Caller> callers) implements Comparable<TrapSite> {

    /// What is known of a site, from best to worst.
    public enum Verdict {
        /// It cannot throw, in any context.
        PROVED,
        /// It can refuse what a host passes, before anything was changed.
        REFUSAL,
        /// It may throw, and the task's fallback takes over then.
        GUARDED,
        /// It may throw in a fallback, behind which there is none.
        LAST,
        /// It may throw where nobody takes over.
        OPEN
    }

    /// An instruction that calls.
    public record Caller(Method method, int index) implements Comparable<Caller> {
        @Override
        public int compareTo(Caller other) {
            int order = method.compareTo(other.method);
            return order != 0 ? order : Integer.compare(index, other.index);
        }
    }

    public TrapSite {
        callers = List.copyOf(callers);
    }

    @Override
    public int compareTo(TrapSite other) {
        int order = method.compareTo(other.method);
        order = order != 0 ? order : Integer.compare(index, other.index);
        return order != 0 ? order : kind.compareTo(other.kind);
    }
}
