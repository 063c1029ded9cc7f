package homeostat.firmware;

import java.util.Set;

/// An operand during translation: a C expression that has no effect, cannot trap and reads only
/// constants, temporaries and the local variables named in `reads`.
///
/// @param text the expression
/// @param atom whether it can stand beside an operator without parentheses
/// @param comparison for the result of lcmp, dcmpl and the like: what was compared, else null
/// @param reference what is known of it when it is a reference
record Value(String text, Kind kind, boolean atom, Set<String> reads, Comparison comparison,
        Reference reference) {

    /// A three-way comparison that a branch will turn into an operator.
    /// @param onNan the result for NaN: -1, 1, or 0 where there is none
    record Comparison(String left, String right, int onNan) {
    }

    static Value atom(String text, Kind kind) {
        return new Value(text, kind, true, Set.of(), null, Reference.UNKNOWN);
    }

    static Value local(String name, Kind kind, Reference reference) {
        return new Value(name, kind, true, Set.of(name), null, reference);
    }

    Value with(Reference other) {
        return new Value(text, kind, atom, reads, comparison, other);
    }

    /// The text as an operand of an operator.
    String operand() {
        return atom ? text : "(" + text + ")";
    }
}
