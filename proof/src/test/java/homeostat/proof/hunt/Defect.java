package homeostat.proof.hunt;

/// What a generated program may do wrong on purpose. A defect is planted in code that a step
/// reaches, though perhaps on no path that a run takes.
enum Defect {
    NONE,
    NEW_OBJECT,
    NEW_ARRAY,
    BOXING,
    CONCATENATION,
    LAMBDA,
    VARIABLE_ARGUMENTS,
    ITERATOR,
    RECORD_PER_STEP,
    LATE_IMPLEMENTOR,
    DIRECT_RECURSION,
    RECURSION_BEHIND_AN_INTERFACE,
    RECURSION_THROUGH_A_DEFAULT,
    LOOP_BY_A_FIELD,
    LOOP_THAT_MAY_STAND_STILL,
    LOOP_THAT_STEPS_OVER_ITS_END,
    STATIC_COUNTER,
    LIBRARY_COLLECTION,
    SHARED_ARRAY,
    SHARED_PART,
    SHARED_THROUGH_A_STATIC
}
