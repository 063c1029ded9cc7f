final class MutualRecursionBehindTwoInterfaces {
    interface Ping {
        int ping(int n);
    }

    interface Pong {
        int pong(int n);
    }

    static final class Left implements Ping {
        private Pong other;

        @Override
        public int ping(int n) {
            return n == 0 ? 0 : other.pong(n - 1);
        }
    }

    static final class Right implements Pong {
        private Ping other;

        @Override
        public int pong(int n) {
            return n == 0 ? 1 : other.ping(n - 1);
        }
    }

    private final Left left = new Left();
    private int value;

    MutualRecursionBehindTwoInterfaces() {
        Right right = new Right();
        left.other = right;
        right.other = left;
    }

    void step(long nowNs) {
        value = left.ping(3);
    }
}
