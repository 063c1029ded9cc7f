package homeostat.fleet;

import homeostat.fleet.command.Asked;
import homeostat.fleet.command.RemoteCommands;
import homeostat.fleet.people.Right;
import homeostat.kernel.Sheet;
import homeostat.wire.Ask;
import homeostat.wire.Frame;
import homeostat.wire.FrameWriter;
import homeostat.wire.Header;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What may be asked of devices from the console.
///
/// | request | answer |
/// |---|---|
/// | `GET /api/beds/{bed}/commands` | what was asked of a bed and what is known of it |
/// | `POST /api/beds/{bed}/diagnose` `{what}` | 202: `self_test`, `journal` or `ports` |
/// | `POST /api/beds/{bed}/settings` `{prescription, "0": value …}` | 202: a proposal; 409 |
/// | `POST /api/beds/{bed}/limits` the same | 202: of what the sheet leaves to the ward; 409 |
/// | `GET /api/beds/{bed}/presets` | what the ward agreed on for such a device |
/// | `POST /api/beds/{bed}/preset` `{preset}` | 202: a proposal; 409: the device is asked first |
/// | `POST /api/commands/{number}/confirm` | 202: sent, by somebody else than who proposed |
/// | `POST /api/commands/{number}/withdraw` | 200 |
///
/// A proposal says which prescription it changes; where nobody knows, the answer is 409, and the
/// device is asked.
final class Remote implements RemoteCommands.Way {
    private static final int SETTINGS_MAX = 64;

    private final Beds beds;
    private final Witness witness;
    private final RemoteCommands book = new RemoteCommands(this);
    private volatile Presets presets = Presets.none();

    Remote(Beds beds, Witness witness) {
        this.beds = beds;
        this.witness = witness;
        beds.onAnswer(this::answered);
    }

    /// What the ward agreed on.
    void presets(Presets other) {
        presets = other;
    }

    void route(Routes routes) {
        routes.get("/api/beds/{bed}/commands", Right.SEE_BEDS, this::list)
                .post("/api/beds/{bed}/diagnose", Right.DIAGNOSE, this::diagnose)
                .post("/api/beds/{bed}/settings", Right.PROPOSE_SETTINGS, this::propose)
                .post("/api/beds/{bed}/limits", Right.PROPOSE_LIMITS, this::proposeLimits)
                .get("/api/beds/{bed}/presets", Right.PROPOSE_LIMITS, this::listPresets)
                .post("/api/beds/{bed}/preset", Right.PROPOSE_LIMITS, this::proposePreset)
                .post("/api/commands/{number}/confirm", Right.CONFIRM_SETTINGS, this::confirm)
                .post("/api/commands/{number}/withdraw", Right.PROPOSE_LIMITS, this::withdraw);
    }

    /// Sends again, gives up.
    void look() {
        for (Asked one : book.look(beds.now().nowNs())) {
            settled(one);
        }
    }

    @Override
    public Header header(String bed) {
        BedMemory memory = beds.bed(bed);
        return memory == null ? null : beds.header(memory);
    }

    @Override
    public long deviceNs(String bed) {
        BedMemory memory = beds.bed(bed);
        synchronized (memory) {
            return memory.deviceAtNs();
        }
    }

    @Override
    public double speed(String bed) {
        return beds.bed(bed).bed().speed();
    }

    @Override
    public boolean send(Frame.Request request) {
        BedMemory memory = beds.bed(request.header().bed());
        return memory != null && !memory.isEnded()
                && memory.uplink().send(FrameWriter.bytes(request));
    }

    private void answered(Frame.Answer answer) {
        Asked settled = book.answered(answer);
        if (settled != null) {
            settled(settled);
        }
    }

    private void settled(Asked one) {
        witness.note("bed " + one.bed(), BedView.lower(one.state()), "command " + one.number(),
                one.state() == Asked.State.REFUSED ? String.join(" ", one.lines()) : "");
    }

    private void diagnose(ServerRequest request, ServerResponse response, Guest guest) {
        Ask ask = switch (Routes.fields(request).text("what")) {
            case "self_test" -> Ask.SELF_TEST;
            case "journal" -> Ask.JOURNAL;
            case "ports" -> Ask.PORTS;
            default -> throw new FleetException(
                    "nothing to ask for, expected self_test, journal or ports");
        };
        BedMemory memory = bed(request, response);
        if (memory != null) {
            ask(response, guest, new RemoteCommands.Wish(memory.bed().name(), ask, 0, List.of()));
        }
    }

    private void propose(ServerRequest request, ServerResponse response, Guest guest) {
        BedMemory memory = bed(request, response);
        if (memory != null) {
            propose(memory, Routes.fields(request), response, guest);
        }
    }

    /// What the sheet leaves to the ward, and nothing else.
    private void proposeLimits(ServerRequest request, ServerResponse response, Guest guest) {
        BedMemory memory = bed(request, response);
        if (memory == null) {
            return;
        }
        Fields fields = Routes.fields(request);
        for (Frame.Setting one : settings(fields)) {
            if (memory.schema().keeper(one.parameter()) != Sheet.Keeper.WARD) {
                witness.note(guest.name(), "refuse", "limits of " + memory.bed().name(),
                        words(memory.bed().name(), List.of(one)));
                Routes.refuse(response, new Doorkeeper.Refusal(403, "not left to the ward: "
                        + "parameter=" + one.parameter()
                        + ", expected a limit that the device's sheet leaves to it"));
                return;
            }
        }
        propose(memory, fields, response, guest);
    }

    private void propose(BedMemory memory, Fields fields, ServerResponse response, Guest guest) {
        List<Frame.Setting> settings = settings(fields);
        String prescription = fields.text("prescription");
        if (settings.isEmpty() || !prescription.matches("[0-9a-f]{0,16}")) {
            throw new FleetException("no settings: values=" + settings.size()
                    + ", expected at least one and the hash of the prescription that they change");
        }
        if (prescription.isEmpty()) {
            askFirst(memory.bed().name(), guest, response);
            return;
        }
        ask(response, guest, new RemoteCommands.Wish(memory.bed().name(), Ask.SETTINGS,
                Long.parseUnsignedLong(prescription, 16), settings));
    }

    /// Settings as the audit log says them.
    private String words(String bed, List<Frame.Setting> settings) {
        Map<Integer, String> names = new HashMap<>();
        beds.bed(bed).schema().parameters().forEach(row -> names.put(row.index(), row.name()));
        return settings.stream().map(one -> names.getOrDefault(one.parameter(),
                "parameter " + one.parameter()) + '=' + one.value())
                .collect(Collectors.joining(" "));
    }

    private static List<Frame.Setting> settings(Fields fields) {
        List<Frame.Setting> settings = new ArrayList<>();
        for (int i = 0; i < SETTINGS_MAX; i++) {
            if (!fields.text(Integer.toString(i)).isEmpty()) {
                settings.add(new Frame.Setting(i, fields.number(Integer.toString(i))));
            }
        }
        return settings;
    }

    private void listPresets(ServerRequest request, ServerResponse response, Guest guest) {
        BedMemory memory = bed(request, response);
        if (memory == null) {
            return;
        }
        Json json = new Json().array();
        for (Presets.Preset one : presets.of(memory.schema())) {
            json.object().field("name", one.name());
            String trouble = "";
            json.array("settings");
            try {
                for (Frame.Setting setting : one.settings(memory.schema())) {
                    json.object().field("parameter", setting.parameter())
                            .field("value", setting.value()).endObject();
                }
            } catch (FleetException e) {
                trouble = e.getMessage();
            }
            json.endArray().field("trouble", trouble).endObject();
        }
        Routes.send(response, json.endArray());
    }

    private void proposePreset(ServerRequest request, ServerResponse response, Guest guest) {
        BedMemory memory = bed(request, response);
        if (memory == null) {
            return;
        }
        Presets.Preset preset = presets.named(memory.schema(),
                Routes.fields(request).text("preset"));
        if (preset == null) {
            Routes.refuse(response, new Doorkeeper.Refusal(404,
                    "no such preset, expected one of the list"));
            return;
        }
        List<Frame.Setting> settings = preset.settings(memory.schema());
        String bed = memory.bed().name();
        String prescription = prescription(bed);
        if (prescription.isEmpty()) {
            askFirst(bed, guest, response);
            return;
        }
        witness.note(guest.name(), "choose preset", bed, preset.name());
        ask(response, guest, new RemoteCommands.Wish(bed, Ask.SETTINGS,
                Long.parseUnsignedLong(prescription, 16), settings));
    }

    /// Nobody proposes on a prescription that nobody has seen.
    private void askFirst(String bed, Guest guest, ServerResponse response) {
        book.ask(new RemoteCommands.Wish(bed, Ask.PORTS, 0, List.of()), guest.name(),
                beds.now().nowNs(), beds.now().epochMillis());
        Routes.refuse(response, new Doorkeeper.Refusal(409, "the prescription in force is "
                + "not known, expected the device to say it: it is being asked"));
    }

    /// The hash of the prescription in force, as the device said last; empty when it never did.
    private String prescription(String bed) {
        for (Asked one : book.of(bed)) {
            for (String line : one.state() == Asked.State.DONE ? one.lines()
                    : List.<String>of()) {
                String[] words = line.split("\t");
                if (words.length == 3 && words[0].equals("prescription")
                        && words[2].matches("[0-9a-f]{1,16}")) {
                    return words[2];
                }
            }
        }
        return "";
    }

    /// The bed that is spoken of; null, and refused, when there is none.
    private BedMemory bed(ServerRequest request, ServerResponse response) {
        BedMemory memory = beds.bed(request.path().pathParameters().get("bed"));
        if (memory == null) {
            Routes.refuse(response, new Doorkeeper.Refusal(404,
                    "no such bed, expected one of the list"));
        }
        return memory;
    }

    private void ask(ServerResponse response, Guest guest, RemoteCommands.Wish wish) {
        Moment now = beds.now();
        long number = book.ask(wish, guest.name(), now.nowNs(), now.epochMillis());
        witness.note(guest.name(), wish.ask() == Ask.SETTINGS ? "propose settings"
                : "ask " + BedView.lower(wish.ask()), wish.bed() + " command " + number,
                words(wish.bed(), wish.settings()));
        Routes.send(response.status(202), new Json().object().field("number",
                Long.toString(number)).endObject());
    }

    private void confirm(ServerRequest request, ServerResponse response, Guest guest) {
        long number = number(request);
        RemoteCommands.Verdict verdict =
                book.confirm(number, guest.name(), beds.now().nowNs());
        witness.note(guest.name(), "confirm settings", "command " + number,
                BedView.lower(verdict));
        answer(response, verdict, 202);
    }

    private void withdraw(ServerRequest request, ServerResponse response, Guest guest) {
        long number = number(request);
        RemoteCommands.Verdict verdict = book.withdraw(number);
        witness.note(guest.name(), "withdraw settings", "command " + number,
                BedView.lower(verdict));
        answer(response, verdict, 200);
    }

    private static void answer(ServerResponse response, RemoteCommands.Verdict verdict,
            int status) {
        switch (verdict) {
            case TAKEN -> Routes.send(response.status(status),
                    new Json().object().field("outcome", "taken").endObject());
            case NONE -> Routes.refuse(response, new Doorkeeper.Refusal(404,
                    "no such proposal, expected one that waits"));
            case SAME_PERSON -> Routes.refuse(response, new Doorkeeper.Refusal(403,
                    "proposed by yourself, expected somebody else's eyes"));
        }
    }

    private static long number(ServerRequest request) {
        String number = request.path().pathParameters().get("number");
        return number.matches("\\d{1,18}") ? Long.parseLong(number) : -1;
    }

    private void list(ServerRequest request, ServerResponse response, Guest guest) {
        Json json = new Json().array();
        for (Asked one : book.of(request.path().pathParameters().get("bed"))) {
            json.object().field("number", Long.toString(one.number()))
                    .field("ask", BedView.lower(one.ask())).field("by", one.by())
                    .field("confirmedBy", one.confirmedBy())
                    .field("state", BedView.lower(one.state()))
                    .field("own", one.by().equals(guest.name()))
                    .field("time", BedView.iso(one.atEpochMillis()));
            json.array("settings");
            for (Frame.Setting setting : one.settings()) {
                json.object().field("parameter", setting.parameter())
                        .field("value", setting.value()).endObject();
            }
            json.endArray().array("lines");
            one.lines().forEach(json::value);
            json.endArray().endObject();
        }
        Routes.send(response, json.endArray());
    }
}
