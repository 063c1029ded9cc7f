final class RecursionOverASealedTree {
    sealed interface Tree permits Leaf, Fork {
    }

    record Leaf(double value) implements Tree {
    }

    record Fork(Tree left, Tree right) implements Tree {
    }

    private final Tree tree = new Fork(new Leaf(1), new Leaf(2));
    private double value;

    void step(long nowNs) {
        value = sum(tree);
    }

    private static double sum(Tree tree) {
        return switch (tree) {
            case Leaf(double value) -> value;
            case Fork(Tree left, Tree right) -> sum(left) + sum(right);
        };
    }
}
