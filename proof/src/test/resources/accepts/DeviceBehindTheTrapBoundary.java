import homeostat.kernel.Device;
import homeostat.kernel.Task;

final class DeviceBehindTheTrapBoundary {
    private DeviceBehindTheTrapBoundary() {
    }

    static final class Control implements Task {
        private final double[] window = new double[4];
        private int at;

        @Override
        public void step(long nowNs) {
            window[at] = nowNs;
            at = (at + 1) % window.length;
        }
    }

    static Device assemble() {
        return new Device(new Task[] {new Control()});
    }
}
