// Defect: a table is filled when a step first touches it.
final class InitialisedLate {
    private static final class Squares {
        private static final long[] TABLE = fill();

        private static long[] fill() {
            long[] table = new long[64];
            for (int i = 0; i < 64; i++) {
                table[i] = i * i;
            }
            return table;
        }
    }

    private long value;

    void step(long nowNs) {
        value = Squares.TABLE[(int) (nowNs & 63)];
    }

    public static void main(String[] arguments) {
        InitialisedLate device = new InitialisedLate();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
