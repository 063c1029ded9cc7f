final class EnumValues {
    enum Phase { REST, PULSE }

    private int count;

    void step(long nowNs) {
        count = Phase.values().length;
    }
}
