package homeostat.wire.binding;

import homeostat.kernel.Sheet;
import homeostat.wire.binding.Function.Parameter;
import homeostat.wire.binding.Function.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Everything that goes over the boundary of one device, in the order of its sheet.
final class DeviceInterface {
    private static final Parameter AT = new Parameter(Type.LONG, "at_ns");
    private final Sheet sheet;
    private final String device;
    private final List<Function> library = new ArrayList<>();
    private final List<Function> drivers = new ArrayList<>();
    private Function round;

    DeviceInterface(Sheet sheet) {
        this.sheet = sheet;
        this.device = word(sheet.device());
        addDevice();
        sheet.ports().forEach(this::addPort);
        for (Sheet.ParameterRow row : sheet.parameters()) {
            double factor = row.range().low().unit().basePerUnit();
            give("Stages " + row.name() + ", " + row.range().low().unit() + "; 0 outside its range",
                    Type.INT, "stage_" + word(row.name()), List.of(value()),
                    "return (int32_t) ask(ENTRY_stage, " + row.index() + ", bits(value * "
                            + factor + "), 0, 0, 0);");
        }
        addFleet();
        drivers.add(new Function("Sends a frame to the fleet", Type.VOID, "driver_radio",
                List.of(new Parameter(Type.BYTES, "bytes"), new Parameter(Type.SIZE, "length")),
                ""));
        drivers.add(new Function("The device can do no more, and must not go on: never returns",
                Type.VOID, "driver_halt", List.of(new Parameter(Type.SIZE, "code"),
                        new Parameter(Type.SIZE, "site")), ""));
    }

    Sheet sheet() {
        return sheet;
    }

    /// The device's name in C.
    String device() {
        return device;
    }

    /// What a program calls.
    List<Function> library() {
        return List.copyOf(library);
    }

    /// What a board defines.
    List<Function> drivers() {
        return List.copyOf(drivers);
    }

    /// What calls all drivers.
    Function round() {
        return round;
    }

    /// A name of the sheet as C and Rust write it.
    static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    }

    private static Parameter value() {
        return new Parameter(Type.DOUBLE, "value");
    }

    private void give(String comment, Type result, String name, List<Parameter> parameters,
            String body) {
        library.add(new Function(comment, result, device + "_" + name, parameters, body));
    }

    private void addDevice() {
        give("Before anything else, once", Type.VOID, "start", List.of(), "device_start();");
        give("See Device.begin", Type.VOID, "begin", List.of(),
                "ask(ENTRY_begin, 0, 0, 0, 0, 0);");
        give("See Device.resume", Type.INT, "resume", List.of(),
                "return (int32_t) ask(ENTRY_resume, 0, 0, 0, 0, 0);");
        give("See Device.remember; words are numbered from 0", Type.VOID, "remember",
                List.of(new Parameter(Type.INT, "word"), new Parameter(Type.LONG, "bits")),
                "ask(ENTRY_remember, (uint64_t) word, (uint64_t) bits, 0, 0, 0);");
        give("See Device.remembered", Type.LONG, "remembered",
                List.of(new Parameter(Type.INT, "word")),
                "return (int64_t) ask(ENTRY_remembered, (uint64_t) word, 0, 0, 0, 0);");
        give("Puts all staged parameters in force", Type.VOID, "confirm", List.of(),
                "ask(ENTRY_confirm, 0, 0, 0, 0, 0);");
        give("Does everything that is due up to and at that instant", Type.VOID, "advance",
                List.of(new Parameter(Type.LONG, "now_ns")),
                "ask(ENTRY_advance, (uint64_t) now_ns, 0, 0, 0, 0);");
        give("The next instant at which there is something to do", Type.LONG, "next_event_ns",
                List.of(), "return (int64_t) ask(ENTRY_nextEventNs, 0, 0, 0, 0, 0);");
        give("Every output published so far, folded", Type.LONG, "digest", List.of(),
                "return (int64_t) ask(ENTRY_digest, 0, 0, 0, 0, 0);");
        for (String[] each : new String[][] {{"acknowledge", "A person answers that alarm"},
            {"alarm", "The state of that alarm: HS_STATE_..."},
            {"mode", "The mode of that state machine: HS_MODE_..."},
            {"regime", "Its regime: HS_REGIME_..."}}) {
            String entry = switch (each[0]) {
                case "alarm" -> "alarmCode";
                case "mode" -> "modeCode";
                case "regime" -> "modeRegime";
                default -> each[0];
            };
            boolean gives = !each[0].equals("acknowledge");
            give(each[1], gives ? Type.INT : Type.VOID, each[0],
                    List.of(new Parameter(Type.INT, "index")), (gives ? "return (int32_t) " : "")
                            + "ask(ENTRY_" + entry + ", (uint64_t) index, 0, 0, 0, 0);");
        }
    }

    private void addFleet() {
        give("Says to the fleet who is there; both names at most 64 and 128 bytes of UTF-8",
                Type.INT, "greet", List.of(new Parameter(Type.BYTES, "bed"),
                        new Parameter(Type.SIZE, "bed_bytes"),
                        new Parameter(Type.BYTES, "patient"),
                        new Parameter(Type.SIZE, "patient_bytes"),
                        new Parameter(Type.LONG, "now_ns"),
                        new Parameter(Type.LONG, "epoch_ms")),
                "return greet(bed, bed_bytes, patient, patient_bytes, now_ns, epoch_ms);");
        give("Does what a command of the fleet says; 0 when it is not for this bed and device",
                Type.INT, "obey", List.of(new Parameter(Type.BYTES, "frame"),
                        new Parameter(Type.SIZE, "length"),
                        new Parameter(Type.LONG, "now_ns")),
                "return hs_obey(frame, length, now_ns);");
        give("Sends what is news to the fleet; after each advance", Type.VOID, "tell",
                List.of(new Parameter(Type.LONG, "now_ns"),
                        new Parameter(Type.LONG, "epoch_ms")), "hs_sample(now_ns, epoch_ms);");
        round = new Function("One turn: asks every sensor, advances, has new orders carried out,"
                + " tells the fleet", Type.VOID, device + "_round", List.of(
                        new Parameter(Type.LONG, "now_ns"),
                        new Parameter(Type.LONG, "epoch_ms")), "");
    }

    private void addPort(Sheet.PortRow row) {
        String name = word(row.name());
        String what = row.name() + ", " + row.unit();
        double factor = row.unit().basePerUnit();
        int index = row.index();
        switch (row.kind()) {
            case INPUT -> {
                give("Offers " + what, Type.VOID, "offer_" + name, List.of(value(),
                        new Parameter(Type.INT, "quality"), AT), "ask(ENTRY_offer, " + index
                        + ", bits(value * " + factor
                        + "), (uint64_t) quality, (uint64_t) at_ns, 0);");
                drivers.add(new Function("What the sensor says of " + what + "; 0 for no news",
                        Type.INT, "driver_" + name, List.of(new Parameter(Type.READING, "said")),
                        ""));
            }
            case INBOX -> {
                give("Posts " + what + "; 0 when it is refused and the person must be told",
                        Type.INT, "post_" + name, List.of(value(), AT),
                        "return (int32_t) ask(ENTRY_post, " + index + ", bits(value * " + factor
                                + "), (uint64_t) at_ns, 0, 0);");
                drivers.add(new Function("What a person says of " + what + "; 0 for no news",
                        Type.INT, "driver_" + name, List.of(new Parameter(Type.EVENT, "said")),
                        ""));
            }
            case RECEIPTS -> {
                give("Says what came of an order, " + what + "; 0 when there was no room",
                        Type.INT, "settle_" + name, List.of(new Parameter(Type.LONG, "sequence"),
                                new Parameter(Type.INT, "outcome"), value(), AT),
                        "return (int32_t) ask(ENTRY_settle, " + index
                                + ", (uint64_t) sequence, (uint64_t) outcome, bits(value * "
                                + factor + "), (uint64_t) at_ns);");
                drivers.add(new Function("What came of an order, " + what + "; 0 for no news",
                        Type.INT, "driver_" + name, List.of(new Parameter(Type.RECEIPT, "said")),
                        ""));
            }
            case OUTPUT, WAVE -> give("Reads " + what, Type.VOID, "read_" + name,
                    List.of(new Parameter(Type.READING, "into")), "read(" + index + ", " + factor
                            + ", into);");
            case ORDERS -> {
                give("Reads the newest order, " + what, Type.VOID, "order_" + name,
                        List.of(new Parameter(Type.ORDER, "into")), "order(" + index + ", "
                                + factor + ", into);");
                drivers.add(new Function("Carries out an order, " + what + ": new, not void",
                        Type.VOID, "driver_" + name, List.of(new Parameter(Type.ORDERED,
                                "order")), ""));
            }
        }
    }
}
