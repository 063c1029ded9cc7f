package homeostat.proof.values;

import homeostat.proof.Method;

/// A place that writes a number to a port with a declared range, and what is known of the number.
///
/// @param method the method that writes
/// @param index the instruction: a call of the port, or the write of an order's amount
/// @param port the port's class, without its package
/// @param isOrder whether it is an order to an actuator
/// @param verdict what is known, in the worst context
/// @param value what the number can be, in the port's base unit
public record PortWrite(Method method, int index, String port, boolean isOrder, Verdict verdict,
        String value) implements Comparable<PortWrite> {

    /// What is known, from best to worst.
    public enum Verdict {
        /// It lies within the range.
        WITHIN,
        /// Where it does not, the port says so: it is not called good.
        CHECKED,
        /// It is a finite number, but may lie outside.
        OUTSIDE,
        /// It may be no number, or infinite.
        NOT_A_NUMBER
    }

    @Override
    public int compareTo(PortWrite other) {
        int order = method.compareTo(other.method);
        return order != 0 ? order : Integer.compare(index, other.index);
    }

    PortWrite worse(PortWrite other) {
        return other.verdict.compareTo(verdict) > 0 ? other : this;
    }
}
