package homeostat.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.seed.Generator;
import homeostat.seed.Generators;
import homeostat.seed.Property;
import org.junit.jupiter.api.Test;

/// Exists because whatever is proposed, and whatever the limits say, the sheet's range holds.
class GuardProperties {
    private static final double RATE_MAX = 3;

    private record Attempt(double proposed, double most, double least) {}

    private static final Generator<Attempt> ATTEMPTS = choices -> new Attempt(
            Generators.anyDoubles().from(choices), Generators.anyDoubles().from(choices),
            Generators.anyDoubles().from(choices));

    @Test
    void anOrderIsANumberInsideEveryLimitOrThereIsNone() {
        Property.check("inside every limit", ATTEMPTS, attempt -> {
            Assembly device = Thermostat.assembly();
            TaskAssembly task = device.task("other", Timing.every(Span.minutes(1)));
            OrderPort<InsulinRate> port = task.orders("other rate",
                    Range.of(InsulinRate.UNITS_PER_HOUR, 0, RATE_MAX), Span.minutes(30), "rate");
            Guard<InsulinRate> guard = task.guard(port, (nowNs, bounds) -> {
                bounds.atMost(InsulinRate.UNITS_PER_HOUR, attempt.most, Reason.ON_BOARD);
                bounds.atLeast(InsulinRate.UNITS_PER_HOUR, attempt.least, Reason.RANGE);
            });
            Proposal<InsulinRate> proposal = new Proposal<>();
            proposal.set(InsulinRate.UNITS_PER_HOUR, attempt.proposed, 0, 1);

            Verdict verdict = guard.order(proposal, 0);

            port.publish();
            double ordered = port.published().in(InsulinRate.UNITS_PER_HOUR);
            if (verdict == Verdict.REFUSED) {
                assertEquals(0, port.published().sequence());
            } else {
                assertTrue(ordered >= 0 && ordered <= RATE_MAX);
                assertTrue(ordered <= attempt.most && ordered >= attempt.least);
                assertEquals(verdict == Verdict.ORDERED, ordered == attempt.proposed);
            }
        });
    }
}
