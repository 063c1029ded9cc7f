final class EnumWithFields {
    enum Alarm {
        LOW(2, 60), HIGH(1, 300);

        private final int priority;
        private final double limit;

        Alarm(int priority, double limit) {
            this.priority = priority;
            this.limit = limit;
        }
    }

    private Alarm raised = Alarm.LOW;
    private double margin;

    void step(long nowNs) {
        raised = nowNs % 2 == 0 ? Alarm.LOW : Alarm.HIGH;
        margin = raised.limit * raised.priority + raised.ordinal();
    }
}
