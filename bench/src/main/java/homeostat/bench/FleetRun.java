package homeostat.bench;

import homeostat.wire.Ranges;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/// One load against one receiver, and what came of it.
///
/// @param figures what the load said, by name
/// @param processor what the receiver took while it was measured
/// @param storedBytes by how much its files grew in that time
/// @param residentMb what it held in memory at the end
/// @param lost numbers that were acknowledged and are not kept
public record FleetRun(Map<String, String> figures, Duration processor, long storedBytes,
        long residentMb, long lost) {
    private static final int LOAD_HEAP_MB = 1_500;

    /// Who takes what the devices say.
    interface Receiver extends AutoCloseable {
        int devicePort();

        /// 0 for none.
        int consolePort();

        Duration processorTime();

        long residentMb();

        /// Where its files are.
        Path files();

        /// Ends it without warning and says which numbers of which sender it kept.
        BiPredicate<String, Long> kept();

        @Override
        void close();
    }

    /// How long devices live before and while they are measured.
    public record Spans(int warmUpSeconds, int seconds) {}

    /// Runs a load against a receiver; `folder` is for its files.
    static FleetRun of(Receiver receiver, Path identities, Path folder, Spans spans) {
        Path acknowledged = folder.resolve("acknowledged");
        Duration before = Duration.ZERO;
        Duration took = Duration.ZERO;
        long stored = 0;
        long residentMb = 0;
        Map<String, String> figures = new LinkedHashMap<>();
        try (Service load = Service.java(folder, LOAD_HEAP_MB, FleetLoad.class,
                identities.toString(), Integer.toString(receiver.devicePort()),
                Integer.toString(receiver.consolePort()),
                Integer.toString(spans.warmUpSeconds()), Integer.toString(spans.seconds()),
                acknowledged.toString())) {
            figures.put("connectedMs", load.line().split(" ")[1]);
            load.line();
            before = receiver.processorTime();
            Duration loadBefore = load.processorTime();
            stored = bytes(receiver.files());
            load.line();
            took = receiver.processorTime().minus(before);
            figures.put("loadCpuMs", Long.toString(
                    load.processorTime().minus(loadBefore).toMillis()));
            stored = bytes(receiver.files()) - stored;
            residentMb = receiver.residentMb();
            for (String line : load.rest()) {
                int at = line.indexOf('=');
                if (at > 0) {
                    figures.put(line.substring(0, at), line.substring(at + 1));
                }
            }
        }
        if (!figures.containsKey("console")) {
            throw new BenchException("load ended early: folder=" + folder
                    + ", expected its figures; see FleetLoad.err there");
        }
        return new FleetRun(figures, took, stored, residentMb,
                lost(acknowledged, receiver.kept()));
    }

    /// A figure of the load.
    double figure(String name) {
        return Double.parseDouble(figures.get(name));
    }

    /// Microseconds of processor time for each parcel.
    double microsecondsEach() {
        return processor.toNanos() * 1e-3 / figure("sent");
    }

    /// Nanoseconds of processor time for each byte.
    double nanosecondsPerByte() {
        return processor.toNanos() / figure("bytes");
    }

    static long bytes(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(FleetRun::size).sum();
        } catch (IOException | UncheckedIOException e) {
            throw new BenchException("folder cannot be measured: folder=" + folder
                    + ", expected one that may be read", e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }

    /// How many of the numbers that a load wrote down are not kept.
    static long lost(Path acknowledged, BiPredicate<String, Long> kept) {
        long lost = 0;
        try (DataInputStream in = new DataInputStream(
                new BufferedInputStream(Files.newInputStream(acknowledged)))) {
            while (true) {
                String name = in.readUTF();
                long first = in.readLong();
                long last = in.readLong();
                for (long number = first; number <= last; number++) {
                    lost += kept.test(name, number) ? 0 : 1;
                }
            }
        } catch (EOFException end) {
            return lost;
        } catch (IOException e) {
            throw new BenchException("what was acknowledged cannot be read: file=" + acknowledged
                    + ", expected what the load wrote", e);
        }
    }

    /// A set of numbers by sender.
    static final class Numbers {
        private final Map<String, Ranges> all = new HashMap<>();

        void add(String sender, long number) {
            all.computeIfAbsent(sender, _ -> new Ranges()).add(number);
        }

        boolean has(String sender, long number) {
            Ranges ranges = all.get(sender);
            return ranges != null && ranges.contains(number);
        }
    }
}
