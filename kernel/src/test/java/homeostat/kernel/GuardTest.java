package homeostat.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Exists because one way past the guard would be enough to hurt somebody.
class GuardTest {
    private final Assembly device = Thermostat.assembly();
    private final TaskAssembly task = device.task("other", Timing.every(Span.minutes(1)));
    private final OrderPort<InsulinRate> port = task.orders("other rate",
            Range.of(InsulinRate.UNITS_PER_HOUR, 0, 3), Span.minutes(30), "rate");
    private final Proposal<InsulinRate> proposal = new Proposal<>();

    @Test
    void theSheetsRangeHoldsWhateverTheLimitsSay() {
        Guard<InsulinRate> guard = task.guard(port,
                (nowNs, bounds) -> bounds.atMost(InsulinRate.UNITS_PER_HOUR, 99, Reason.ON_BOARD));

        propose(50);

        assertEquals(Verdict.LIMITED, guard.order(proposal, 0));
        assertEquals(Reason.RANGE, guard.reason());
        assertEquals(3.0, published().in(InsulinRate.UNITS_PER_HOUR));
    }

    @Test
    void theTightestLimitIsTheOneThatIsNamed() {
        Guard<InsulinRate> guard = task.guard(port,
                (nowNs, bounds) -> bounds.atMost(InsulinRate.UNITS_PER_HOUR, 2, Reason.ON_BOARD),
                (nowNs, bounds) -> bounds.atMost(InsulinRate.UNITS_PER_HOUR, 1, Reason.PREDICTION));

        propose(50);

        assertEquals(Verdict.LIMITED, guard.order(proposal, 0));
        assertEquals(Reason.PREDICTION, guard.reason());
        assertEquals(1.0, published().in(InsulinRate.UNITS_PER_HOUR));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNotANumberIsNeverOrdered(double value) {
        Guard<InsulinRate> guard = task.guard(port, (nowNs, bounds) -> { });

        propose(value);

        assertEquals(Verdict.REFUSED, guard.order(proposal, 0));
        assertEquals(0, published().sequence());
    }

    @Test
    void aLimitThatIsNotANumberAllowsNothing() {
        Guard<InsulinRate> guard = task.guard(port, (nowNs, bounds) ->
                bounds.atMost(InsulinRate.UNITS_PER_HOUR, Double.NaN, Reason.ON_BOARD));

        propose(1);

        assertEquals(Verdict.REFUSED, guard.order(proposal, 0));
    }

    @Test
    void aLimitThatIsNotANumberIsNotForgottenForOneThatIs() {
        Guard<InsulinRate> guard = task.guard(port,
                (nowNs, bounds) ->
                        bounds.atMost(InsulinRate.UNITS_PER_HOUR, Double.NaN, Reason.ON_BOARD),
                (nowNs, bounds) -> bounds.atMost(InsulinRate.UNITS_PER_HOUR, 99, Reason.RATE));

        propose(50);

        assertEquals(Verdict.REFUSED, guard.order(proposal, 0));
        assertEquals(0, published().sequence());
    }

    @Test
    void limitsThatContradictEachOtherAllowNothing() {
        Guard<InsulinRate> guard = task.guard(port,
                (nowNs, bounds) -> bounds.atMost(InsulinRate.UNITS_PER_HOUR, 1, Reason.FLOOR),
                (nowNs, bounds) -> bounds.atLeast(InsulinRate.UNITS_PER_HOUR, 2, Reason.RANGE));

        propose(1);

        assertEquals(Verdict.REFUSED, guard.order(proposal, 0));
    }

    @Test
    void aGuardWithoutLimitsIsRefused() {
        assertThrows(CheckFailure.class, () -> task.<InsulinRate>guard(port));
    }

    @Test
    void aTaskThatOrdersHasAFallback() {
        assertThrows(CheckFailure.class, () -> task.runs(nowNs -> { }, null));
    }

    @Test
    void anOrderExpiresNoLaterThanTheSheetAllows() {
        Guard<InsulinRate> guard = task.guard(port, (nowNs, bounds) -> { });
        proposal.set(InsulinRate.UNITS_PER_HOUR, 1, 0, Span.hours(5));

        guard.order(proposal, 0);

        assertEquals(Span.minutes(30), published().expiresNs());
    }

    @Test
    void theGateAdmitsAnOrderOnceWhileItIsValid() {
        Gate<InsulinRate> gate = new Gate<>(InsulinRate.UNITS_PER_HOUR);
        Guard<InsulinRate> guard = task.guard(port, (nowNs, bounds) -> { });
        assertEquals(Admission.ABSENT, gate.admit(null, 0));
        assertEquals(Admission.ABSENT, gate.admit(published(), 0));

        propose(1);
        guard.order(proposal, 0);

        assertEquals(Admission.EXPIRED, gate.admit(published(), Span.minutes(30)));
        assertEquals(Admission.ADMITTED, gate.admit(published(), 1));
        assertEquals(Admission.REPEATED, gate.admit(published(), 2));
    }

    @Test
    @SuppressWarnings("unchecked")
    void anOrderSmuggledThroughAnUncheckedCastIsForeignAtTheGate() {
        Gate<InsulinAmount> gate = new Gate<>(InsulinAmount.UNITS);
        Guard<InsulinRate> guard = task.guard(port, (nowNs, bounds) -> { });
        propose(1);
        guard.order(proposal, 0);

        Order<InsulinAmount> smuggled = (Order<InsulinAmount>) (Order<?>) published();

        assertEquals(Admission.FOREIGN, gate.admit(smuggled, 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "new Order<InsulinRate>(null);                       | not.def.public.cant.access",
        "order.base = 5;                                     | not.def.public.cant.access",
        "order.sequence = 7;                                 | not.def.public.cant.access",
        "order.copy(order);                                  | not.def.public.cant.access",
        "port.write(5, 0, 0, 0, Reason.NONE);                | not.def.public.cant.access",
        "new Guard<InsulinRate>(port, null, null);           | not.def.public.cant.access",
        "port.publish();                                     | not.def.public.cant.access",
        "proposal.set(Glucose.MG_PER_DL, 5, 0, 0);           | prob.found.req",
        "Order<InsulinAmount> other = order;                 | prob.found.req",
        "double bare = order;                                | prob.found.req",
        "final class Forged extends Order<InsulinRate> {}    | cant.inherit.from.final",
        "final class Own extends Slot<InsulinRate> {}        | sealed",
    })
    void aWayPastTheGuardDoesNotCompileAndForThatReason(String statement, String reason) {
        assertEquals(List.of(), refusals(""), "the frame around the statements compiles");
        List<String> refusals = refusals(statement);

        assertTrue(refusals.stream().anyMatch(code -> code.contains(reason)),
                statement + " was refused for " + refusals);
    }

    /// The codes of the compiler's errors when an attacker outside the kernel writes `statement`.
    private static List<String> refusals(String statement) {
        String source = "package attacker; import homeostat.kernel.*; final class Attack {"
                + "void attack(Order<InsulinRate> order, Proposal<InsulinRate> proposal,"
                + "OrderPort<InsulinRate> port, Guard<InsulinRate> guard) {" + statement + "}}";
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileObject file = new SimpleJavaFileObject(
                URI.create("string:///attacker/Attack.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        String classes = Path.of("target", "classes").toString();
        String output = System.getProperty("java.io.tmpdir");
        List<String> codes = new ArrayList<>();
        compiler.getTask(new StringWriter(), null, diagnostic -> codes.add(diagnostic.getCode()),
                List.of("-cp", classes, "-d", output, "-proc:none", "-implicit:none"),
                null, List.of(file)).call();
        return codes;
    }

    private void propose(double unitsPerHour) {
        proposal.set(InsulinRate.UNITS_PER_HOUR, unitsPerHour, 0, Span.minutes(30));
    }

    private Order<InsulinRate> published() {
        port.publish();
        return port.published();
    }
}
