package homeostat.bench;

import com.sun.management.ThreadMXBean;
import homeostat.device.pancreas.Pancreas;
import homeostat.kernel.Device;
import homeostat.trial.RunRecording;
import java.lang.management.ManagementFactory;
import java.util.List;

/// The calls that a host made on a device during a recorded day, ready to be made again.
///
/// A [RunRecording] keeps them as text, which would cost more to read than a control step costs to
/// run; here they are numbers in arrays, so that a replay makes calls and nothing else.
final class RecordedDay {

    private final String[] methods;
    private final int[] ports;
    private final double[] values;
    private final int[] codes;
    private final long[] sequences;
    private final long[] instantsNs;

    /// What one replay took.
    ///
    /// @param cpuNs processor time of this thread
    /// @param bytes allocated by this thread
    /// @param steps control steps
    /// @param digest of everything the device published
    record Cost(long cpuNs, long bytes, long steps, long digest) {}

    RecordedDay(RunRecording recording) {
        List<String> calls = recording.calls();
        methods = new String[calls.size()];
        ports = new int[methods.length];
        values = new double[methods.length];
        codes = new int[methods.length];
        sequences = new long[methods.length];
        instantsNs = new long[methods.length];
        for (int i = 0; i < methods.length; i++) {
            String[] word = calls.get(i).split(" ");
            methods[i] = word[0].intern();
            switch (word[0]) {
                case "offer" -> {
                    ports[i] = Integer.parseInt(word[1]);
                    values[i] = Double.parseDouble(word[2]);
                    codes[i] = Integer.parseInt(word[3]);
                    instantsNs[i] = Long.parseLong(word[4]);
                }
                case "post" -> {
                    ports[i] = Integer.parseInt(word[1]);
                    values[i] = Double.parseDouble(word[2]);
                    instantsNs[i] = Long.parseLong(word[3]);
                }
                case "settle" -> {
                    ports[i] = Integer.parseInt(word[1]);
                    sequences[i] = Long.parseLong(word[2]);
                    codes[i] = Integer.parseInt(word[3]);
                    values[i] = Double.parseDouble(word[4]);
                    instantsNs[i] = Long.parseLong(word[5]);
                }
                case "stage" -> {
                    ports[i] = Integer.parseInt(word[1]);
                    values[i] = Double.parseDouble(word[2]);
                }
                case "acknowledge" -> ports[i] = Integer.parseInt(word[1]);
                case "advance" -> instantsNs[i] = Long.parseLong(word[1]);
                case "confirm" -> { }
                default -> throw new BenchException("not a call of a recorded run: call=" + (i + 1)
                        + " \"" + calls.get(i) + "\", expected a method of the device");
            }
        }
    }

    /// Makes all calls on a new pancreas; assembling it is not counted.
    Cost live() {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Device device = Pancreas.assemble();
        long bytesBefore = thread.getCurrentThreadAllocatedBytes();
        long beforeNs = thread.getCurrentThreadCpuTime();
        replay(device);
        long cpuNs = thread.getCurrentThreadCpuTime() - beforeNs;
        long bytes = thread.getCurrentThreadAllocatedBytes() - bytesBefore;
        return new Cost(cpuNs, bytes, device.journal(0).rows(), device.digest());
    }

    private void replay(Device device) {
        for (int i = 0; i < methods.length; i++) {
            switch (methods[i]) {
                case "advance" -> device.advance(instantsNs[i]);
                case "offer" -> device.offer(ports[i], values[i], codes[i], instantsNs[i]);
                case "settle" -> device.settle(
                        ports[i], sequences[i], codes[i], values[i], instantsNs[i]);
                case "post" -> device.post(ports[i], values[i], instantsNs[i]);
                case "stage" -> device.stage(ports[i], values[i]);
                case "acknowledge" -> device.acknowledge(ports[i]);
                default -> device.confirm();
            }
        }
    }
}
