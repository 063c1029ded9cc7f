final class RecursionOverALinkedList {
    static final class Link {
        private final Link next;
        private final double value;

        Link(Link next, double value) {
            this.next = next;
            this.value = value;
        }

        double sum() {
            return next == null ? value : value + next.sum();
        }
    }

    private final Link first = new Link(new Link(null, 1), 2);
    private double value;

    void step(long nowNs) {
        value = first.sum();
    }
}
