final class ShiftLoops {
    private int bits;
    private int digits;

    void step(long nowNs) {
        for (long rest = nowNs; rest != 0; rest >>>= 1) {
            bits += (int) (rest & 1);
        }
        int number = (int) nowNs & 0xffff;
        while (number > 0) {
            number /= 10;
            digits++;
        }
    }
}
