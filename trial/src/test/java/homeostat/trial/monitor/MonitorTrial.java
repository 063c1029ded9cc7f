package homeostat.trial.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.device.monitor.Monitor;
import homeostat.kernel.Device;
import homeostat.kernel.Span;
import homeostat.record.SampleRecord;
import homeostat.trial.ClosedLoop;
import homeostat.trial.Host;
import homeostat.trial.RunRecording;
import org.junit.jupiter.api.Test;

/// Exists because the monitor must read a real heart, for longer than it was recorded.
class MonitorTrial {
    @Test
    void readsARealHeartBeyondTheEndOfItsRecording() {
        try (RecordedHeart heart = new RecordedHeart(SampleRecord::open, 200)) {
            Device device = Monitor.assemble(heart.samplesPerSecond());
            ClosedLoop loop = new ClosedLoop(new Host(device), heart);
            for (int second = 10; second < 150; second += 10) {
                loop.runUntil(Span.seconds(second));
                double rate = device.outputBase(device.sheet().port("heart rate").index());
                assertTrue(rate > 55 && rate < 100, "rate=" + rate + " at " + second + " s");
            }
            assertFalse(device.alarm(device.sheet().alarm("asystole").index()).state()
                    .isVisible());
        }
    }

    @Test
    void aRecordedRunReplaysToTheSameBits() {
        RunRecording recording = MonitorBed.record(SampleRecord::open, Span.seconds(20));
        Device first = Monitor.assemble();
        Device second = Monitor.assemble();
        recording.replay(first);
        recording.replay(second);

        assertEquals(first.digest(), second.digest());
    }
}
