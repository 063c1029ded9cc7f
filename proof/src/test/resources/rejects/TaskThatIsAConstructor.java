import homeostat.kernel.Device;
import homeostat.kernel.Task;

final class TaskThatIsAConstructor {
    static final class Event {
        private final long atNs;

        Event(long atNs) {
            this.atNs = atNs;
        }
    }

    static Device assemble() {
        return new Device(new Task[] {Event::new});
    }
}
