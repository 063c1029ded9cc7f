final class NativeBehindAnInterface {
    interface Wire {
        void send(long nowNs);
    }

    static final class Serial implements Wire {
        @Override
        public native void send(long nowNs);
    }

    private final Wire wire = new Serial();

    void step(long nowNs) {
        wire.send(nowNs);
    }
}
