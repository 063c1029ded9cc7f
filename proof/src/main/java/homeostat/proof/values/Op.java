package homeostat.proof.values;

/// How a [Symbol] was computed, where that is worth knowing.
enum Op {
    /// Nothing is known but the value.
    OPAQUE,
    /// A constant; the detail is its value.
    CONSTANT,
    /// One of two, after a join; the detail may be a [Choice].
    PHI,
    ADD, SUB, MUL, DIV, REM, NEG, AND, OR, XOR, SHL, SHR, USHR, MIN, MAX, ABS,
    /// The detail is the opcode of the conversion.
    CONVERT,
    /// Comparisons to -1, 0, 1: of longs, and of reals where NaN gives -1 or 1.
    LCMP, CMPL, CMPG,
    IS_NAN, IS_FINITE,
    /// An array's length.
    LENGTH,
    /// A field or element read where it can be one of several; the detail is what was read.
    LOAD,
    /// Whether a reference is of the type in the detail.
    INSTANCE_OF,
    /// A number that each part has: the detail maps parts to numbers (ordinals).
    NUMBER_OF,
    /// The first label of a pattern switch that `a` matches, from the restart index `b` on; the
    /// detail maps parts to all places that they match, ascending.
    SWITCH,
    /// An element of a constant table of whole numbers, which is the detail.
    TABLE
}
