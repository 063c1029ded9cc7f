package homeostat.bench;

import homeostat.record.EdfFile;
import homeostat.record.Recording;
import homeostat.record.WfdbFile;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;

/// Our side of the reading benchmark as a program of its own: opens a recording, reads every sample
/// of every signal and adds them up, a number of times unmeasured and then a number of times
/// measured.
final class WarmRecord {
    private static final int BLOCK = 1 << 14;

    private WarmRecord() {}

    /// `arguments` are the kind, the file, the passes unmeasured and the passes measured.
    public static void main(String[] arguments) {
        boolean edf = arguments[0].equals("edf");
        Path file = Path.of(arguments[1]);
        long[] sums = {};
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            sums = pass(edf, file);
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        long samples = 0;
        for (int i = 0; i < Integer.parseInt(arguments[3]); i++) {
            sums = pass(edf, file);
            samples += sums[sums.length - 1];
        }
        System.out.println("cpu-seconds " + (threads.getCurrentThreadCpuTime() - before) * 1e-9);
        System.out.println("samples " + samples);
        for (int i = 0; i < sums.length - 1; i++) {
            System.out.println("sum " + i + " " + sums[i]);
        }
    }

    /// The sum of each signal, and the number of all samples.
    private static long[] pass(boolean edf, Path file) {
        int[] block = new int[BLOCK];
        try (Recording recording = edf ? EdfFile.open(file) : WfdbFile.open(file)) {
            int count = recording.outline().signals().size();
            long[] sums = new long[count + 1];
            for (int i = 0; i < count; i++) {
                long samples = recording.outline().samples(i);
                for (long at = 0; at < samples; at += BLOCK) {
                    int part = (int) Math.min(BLOCK, samples - at);
                    recording.raw(i, at, part, block, 0);
                    long sum = 0;
                    for (int k = 0; k < part; k++) {
                        sum += block[k];
                    }
                    sums[i] += sum;
                }
                sums[count] += samples;
            }
            return sums;
        }
    }
}
