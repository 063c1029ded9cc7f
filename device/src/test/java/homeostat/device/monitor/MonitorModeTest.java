package homeostat.device.monitor;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

/// Exists because a monitor that does not know that it is blind is believed.
class MonitorModeTest {
    @Test
    void everyModeGoesBlindWithoutASignalAndLearnsAnewWithOne() {
        MonitorMode learning = new MonitorMode.Learning();
        MonitorMode watching = new MonitorMode.Watching();
        MonitorMode blind = new MonitorMode.Blind();

        assertInstanceOf(MonitorMode.Blind.class, MonitorMode.next(learning, false, false));
        assertSame(learning, MonitorMode.next(learning, true, false));
        assertInstanceOf(MonitorMode.Watching.class, MonitorMode.next(learning, true, true));
        assertInstanceOf(MonitorMode.Blind.class, MonitorMode.next(watching, false, true));
        assertSame(watching, MonitorMode.next(watching, true, false));
        assertSame(blind, MonitorMode.next(blind, false, false));
        assertInstanceOf(MonitorMode.Learning.class, MonitorMode.next(blind, true, false));
    }
}
