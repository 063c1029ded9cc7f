package homeostat.proof;

/// The rules of class C that are judged today. Each has an id that reports, golden files and the
/// manual use, and a claim: what holds of a program in which the rule finds nothing.
public enum Rule {
    NO_ALLOCATION("no-allocation", "task code makes no object and no array, except a mode on a"
            + " transition and a failure that is thrown"),
    NO_RECURSION("no-recursion", "no method of task code can reach itself"),
    NO_FORBIDDEN_CALL("no-forbidden-call", "task code uses the library only through the methods"
            + " listed with a reason"),
    NO_STATIC_STATE("no-static-state", "task code writes no static field"),
    NO_LOCK("no-lock", "task code enters no monitor"),
    NO_NATIVE("no-native", "task code has no native method"),
    NO_CATCH("no-catch", "task code handles no exception outside the trap boundary"),
    NO_ASSERT("no-assert", "no check of task code can be switched off"),
    NO_LATE_INITIALISER("no-late-initialiser", "every class initialiser can run before the first"
            + " step"),
    CLOSED_WORLD("closed-world", "every instruction is understood and every object of the program"
            + " is made by an instruction that was seen");

    private final String id;
    private final String claim;

    Rule(String id, String claim) {
        this.id = id;
        this.claim = claim;
    }

    public String id() {
        return id;
    }

    public String claim() {
        return claim;
    }
}
