final class RecursionThroughAVisitor {
    interface Node {
        double accept(Visitor visitor);
    }

    interface Visitor {
        double leaf(Leaf leaf);

        double pair(Pair pair);
    }

    record Leaf(double value) implements Node {
        @Override
        public double accept(Visitor visitor) {
            return visitor.leaf(this);
        }
    }

    record Pair(Node left, Node right) implements Node {
        @Override
        public double accept(Visitor visitor) {
            return visitor.pair(this);
        }
    }

    static final class Sum implements Visitor {
        @Override
        public double leaf(Leaf leaf) {
            return leaf.value();
        }

        @Override
        public double pair(Pair pair) {
            return pair.left().accept(this) + pair.right().accept(this);
        }
    }

    private final Node node = new Pair(new Leaf(1), new Leaf(2));
    private final Sum sum = new Sum();
    private double value;

    void step(long nowNs) {
        value = node.accept(sum);
    }
}
