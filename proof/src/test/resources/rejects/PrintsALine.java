final class PrintsALine {
    void step(long nowNs) {
        System.out.println(nowNs);
    }
}
