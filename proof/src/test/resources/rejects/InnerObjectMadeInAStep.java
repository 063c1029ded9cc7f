final class InnerObjectMadeInAStep {
    final class Event {
        private final long atNs;

        Event(long atNs) {
            this.atNs = atNs;
        }
    }

    private Event last = new Event(0);

    void step(long nowNs) {
        last = new Event(nowNs + last.atNs);
    }
}
