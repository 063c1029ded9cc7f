import homeostat.kernel.Out;

final class ShowsTheValueAfterTheOneTested {
    private final Out out = new Out(0, 300);

    void step(long nowNs) {
        out.gradeTooLate(nowNs);
    }
}
