package homeostat.proof.values;

import homeostat.proof.Method;

/// An instruction of task code that can throw, and what is known of it.
///
/// @param method the method it stands in
/// @param index its instruction index
/// @param bci its byte offset
/// @param kind why it can throw; an instruction can have several sites
/// @param verdict what is known
public record TrapSite(Method method, int index, int bci, TrapKind kind, Verdict verdict)
        implements Comparable<TrapSite> {

    /// What is known of a site, from best to worst.
    public enum Verdict {
        /// It cannot throw, in any context.
        PROVED,
        /// It can refuse what a host passes, before anything was changed.
        REFUSAL,
        /// It may throw, and the task's fallback takes over then.
        GUARDED,
        /// It may throw, and nobody takes over.
        OPEN
    }

    @Override
    public int compareTo(TrapSite other) {
        int order = method.compareTo(other.method);
        order = order != 0 ? order : Integer.compare(index, other.index);
        return order != 0 ? order : kind.compareTo(other.kind);
    }
}
