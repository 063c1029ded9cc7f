// Defect: two things hold each other and are never given back.
final class CycleThatIsNeverFreed {
    static final class Node {
        private Node other;
    }

    private Node value;

    void step(long nowNs) {
        Node a = new Node();
        value = new Node();
        value.other = a;
        a.other = value;
    }

    public static void main(String[] arguments) {
        CycleThatIsNeverFreed device = new CycleThatIsNeverFreed();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
