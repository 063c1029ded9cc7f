package homeostat.bench;

import homeostat.trial.RunRecording;
import java.nio.file.Path;

/// Our side of the step benchmark as a program of its own: the pancreas lives a recorded day, a
/// number of times unmeasured and then a number of times measured.
///
/// A program of its own, because one JVM is one throw of the dice: what its compiler inlines
/// depends on what it happened to see first, and the same code has been measured at 2 µs in most
/// JVMs and 3 µs in some. A new one each round shows that in the spread instead of hiding it.
final class WarmStep {
    private WarmStep() {}

    /// `arguments` are the file of the day, the days unmeasured and the days measured; prints what
    /// the peer in Rust prints, and the bytes allocated.
    public static void main(String[] arguments) {
        RecordedDay day = new RecordedDay(RunRecording.read(Path.of(arguments[0])));
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            day.live();
        }
        long cpuNs = 0;
        long steps = 0;
        long bytes = 0;
        long digest = 0;
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            RecordedDay.Cost cost = day.live();
            cpuNs += cost.cpuNs();
            steps += cost.steps();
            bytes += cost.bytes();
            digest = cost.digest();
        }
        System.out.println("cpu-seconds " + cpuNs * 1e-9);
        System.out.println("steps " + steps);
        System.out.println("digest " + Long.toHexString(digest));
        System.out.println("bytes " + bytes);
    }
}
