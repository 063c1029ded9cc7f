import homeostat.kernel.Mode;

final class ModeOnATransition {
    sealed interface PumpMode extends Mode permits Running, Fallback {
    }

    record Running(long sinceNs) implements PumpMode {
    }

    record Fallback(long sinceNs) implements PumpMode {
    }

    private PumpMode mode = new Running(0);

    void step(long nowNs) {
        mode = next(mode, nowNs);
    }

    private static PumpMode next(PumpMode mode, long nowNs) {
        return switch (mode) {
            case Running running -> nowNs < 0 ? new Fallback(nowNs) : running;
            case Fallback fallback -> fallback;
        };
    }
}
