package homeostat.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Map;

/// Our side of `bench eeg` as a program of its own; see [WarmStep] for why.
final class WarmEeg {
    private WarmEeg() {}

    /// `arguments` are the file, its seconds, how often it is analysed unmeasured, and how many
    /// threads each analyse it once, measured. One thread tells its processor seconds, several the
    /// seconds of the clock on the wall for one analysis each.
    public static void main(String[] arguments) throws InterruptedException {
        OurEeg recording = OurEeg.read(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            recording.analyse();
        }
        int threads = Integer.parseInt(arguments[3]);
        Map<String, Double> answers =
                threads == 1 ? alone(recording) : together(recording, threads);
        answers.forEach((name, value) -> System.out.println(name + " " + value));
    }

    private static Map<String, Double> alone(OurEeg recording) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long beforeNs = clock.getCurrentThreadCpuTime();
        Map<String, Double> answers = recording.analyse();
        System.out.println("cpu-seconds " + (clock.getCurrentThreadCpuTime() - beforeNs) * 1e-9);
        return answers;
    }

    private static Map<String, Double> together(OurEeg recording, int threads)
            throws InterruptedException {
        Thread[] all = new Thread[threads - 1];
        long beforeNs = System.nanoTime();
        for (int i = 0; i < all.length; i++) {
            all[i] = new Thread(recording::analyse);
            all[i].start();
        }
        Map<String, Double> answers = recording.analyse();
        for (Thread thread : all) {
            thread.join();
        }
        System.out.println("cpu-seconds " + (System.nanoTime() - beforeNs) * 1e-9 / threads);
        return answers;
    }
}
