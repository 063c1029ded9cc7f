package homeostat.proof;

/// The clauses of class C. Each has a number in the specification of the subset (`docs/subset/`),
/// an id that reports, golden files and the manual use, and a claim: what holds of a program in
/// which it finds nothing. The digit before the point is the [Family].
public enum Rule {
    NO_ALLOCATION("1.1", "no-allocation", "task code makes no object and no array, except a mode"
            + " on a transition and a failure that is thrown"),
    NO_RECURSION("2.1", "no-recursion", "no method of task code can reach itself"),
    BOUNDED_LOOP("2.2", "bounded-loop", "every loop of task code ends after a number of rounds that"
            + " is known before it starts"),
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
    ONE_OWNER("4.1", "one-owner", "what a task writes, no other task reads or writes, and a task"
            + " uses no ports but its own"),
    FALLBACK_APART("4.2", "fallback-apart", "what a task writes, its fallback neither reads nor"
            + " writes, except their ports"),
    NO_STATIC_PART("4.3", "no-static-part", "task code writes no object and no array that a static"
            + " field leads to"),
    TRAP_WITHOUT_FALLBACK("5.1", "trap-without-fallback", "what can fail runs where a fallback"
            + " takes over, and the fallback cannot fail; a host's argument is refused before"
            + " anything is changed"),
    ACTUATOR_NOT_A_NUMBER("5.2", "actuator-not-a-number", "the amount of an order is a finite"
            + " number"),
    NO_CATCH("6.1", "no-catch", "task code handles no exception outside the trap boundary"),
    EVERY_CASE("6.2", "every-case", "a switch over an enum or a sealed type names every case and"
            + " leaves none to a default"),
    NO_IGNORED_RESULT("6.3", "no-ignored-result", "task code looks at what its calls answer, or"
            + " says that it does not matter"),
    NO_DROPPED_EXCEPTION("6.4", "no-dropped-exception", "no handler forgets what it caught, at"
            + " assembly either"),
    WAY_OUT("6.5", "way-out", "from every mode of a device, transitions lead to a fallback"),
    ONLY_ORDERS("7.1", "only-orders", "what leaves for an actuator is an order, written by a guard"
            + " and by nobody else"),
    ONLY_GUARDS("7.2", "only-guards", "orders, their ports and their guards are made by the task's"
            + " assembly and by nobody else"),
    CLASS_C_ONLY("7.3", "class-c-only", "a device has no code of a module of a lower safety class:"
            + " no simulated patient, no host"),
    DECLARED_CLASS("7.4", "declared-class", "every module of a device declares its safety class"),
    WITHIN_BUDGET("8.1", "within-budget", "no step of a task or of its fallback takes more"
            + " bytecodes than its task declares"),
    SCHEDULABLE("8.2", "schedulable", "on the given board every task has published by its deadline,"
            + " in the worst case"),
    PORT_RANGE("9.1", "port-range", "a number that leaves through a port lies within the range that"
            + " the port declares, or is not called good");

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
