package homeostat.fleet;

import homeostat.kernel.Sheet;
import homeostat.wire.Schema;

/// A device's schema as JSON: what the console makes the device's panel from.
final class SchemaView {
    private static final double NS_PER_MS = 1e6;

    private SchemaView() {}

    static void write(Schema schema, Json json) {
        writeLoop(schema.loop(), json);
        json.array("ports");
        for (Schema.Port port : schema.ports()) {
            json.object().field("kind", BedView.lower(port.kind()))
                    .field("index", port.index()).field("name", port.name())
                    .field("limitMs", port.limitNs() / NS_PER_MS)
                    .field("meaning", port.meaning());
            scale(port.scale(), json);
            json.endObject();
        }
        json.endArray();
        json.array("parameters");
        for (Schema.Parameter parameter : schema.parameters()) {
            json.object().field("index", parameter.index()).field("name", parameter.name())
                    .field("initial", parameter.initial())
                    .field("meaning", parameter.meaning());
            scale(parameter.scale(), json);
            json.endObject();
        }
        json.endArray();
        writeTables(schema, json);
    }

    private static void writeTables(Schema schema, Json json) {
        json.array("alarmTable");
        for (Sheet.AlarmRow row : schema.alarms()) {
            json.object().field("index", row.index()).field("name", row.name())
                    .field("priority", BedView.lower(row.priority()))
                    .field("latching", row.latching())
                    .field("delayMs", row.delayNs() / NS_PER_MS)
                    .field("text", row.text()).endObject();
        }
        json.endArray();
        json.array("limits");
        for (Sheet.LimitRow row : schema.limits()) {
            json.object().field("alarm", row.alarm()).field("side", BedView.lower(row.side()))
                    .field("parameter", row.parameter())
                    .field("keeper", BedView.lower(row.keeper())).endObject();
        }
        json.endArray();
        json.array("modeTable");
        for (Sheet.ModeRow row : schema.modes()) {
            json.object().field("cell", row.cell()).field("code", row.code())
                    .field("name", row.name()).endObject();
        }
        json.endArray();
        json.array("hazards");
        for (Sheet.HazardRow row : schema.hazards()) {
            json.object().field("id", row.id()).field("hazard", row.hazard())
                    .field("harm", row.harm()).field("control", row.control()).endObject();
        }
        json.endArray();
    }

    private static void writeLoop(Sheet.Loop loop, Json json) {
        json.object("loop")
                .field("patientVariable", loop.patientVariable())
                .field("controlledVariable", loop.controlledVariable())
                .field("referenceVariable", loop.referenceVariable())
                .field("feedbackVariable", loop.feedbackVariable())
                .field("controllerOutput", loop.controllerOutput())
                .field("fallbackMode", loop.fallbackMode())
                .endObject();
    }

    private static void scale(Schema.Scale scale, Json json) {
        json.field("unit", scale.symbol()).field("ucum", scale.ucum())
                .field("low", scale.low()).field("high", scale.high());
    }
}
