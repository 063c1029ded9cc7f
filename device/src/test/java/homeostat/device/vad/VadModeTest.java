package homeostat.device.vad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import homeostat.kernel.Reason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Exists because every loss of the inlet must end in the fallback, from everywhere.
class VadModeTest {

    /// Every mode there can be.
    static List<VadMode> all() {
        List<VadMode> all = new ArrayList<>(List.of(new VadMode.Regulating(),
                new VadMode.Releasing()));
        for (int good = 0; good < VadMode.GOOD_WINDOWS; good++) {
            all.add(good, new VadMode.Starting(good));
        }
        for (Reason reason : List.of(Reason.ACTUATOR, Reason.STALE, Reason.IMPLAUSIBLE)) {
            all.add(new VadMode.Cautious(reason));
        }
        for (Reason reason : List.of(Reason.STALE, Reason.IMPLAUSIBLE, Reason.FLAT,
                Reason.PRESCRIPTION)) {
            for (int good = 0; good < VadMode.GOOD_WINDOWS; good++) {
                all.add(new VadMode.Fallback(reason, good));
            }
        }
        return all;
    }

    @Test
    void everyLossEndsInTheFallback() {
        for (VadMode mode : all()) {
            assertInstanceOf(VadMode.Fallback.class,
                    VadMode.next(mode, VadEvent.SIGNAL_IMPLAUSIBLE));
            assertInstanceOf(VadMode.Fallback.class, VadMode.next(mode, VadEvent.SIGNAL_FLAT));
            assertInstanceOf(VadMode.Fallback.class, VadMode.next(mode, VadEvent.ORDER_REFUSED));
            assertInstanceOf(VadMode.Releasing.class, VadMode.next(mode, VadEvent.SUCTION));
        }
    }

    @Test
    void nothingNewMakesNothingNew() {
        for (VadMode mode : all()) {
            assertSame(mode, VadMode.next(mode, VadEvent.QUIET));
            assertSame(mode, VadMode.next(mode, VadEvent.CLEARING));
        }
    }

    @Test
    void everyModeHasTheNameOfItsCode() {
        for (VadMode mode : all()) {
            assertEquals(mode.getClass().getSimpleName(), VadMode.NAMES[mode.code()]);
        }
    }
}
