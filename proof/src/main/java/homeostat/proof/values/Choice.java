package homeostat.proof.values;

import java.util.List;

/// What a symbol that is one of two tells of the way that was come: where it is of `one`, the facts
/// `whenOne` held, where of `other`, the facts `whenOther`. So a condition that was kept in a
/// boolean still counts where the boolean is asked.
record Choice(Value one, Value other, List<Fact> whenOne, List<Fact> whenOther) {
}
