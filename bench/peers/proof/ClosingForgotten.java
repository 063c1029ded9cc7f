// Defect: a valve that was opened is never closed.
final class ClosingForgotten {
    static final class Valve implements AutoCloseable {
        private boolean isOpen;

        Valve open() {
            isOpen = true;
            return this;
        }

        @Override
        public void close() {
            isOpen = false;
        }
    }

    private final Valve valve = new Valve();
    private boolean value;

    void step(long nowNs) {
        Valve open = valve.open();
        value = open.isOpen;
    }

    public static void main(String[] arguments) {
        ClosingForgotten device = new ClosingForgotten();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
