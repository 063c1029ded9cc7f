package homeostat.wire;

import homeostat.kernel.Priority;
import homeostat.kernel.Sheet;
import java.util.List;

/// A [Schema] as bytes. The order of fields is drawn at [Schema].
final class SchemaCodec {
    private SchemaCodec() {}

    static void write(Schema schema, Sink sink) {
        sink.text(schema.device());
        sink.text(schema.title());
        loop(schema.loop(), sink);
        sink.rows(schema.ports(), SchemaCodec::port);
        sink.rows(schema.parameters(), SchemaCodec::parameter);
        sink.rows(schema.alarms(), SchemaCodec::alarm);
        sink.rows(schema.modes(), SchemaCodec::mode);
        sink.rows(schema.hazards(), SchemaCodec::hazard);
        sink.rows(schema.limits(), SchemaCodec::limit);
    }

    static Schema read(Source source) {
        return new Schema(
                source.text("device"),
                source.text("title"),
                loop(source),
                source.rows("ports", SchemaCodec::port),
                source.rows("parameters", SchemaCodec::parameter),
                source.rows("alarms", SchemaCodec::alarm),
                source.rows("modes", SchemaCodec::mode),
                source.rows("hazards", SchemaCodec::hazard),
                source.hasMore() ? source.rows("limits", SchemaCodec::limit) : List.of());
    }

    static int code(Sheet.Kind kind) {
        return switch (kind) {
            case INPUT -> 0;
            case INBOX -> 1;
            case RECEIPTS -> 2;
            case OUTPUT -> 3;
            case WAVE -> 4;
            case ORDERS -> 5;
        };
    }

    static Priority priority(Source source) {
        return switch (source.code("priority", 2)) {
            case 0 -> Priority.HIGH;
            case 1 -> Priority.MEDIUM;
            default -> Priority.LOW;
        };
    }

    private static Sheet.Kind kind(Source source) {
        return switch (source.code("kind of port", 5)) {
            case 0 -> Sheet.Kind.INPUT;
            case 1 -> Sheet.Kind.INBOX;
            case 2 -> Sheet.Kind.RECEIPTS;
            case 3 -> Sheet.Kind.OUTPUT;
            case 4 -> Sheet.Kind.WAVE;
            default -> Sheet.Kind.ORDERS;
        };
    }

    private static void loop(Sheet.Loop loop, Sink sink) {
        sink.text(loop.patientVariable());
        sink.text(loop.controlledVariable());
        sink.text(loop.referenceVariable());
        sink.text(loop.feedbackVariable());
        sink.text(loop.controllerOutput());
        sink.text(loop.fallbackMode());
    }

    private static Sheet.Loop loop(Source source) {
        return new Sheet.Loop(
                source.text("patient variable"),
                source.text("controlled variable"),
                source.text("reference variable"),
                source.text("feedback variable"),
                source.text("controller output"),
                source.text("fallback mode"));
    }

    private static void port(Sink sink, Schema.Port port) {
        sink.u8(code(port.kind()));
        sink.u16(port.index());
        sink.i64(port.limitNs());
        sink.text(port.name());
        sink.text(port.meaning());
        scale(sink, port.scale());
    }

    private static Schema.Port port(Source source) {
        Sheet.Kind kind = kind(source);
        int index = source.u16("port");
        long limitNs = source.i64("limit");
        String name = source.text("name");
        String meaning = source.text("meaning");
        return new Schema.Port(kind, index, name, scale(source), limitNs, meaning);
    }

    private static void parameter(Sink sink, Schema.Parameter parameter) {
        sink.u16(parameter.index());
        sink.text(parameter.name());
        sink.text(parameter.meaning());
        scale(sink, parameter.scale());
        sink.f64(parameter.initial());
    }

    private static Schema.Parameter parameter(Source source) {
        int index = source.u16("parameter");
        String name = source.text("name");
        String meaning = source.text("meaning");
        Schema.Scale scale = scale(source);
        return new Schema.Parameter(index, name, scale, source.f64("initial value"), meaning);
    }

    private static void scale(Sink sink, Schema.Scale scale) {
        sink.text(scale.symbol());
        sink.text(scale.ucum());
        sink.f64(scale.low());
        sink.f64(scale.high());
    }

    private static Schema.Scale scale(Source source) {
        return new Schema.Scale(source.text("unit"), source.text("unit code"),
                source.f64("low end"), source.f64("high end"));
    }

    private static void alarm(Sink sink, Sheet.AlarmRow alarm) {
        sink.u16(alarm.index());
        sink.u8(alarm.priority().code());
        sink.flag(alarm.latching());
        sink.i64(alarm.delayNs());
        sink.text(alarm.name());
        sink.text(alarm.text());
    }

    private static Sheet.AlarmRow alarm(Source source) {
        int index = source.u16("alarm");
        Priority priority = priority(source);
        boolean latching = source.flag("latching");
        long delayNs = source.i64("delay");
        String name = source.text("name");
        return new Sheet.AlarmRow(index, name, priority, latching, delayNs, source.text("text"));
    }

    private static void mode(Sink sink, Sheet.ModeRow mode) {
        sink.u16(mode.cell());
        sink.u16(mode.code());
        sink.text(mode.name());
    }

    private static Sheet.ModeRow mode(Source source) {
        return new Sheet.ModeRow(source.u16("cell"), source.u16("code"), source.text("name"));
    }

    private static void hazard(Sink sink, Sheet.HazardRow hazard) {
        sink.text(hazard.id());
        sink.text(hazard.hazard());
        sink.text(hazard.harm());
        sink.text(hazard.control());
    }

    private static Sheet.HazardRow hazard(Source source) {
        return new Sheet.HazardRow(source.text("id"), source.text("hazard"),
                source.text("harm"), source.text("control"));
    }

    private static void limit(Sink sink, Sheet.LimitRow limit) {
        sink.u16(limit.alarm());
        sink.u8(switch (limit.side()) {
            case BELOW -> 0;
            case ABOVE -> 1;
        });
        sink.u16(limit.parameter());
        sink.u8(switch (limit.keeper()) {
            case PRESCRIBER -> 0;
            case WARD -> 1;
        });
    }

    private static Sheet.LimitRow limit(Source source) {
        int alarm = source.u16("alarm");
        Sheet.Side side = source.code("side", 1) == 0 ? Sheet.Side.BELOW : Sheet.Side.ABOVE;
        int parameter = source.u16("parameter");
        return new Sheet.LimitRow(alarm, side, parameter, source.code("keeper", 1) == 0
                ? Sheet.Keeper.PRESCRIBER : Sheet.Keeper.WARD);
    }
}
