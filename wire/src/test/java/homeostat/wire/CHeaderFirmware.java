package homeostat.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import homeostat.kernel.AlarmState;
import homeostat.kernel.Priority;
import homeostat.kernel.Quality;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Firmware speaks by a header that nobody typed; what it writes, the fleet must read.
final class CHeaderFirmware {
    private static final Path GCC = Path.of("/usr/bin/gcc");
    private static final String PROGRAM = """
            #include "ticker.h"
            #include <stdio.h>
            int main(void) {
                uint8_t room[512];
                hs_frame f = {room, sizeof room, 0, 0};
                hs_begin(&f, HS_ALARM, 7, -9, 10, "bed-1");
                hs_alarm(&f, HS_ALARM_LOW, HS_PRIORITY_HIGH, HS_STATE_ACTIVE, 5, 1);
                fwrite(room, 1, hs_end(&f), stdout);
                hs_begin(&f, HS_NUMERICS, 8, 11, 12, "bed-1");
                hs_numerics(&f, 1);
                hs_numeric(&f, HS_OUTPUT_GLUCOSE_SHOWN, 0.0 / 0.0, HS_QUALITY_STALE, 4);
                fwrite(room, 1, hs_end(&f), stdout);
                hs_begin(&f, HS_WAVE, 9, 11, 12, "bed-1");
                hs_wave(&f, HS_OUTPUT_RAMP, 100, 4000000, 3);
                for (int i = 0; i < 3; i++) { hs_f32(&f, 1.5f * i); }
                fwrite(room, 1, hs_end(&f), stdout);
                hs_frame small = {room, 40, 0, 0};
                hs_begin(&small, HS_ALARM, 7, 9, 10, "bed-1");
                return hs_end(&small) == 0 ? 0 : 1;
            }
            """;

    @Test
    void whatFirmwareWritesTheFleetReads(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(GCC), "missing: " + GCC);
        Schema schema = Schema.of(Ticker.assemble().sheet());
        Files.writeString(folder.resolve("ticker.h"), CHeader.of(schema));
        Path source = Files.writeString(folder.resolve("ticker.c"), PROGRAM);
        Path program = folder.resolve("ticker");
        assertEquals(0, new ProcessBuilder(GCC.toString(), "-std=c99", "-Wall", "-Wextra",
                "-Werror", "-pedantic", "-O2", source.toString(), "-o", program.toString())
                .inheritIO().start().waitFor());
        Process run = new ProcessBuilder(program.toString()).start();
        byte[] bytes = run.getInputStream().readAllBytes();
        assertEquals(0, run.waitFor());
        int at = 0;
        List<Frame> expected = List.of(
                new Frame.AlarmChange(new Header("bed-1", 7, schema.hash(), -9, 10),
                        new Frame.Standing(0, Priority.HIGH, AlarmState.ACTIVE, 5, true)),
                new Frame.Numerics(new Header("bed-1", 8, schema.hash(), 11, 12), List.of(
                        new Frame.Numeric(Ticker.NUMBER, Double.NaN, Quality.STALE, 4))),
                new Frame.Wave(new Header("bed-1", 9, schema.hash(), 11, 12), Ticker.WAVE, 100,
                        4_000_000, new float[] {0, 1.5f, 3}));
        for (Frame frame : expected) {
            byte[] written = FrameWriter.bytes(frame);
            assertEquals(frame, FrameReader.read(Arrays.copyOfRange(
                    bytes, at, at + written.length)));
            at += written.length;
        }
        assertEquals(bytes.length, at);
    }

    @Test
    void aHostileNameCannotLeaveItsComment() {
        Schema ticker = Schema.of(Ticker.assemble().sheet());
        Schema hostile = new Schema(ticker.device(), "x */ evil(); /*\n", ticker.loop(),
                ticker.ports(), ticker.parameters(), ticker.alarms(), ticker.modes(),
                ticker.hazards());
        assertTrue(CHeader.of(hostile).startsWith("/* Telemetry of the x * / evil(); /* :"));
    }
}
