package homeostat.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Exists because logical execution time and the way into the fallback are promises of the kernel.
class DeviceTest {
    private final Device device = Thermostat.assemble();

    @Test
    void outputsAppearAtTheDeadlineAndNotBefore() {
        offer(160, 0);
        device.advance(0);
        assertEquals(0, rate().sequence());

        device.advance(Span.seconds(1) - 1);
        assertEquals(0, rate().sequence());

        device.advance(Span.seconds(1));
        assertEquals(1, rate().sequence());
        assertEquals(2.0, rate().in(InsulinRate.UNITS_PER_HOUR));
    }

    @Test
    void aDevicePromisesNothingOfItsHardwareUntilItsSheetSaysSo() {
        assertEquals(Sheet.Budget.NONE, device.sheet().budget());
        assertThrows(CheckFailure.class, () -> new Sheet.Budget(-1, 0, 0));
    }

    @Test
    void aTaskSeesWhatWasThereAtItsRelease() {
        offer(160, 0);
        device.advance(0);
        offer(110, 1);
        device.advance(Span.seconds(1));

        assertEquals(2.0, rate().in(InsulinRate.UNITS_PER_HOUR));
    }

    @Test
    void inPiecesItComputesTheSame() {
        Device other = Thermostat.assemble();
        for (int minute = 0; minute < 60; minute++) {
            long nowNs = Span.minutes(minute);
            device.offer(Thermostat.GLUCOSE, 100 + minute % 7 * 10, 0, nowNs);
            other.offer(Thermostat.GLUCOSE, 100 + minute % 7 * 10, 0, nowNs);
            device.advance(nowNs);
            while (other.nextEventNs() <= nowNs) {
                other.exchange();
                assertEquals(nowNs, other.dueNs(0) - Span.seconds(1));
                other.step(0);
                assertEquals(Long.MAX_VALUE, other.dueNs(0));
                other.step(0);
            }
            assertEquals(device.nextEventNs(), other.nextEventNs());
            device.advance(nowNs + Span.seconds(1));
            other.exchange();
        }
        assertEquals(device.digest(), other.digest());
    }

    @Test
    void howOftenTheHostCallsChangesNothing() {
        Device other = Thermostat.assemble();
        for (int minute = 0; minute < 60; minute++) {
            long nowNs = Span.minutes(minute);
            double base = 100 + minute % 7 * 10;
            device.offer(Thermostat.GLUCOSE, base, Quality.GOOD.code(), nowNs);
            other.offer(Thermostat.GLUCOSE, base, Quality.GOOD.code(), nowNs);
            device.advance(nowNs);
            for (long ns = nowNs; ns < nowNs + Span.seconds(30); ns += Span.milliseconds(777)) {
                other.advance(ns);
            }
        }
        device.advance(Span.hours(1));
        other.advance(Span.hours(1));

        assertEquals(device.digest(), other.digest());
        assertNotEquals(Digest.start(), device.digest());
    }

    @Test
    void aTrapDiscardsTheStepAndTheFallbackActsInTheSameRelease() {
        offer(160, 0);
        device.advance(Span.seconds(1));
        offer(13, Span.minutes(1));

        device.advance(Span.minutes(1) + Span.seconds(1));

        assertTrue(device.isDistrusted(0));
        assertEquals(2, rate().sequence());
        assertEquals(0.0, rate().in(InsulinRate.UNITS_PER_HOUR), "the floor holds it, too");
        assertEquals(Regime.FALLBACK, device.modes(0).publishedRegime());
        assertEquals(AlarmState.ACTIVE, trapped().state());
    }

    @Test
    void aTrappedTaskNeverRunsAgain() {
        offer(13, 0);
        device.advance(Span.minutes(1));
        offer(160, Span.minutes(2));
        device.advance(Span.minutes(2) + Span.seconds(1));

        assertEquals(1.0, rate().in(InsulinRate.UNITS_PER_HOUR));
        assertEquals(AlarmState.ACTIVE, trapped().state());
    }

    @Test
    void aTaskThatOverranIsDistrustedToo() {
        device.overran(0, 0);
        device.advance(Span.seconds(1));

        assertTrue(device.isDistrusted(0));
        assertEquals(1.0, rate().in(InsulinRate.UNITS_PER_HOUR));
    }

    @Test
    void aStaleReadingIsGradedByThePort() {
        offer(160, 0);
        device.advance(Span.minutes(3));
        assertEquals(1, device.modes(0).publishedCode());

        device.advance(Span.minutes(4) + Span.seconds(1));
        assertEquals(0, device.modes(0).publishedCode());
    }

    @Test
    void readingsFromTheFutureOrOutOfOrderAreNotBelieved() {
        offer(160, Span.minutes(10));
        device.advance(Span.seconds(1));
        assertEquals(0, device.modes(0).publishedCode());

        offer(100, Span.minutes(5));
        device.advance(Span.minutes(10) + Span.seconds(1));
        assertEquals(2.0, rate().in(InsulinRate.UNITS_PER_HOUR));
    }

    @Test
    void aNewPrescriptionTakesEffectWholeOrNotAtAll() {
        long before = device.prescription().hash();
        assertFalse(device.stage(0, 6));
        assertTrue(device.stage(0, 2));
        assertEquals(before, device.prescription().hash());

        device.confirm();
        assertNotEquals(before, device.prescription().hash());
    }

    @Test
    void withoutAConfirmedPrescriptionNothingIsOrdered() {
        device.prescription().revoke();
        offer(160, 0);
        device.advance(Span.seconds(1));

        assertEquals(0, rate().sequence());
    }

    @Test
    void whatOneTaskPublishesIsInputOfAnotherAtItsNextRelease() {
        Range<Glucose> range = Range.of(Glucose.MG_PER_DL, 10, 600);
        Assembly assembly = new Assembly("pair", "Test device",
                new Sheet.Loop("a", "b", "c", "d", "e", "f"));
        TaskAssembly sensing = assembly.task("sensing",
                Timing.every(Span.minutes(1)).deadline(Span.seconds(1)));
        Out<Glucose> seen = sensing.output("seen", range, "what the sensor says");
        sensing.runs(nowNs -> seen.set(Glucose.MG_PER_DL, 100 + nowNs / Span.minutes(1),
                Quality.GOOD, nowNs), null);
        TaskAssembly showing = assembly.task("showing", Timing.every(Span.minutes(1)));
        In<Glucose> taken = showing.input("taken", range, Span.minutes(5), "the same");
        Out<Glucose> shown = showing.output("shown", range, "what is shown");
        showing.runs(nowNs -> shown.set(Glucose.MG_PER_DL,
                taken.reading().in(Glucose.MG_PER_DL), taken.reading().quality(), nowNs), null);
        assembly.link(seen, taken);
        Device pair = assembly.assemble();

        pair.advance(0);
        assertFalse(pair.output(1).isGood(), "nothing was published before the first release");
        pair.advance(Span.minutes(3));
        assertEquals(101, pair.outputBase(1) / pair.outputBase(0) * 102, 1e-9);
    }

    @Test
    void aPauseOfTheSoundSilencesEveryAlarmAndNoneForLonger() {
        device.offer(Thermostat.GLUCOSE, 60, Quality.GOOD.code(), 0);
        device.advance(Span.seconds(1));
        int low = device.sheet().alarm("low").index();
        assertTrue(device.isAudible(low, Span.seconds(1)));

        device.pauseAudio(Span.minutes(2));
        assertFalse(device.isAudible(low, Span.minutes(2) - 1));
        assertTrue(device.isAudible(low, Span.minutes(2)));
    }

    @Test
    void theSheetListsWhatWasDeclared() {
        Sheet sheet = device.sheet();

        assertEquals("U/h", sheet.port("rate").unit().symbol());
        assertEquals("Holding", sheet.modeName(0, 1));
        assertEquals(1, sheet.alarm("control trapped").index());
        assertEquals("Trapped", sheet.modeName(0, ModeCell.TRAPPED));
    }

    private void offer(double mgPerDl, long atNs) {
        device.offer(Thermostat.GLUCOSE, mgPerDl, Quality.GOOD.code(), atNs);
    }

    private Order<InsulinRate> rate() {
        return device.order(Thermostat.RATE);
    }

    private Alarm trapped() {
        return device.alarm(device.sheet().alarm("control trapped").index());
    }
}
