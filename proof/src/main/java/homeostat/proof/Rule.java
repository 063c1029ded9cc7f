package homeostat.proof;

/// The clauses of class C. Each has a number in the specification of the subset (`docs/subset/`),
/// an id that reports, golden files and the manual use, and a claim: what holds of a program in
/// which it finds nothing. The digit before the point is the [Family].
public enum Rule {
    NO_ALLOCATION("1.1", "no-allocation", "task code makes no object and no array, except a mode"
            + " on a transition and a failure that is thrown"),
    NO_RECURSION("2.1", "no-recursion", "no method of task code can reach itself"),
    NO_FORBIDDEN_CALL("3.1", "no-forbidden-call", "task code uses the library only through the"
            + " methods listed with a reason"),
    NO_STATIC_STATE("3.2", "no-static-state", "task code writes no static field"),
    NO_LOCK("3.3", "no-lock", "task code enters no monitor"),
    NO_NATIVE("3.4", "no-native", "task code has no native method"),
    NO_ASSERT("3.5", "no-assert", "no check of task code can be switched off"),
    NO_LATE_INITIALISER("3.6", "no-late-initialiser", "every class initialiser can run before the"
            + " first step"),
    CLOSED_WORLD("3.7", "closed-world", "every instruction is understood and every object of the"
            + " program is made by an instruction that was seen"),
    NO_CATCH("6.1", "no-catch", "task code handles no exception outside the trap boundary");

    /// What a group of clauses is for, in the order of their first digit.
    public enum Family {
        ALLOCATION("No allocation after assembly"),
        BOUNDS("No recursion, bounded loops, bounded stack"),
        PURITY("Nothing but its inputs"),
        OWNERSHIP("Tasks share nothing but ports"),
        TOTAL("No implicit throw survives unproved"),
        EXHAUSTIVE("Every case is handled"),
        ONE_WAY("From reading to order, and never around the guard"),
        BUDGET("Cost within the declared budget"),
        NUMBERS("Values within the declared ranges");

        private final String title;

        Family(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    private final String number;
    private final String id;
    private final String claim;

    Rule(String number, String id, String claim) {
        this.number = number;
        this.id = id;
        this.claim = claim;
    }

    /// The clause of the specification: `2.1`.
    public String number() {
        return number;
    }

    public String id() {
        return id;
    }

    public String claim() {
        return claim;
    }

    public Family family() {
        return Family.values()[number.charAt(0) - '1'];
    }
}
