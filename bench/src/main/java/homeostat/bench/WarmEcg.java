package homeostat.bench;

import homeostat.signal.QrsDetector;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/// Our side of the electrocardiogram benchmark as a program of its own; see [WarmStep] for why.
final class WarmEcg {
    private WarmEcg() {}

    /// `arguments` are the file of samples, and how often it is gone through unmeasured and
    /// measured; prints what the peers print.
    public static void main(String[] arguments) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(Path.of(arguments[0])))
                .order(ByteOrder.LITTLE_ENDIAN);
        double[] ecg = new double[bytes.remaining() / Double.BYTES];
        bytes.asDoubleBuffer().get(ecg);
        run(ecg, Integer.parseInt(arguments[1]));
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long[] answer = run(ecg, Integer.parseInt(arguments[2]));
        long cpuNs = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        System.out.println("cpu-seconds " + cpuNs * 1e-9);
        System.out.println("beats " + answer[0]);
        System.out.println("places " + answer[1]);
    }

    /// How many beats there are, and the sum of their places.
    static long[] run(double[] ecg, int times) {
        long[] answer = new long[2];
        for (int time = 0; time < times; time++) {
            QrsDetector detector = new QrsDetector(EcgBenchmark.SAMPLES_PER_SECOND);
            answer[0] = 0;
            answer[1] = 0;
            for (double sample : ecg) {
                if (detector.step(sample)) {
                    answer[0]++;
                    answer[1] += detector.beatSample();
                }
            }
        }
        return answer;
    }
}
