final class TwoDefaultsMadeOne {
    interface Left {
        default int side() {
            return -1;
        }
    }

    interface Right {
        default int side() {
            return 1;
        }
    }

    static final class Both implements Left, Right {
        @Override
        public int side() {
            return Left.super.side() + Right.super.side();
        }
    }

    private final Left left = new Both();
    private int value;

    void step(long nowNs) {
        value = left.side();
    }
}
