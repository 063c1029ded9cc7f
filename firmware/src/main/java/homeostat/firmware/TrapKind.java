package homeostat.firmware;

import java.util.Locale;

/// Why a device can trap, in the order of the numbers in `runtime.h`.
public enum TrapKind {
    NULL("null dereference"), INDEX("index out of range"), DIVISION("division by zero"),
    CAST("wrong type"), THROWN("exception thrown"), OVERFLOW("overflow of exact arithmetic"),
    ERROR("error thrown"), DISPATCH("call of an unknown class"),
    POOL("no free slot for a mode"), FAULT("processor fault"), STACK("stack overflow"),
    WATCHDOG("watchdog"), SELFTEST("self-test failed");

    private final String words;

    TrapKind(String words) {
        this.words = words;
    }

    /// As a message says it.
    public String words() {
        return words;
    }

    /// The function of `runtime.h`.
    String function() {
        return "trap_" + name().toLowerCase(Locale.ROOT);
    }

    /// By the number in `runtime.h`.
    static String words(int code) {
        return code >= 1 && code <= values().length ? values()[code - 1].words : "code " + code;
    }
}
