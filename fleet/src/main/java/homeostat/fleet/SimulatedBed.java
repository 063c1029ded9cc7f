package homeostat.fleet;

import homeostat.kernel.Alarm;
import homeostat.kernel.AlarmState;
import homeostat.kernel.Priority;
import homeostat.kernel.Quality;
import homeostat.kernel.Sheet;
import homeostat.kernel.Span;
import homeostat.wire.Bed;
import homeostat.wire.Frame;
import homeostat.wire.FrameWriter;
import homeostat.wire.Header;
import homeostat.wire.Schema;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

/// A bed for [LinkSimulation]: one number a second, and one alarm that comes and goes
/// as dice say, with the kernel's own logic.
final class SimulatedBed {
    private static final long EVERY_NS = Span.seconds(1);
    private static final Schema SCHEMA = new Schema("simulated", "Simulated device",
            new Sheet.Loop("none", "none", "none", "none", "none", "none"),
            List.of(new Schema.Port(Sheet.Kind.OUTPUT, 0, "number",
                    new Schema.Scale("1", "1", 0, 100), Span.seconds(5), "made up")),
            List.of(), List.of(new Sheet.AlarmRow(0, "made up", Priority.HIGH, false, 0, "No.")),
            List.of(), List.of());
    private static final long HASH = SCHEMA.hash();

    private final String name;
    private final Consumer<byte[]> uplink;
    private final Alarm alarm = new Alarm(Priority.HIGH, false, 0);
    private Frame.Standing told;
    private boolean present;
    private long sequence;
    private long numericsDueNs;

    SimulatedBed(String name, Consumer<byte[]> uplink) {
        this.name = name;
        this.uplink = uplink;
    }

    String name() {
        return name;
    }

    AlarmState state() {
        return alarm.state();
    }

    /// Lives up to `nowNs`.
    void live(long nowNs, long epochMillis, IntUnaryOperator dice) {
        if (dice.applyAsInt(40) == 0) {
            present = !present;
        }
        alarm.report(present, nowNs);
        alarm.publish();
        Frame.Standing standing = standing(nowNs);
        if (!standing.equals(told)) {
            told = standing;
            send(new Frame.AlarmChange(header(nowNs, epochMillis), standing));
        }
        if (nowNs >= numericsDueNs) {
            numericsDueNs = nowNs + EVERY_NS;
            numerics(nowNs, epochMillis);
        }
    }

    /// Says who is there and how everything stands.
    void greet(long nowNs, long epochMillis) {
        send(new Frame.Hello(header(nowNs, epochMillis), Bed.of(name, "simulated"), SCHEMA));
        told = standing(nowNs);
        if (told.state().isVisible()) {
            send(new Frame.AlarmChange(header(nowNs, epochMillis), told));
        }
        numerics(nowNs, epochMillis);
    }

    private void numerics(long nowNs, long epochMillis) {
        send(new Frame.Numerics(header(nowNs, epochMillis),
                List.of(new Frame.Numeric(0, sequence % 100, Quality.GOOD, 0))));
    }

    private Frame.Standing standing(long nowNs) {
        return new Frame.Standing(0, alarm.priority(), alarm.state(), alarm.onsetNs(),
                alarm.isAudible(nowNs));
    }

    private Header header(long nowNs, long epochMillis) {
        sequence = sequence + 1;
        return new Header(name, sequence, HASH, nowNs, epochMillis);
    }

    private void send(Frame frame) {
        uplink.accept(FrameWriter.bytes(frame));
    }
}
