final class EnumIndexesATable {
    private enum Phase { FILL, WASH, DRAIN }

    private final double[] seconds = new double[3];
    private Phase phase = Phase.FILL;

    void step(long nowNs) {
        seconds[phase.ordinal()] += 0.1;
        phase = switch (phase) {
            case FILL -> Phase.WASH;
            case WASH -> nowNs > 9 ? Phase.DRAIN : phase;
            case DRAIN -> Phase.FILL;
        };
    }
}
