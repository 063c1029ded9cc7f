// Defect: a decision over a closed family forgets one of its kinds.
final class CaseMissed {
    sealed interface Mode permits Basal, Bolus, Stopped {
    }

    record Basal() implements Mode {
    }

    record Bolus() implements Mode {
    }

    record Stopped() implements Mode {
    }

    private final Mode mode = new Stopped();
    private double value;

    void step(long nowNs) {
        value = switch (mode) {
            case Basal basal -> 1;
            case Bolus bolus -> 5;
        };
    }

    public static void main(String[] arguments) {
        CaseMissed device = new CaseMissed();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
