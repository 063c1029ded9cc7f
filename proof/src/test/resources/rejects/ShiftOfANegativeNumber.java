final class ShiftOfANegativeNumber {
    private int bits;

    void step(long nowNs) {
        long rest = nowNs;
        while (rest != 0) {
            rest >>= 1;
            bits++;
        }
    }
}
