package homeostat.fleet.store;

import homeostat.kernel.Quality;
import homeostat.wire.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Writes frames into their tables.
final class Tables {
    private static final long MINUTE_MS = 60_000;
    private static final long BLOCK_NS = 1_000_000_000L;
    private static final int WAVE_SAMPLES_MAX = 1 << 16;

    private record Spot(String bed, int output, long atMs) implements Comparable<Spot> {
        @Override
        public int compareTo(Spot other) {
            int byBed = bed.compareTo(other.bed);
            int byOutput = Integer.compare(output, other.output);
            return byBed != 0 ? byBed : byOutput != 0 ? byOutput : Long.compare(atMs, other.atMs);
        }
    }

    private static final class Minute {
        private long number;
        private double low = Double.POSITIVE_INFINITY;
        private double high = Double.NEGATIVE_INFINITY;
        private double total;
    }

    /// Wave frames that follow each other without a hole, about a second of them.
    private static final class Run {
        private final Archive.Row first;
        private final List<Frame.Wave> waves = new ArrayList<>();
        private int samples;

        Run(Archive.Row first) {
            this.first = first;
        }

        boolean takes(Frame.Wave next) {
            if (waves.isEmpty()) {
                return true;
            }
            Frame.Wave head = waves.getFirst();
            long endNs = head.firstNs() + samples * head.intervalNs();
            return next.intervalNs() == head.intervalNs()
                    && Math.abs(next.firstNs() - endNs) <= samples
                    && next.firstNs() - head.firstNs() < BLOCK_NS
                    && samples + next.samples().length <= WAVE_SAMPLES_MAX;
        }

        void add(Frame.Wave wave) {
            waves.add(wave);
            samples += wave.samples().length;
        }

        float[] joined() {
            float[] all = new float[samples];
            int at = 0;
            for (Frame.Wave wave : waves) {
                System.arraycopy(wave.samples(), 0, all, at, wave.samples().length);
                at += wave.samples().length;
            }
            return all;
        }
    }

    private final Handle handle;
    private final Map<Spot, Minute> minutes = new TreeMap<>();
    private final Map<String, Run> runs = new TreeMap<>();
    private final PreparedBatch numerics;
    private final PreparedBatch waves;
    private final PreparedBatch alarms;

    Tables(Handle handle) {
        this.handle = handle;
        numerics = handle.prepareBatch("INSERT INTO numerics (bed, at_ms, journal, item, frame) "
                + "VALUES (?, ?, ?, ?, ?)");
        waves = handle.prepareBatch("INSERT INTO wave (bed, output, at_ms, journal, item, "
                + "first_ns, interval_ns, samples, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        alarms = handle.prepareBatch("INSERT INTO alarm (bed, at_ms, journal, item, index_, "
                + "priority, state, onset_ns, audible) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }

    void write(List<Archive.Row> rows) {
        for (Archive.Row row : rows) {
            write(row);
        }
        runs.values().forEach(this::write);
        execute(numerics);
        execute(waves);
        execute(alarms);
        writeMinutes();
    }

    private void write(Archive.Row row) {
        switch (row.frame()) {
            case Frame.Hello hello -> greet(row, hello);
            case Frame.Goodbye _ -> handle.createUpdate("UPDATE bed SET ended = TRUE, "
                    + "heard_ms = :heard WHERE name = :name AND sender = :sender")
                    .bind("heard", row.entry().epochMillis()).bind("name", bed(row))
                    .bind("sender", row.entry().sender()).execute();
            case Frame.Numerics numbers -> {
                numerics.add(bed(row), atMs(row), row.journal(), row.item(), row.bytes());
                rollUp(row, numbers);
            }
            case Frame.Wave wave -> {
                String key = bed(row) + '/' + wave.output();
                Run run = runs.computeIfAbsent(key, _ -> new Run(row));
                if (!run.takes(wave)) {
                    write(run);
                    run = new Run(row);
                    runs.put(key, run);
                }
                run.add(wave);
            }
            case Frame.AlarmChange change -> {
                Frame.Standing standing = change.standing();
                alarms.add(bed(row), atMs(row), row.journal(), row.item(), standing.alarm(),
                        standing.priority().code(), standing.state().code(),
                        standing.onsetNs(), standing.audible());
            }
            case Frame.ModeChange _, Frame.OrderMade _, Frame.Answer _, Frame.Command _ -> { }
        }
    }

    private void greet(Archive.Row row, Frame.Hello hello) {
        handle.createUpdate("""
                MERGE INTO meaning t USING (VALUES (CAST(:hash AS BIGINT),
                    CAST(:device AS VARCHAR(1024)), CAST(:hello AS BYTEA)))
                    AS s (hash, device, hello)
                ON t.hash = s.hash
                WHEN NOT MATCHED THEN INSERT (hash, device, hello)
                    VALUES (s.hash, s.device, s.hello)""")
                .bind("hash", hello.header().schema()).bind("device", hello.schema().device())
                .bind("hello", row.bytes()).execute();
        handle.createUpdate("""
                MERGE INTO bed t USING (VALUES (CAST(:name AS VARCHAR(64)),
                    CAST(:sender AS VARCHAR(64)), CAST(:hello AS BYTEA), CAST(:heard AS BIGINT)))
                    AS s (name, sender, hello, heard)
                ON t.name = s.name
                WHEN MATCHED THEN UPDATE SET sender = s.sender, hello = s.hello,
                    heard_ms = s.heard, ended = FALSE
                WHEN NOT MATCHED THEN INSERT (name, sender, hello, heard_ms, ended)
                    VALUES (s.name, s.sender, s.hello, s.heard, FALSE)""")
                .bind("name", bed(row)).bind("sender", row.entry().sender())
                .bind("hello", row.bytes()).bind("heard", row.entry().epochMillis()).execute();
    }

    private void rollUp(Archive.Row row, Frame.Numerics numbers) {
        for (Frame.Numeric one : numbers.values()) {
            if (one.quality() != Quality.GOOD || !Double.isFinite(one.value())) {
                continue;
            }
            Spot spot = new Spot(bed(row), one.output(),
                    Math.floorDiv(atMs(row), MINUTE_MS) * MINUTE_MS);
            Minute minute = minutes.computeIfAbsent(spot, this::minuteSoFar);
            minute.number = minute.number + 1;
            minute.low = Math.min(minute.low, one.value());
            minute.high = Math.max(minute.high, one.value());
            minute.total += one.value();
        }
    }

    /// What the minute was before this batch: added to in order, so that a replay in other batches
    /// makes the same bits.
    private Minute minuteSoFar(Spot spot) {
        Minute minute = new Minute();
        handle.createQuery("SELECT number, low, high, total FROM trend_minute "
                + "WHERE bed = ? AND output = ? AND at_ms = ?")
                .bind(0, spot.bed()).bind(1, spot.output()).bind(2, spot.atMs())
                .map((row, _) -> {
                    minute.number = row.getLong(1);
                    minute.low = row.getDouble(2);
                    minute.high = row.getDouble(3);
                    minute.total = row.getDouble(4);
                    return minute;
                }).list();
        return minute;
    }

    private void writeMinutes() {
        PreparedBatch batch = handle.prepareBatch("""
                MERGE INTO trend_minute t USING (VALUES (CAST(? AS VARCHAR(64)), CAST(? AS INTEGER),
                    CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS DOUBLE PRECISION),
                    CAST(? AS DOUBLE PRECISION), CAST(? AS DOUBLE PRECISION)))
                    AS s (bed, output, at_ms, number, low, high, total)
                ON t.bed = s.bed AND t.output = s.output AND t.at_ms = s.at_ms
                WHEN MATCHED THEN UPDATE SET number = s.number, low = s.low, high = s.high,
                    total = s.total
                WHEN NOT MATCHED THEN INSERT (bed, output, at_ms, number, low, high, total)
                    VALUES (s.bed, s.output, s.at_ms, s.number, s.low, s.high, s.total)""");
        minutes.forEach((spot, minute) -> batch.add(spot.bed(), spot.output(), spot.atMs(),
                minute.number, minute.low, minute.high, minute.total));
        execute(batch);
    }

    private void write(Run run) {
        Frame.Wave head = run.waves.getFirst();
        waves.add(bed(run.first), head.output(), atMs(run.first), run.first.journal(),
                run.first.item(), head.firstNs(), head.intervalNs(), run.samples,
                WaveBody.compressed(run.joined()));
    }

    private static void execute(PreparedBatch batch) {
        if (batch.size() > 0) {
            batch.execute();
        }
        batch.close();
    }

    private static String bed(Archive.Row row) {
        return row.frame().header().bed();
    }

    private static long atMs(Archive.Row row) {
        return row.frame().header().atEpochMillis();
    }
}
