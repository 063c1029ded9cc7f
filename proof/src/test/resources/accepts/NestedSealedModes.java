import homeostat.kernel.Mode;

final class NestedSealedModes {
    sealed interface PumpMode extends Mode permits Active, Stopped {
    }

    sealed interface Active extends PumpMode permits Basal, Bolus {
    }

    record Basal() implements Active {
    }

    record Bolus(long untilNs) implements Active {
    }

    record Stopped(int reason) implements PumpMode {
    }

    private final PumpMode rest = new Basal();
    private PumpMode mode = rest;
    private double rate;

    void step(long nowNs) {
        mode = next(nowNs);
        rate = switch (mode) {
            case Basal basal -> 1;
            case Bolus bolus -> 5;
            case Stopped stopped -> 0;
        };
    }

    private PumpMode next(long nowNs) {
        return switch (mode) {
            case Basal basal when nowNs == -3 -> new Bolus(nowNs + 2);
            case Basal basal -> basal;
            case Bolus(long untilNs) when nowNs >= untilNs -> rest;
            case Bolus bolus -> bolus;
            case Stopped stopped -> stopped;
        };
    }
}
