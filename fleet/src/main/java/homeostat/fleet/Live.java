package homeostat.fleet;

import homeostat.fleet.people.Right;
import homeostat.wire.Frame;
import io.helidon.common.buffers.BufferData;
import io.helidon.http.DirectHandler;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.websocket.WsListener;
import io.helidon.websocket.WsSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What screens are told as it happens, over a WebSocket.
///
/// Text messages are JSON: `{"type":"bed", "bed":{…}}` when a bed changed (alarms at once, numerics
/// at most four times a second), `{"type":"beat"}` once a second so that a screen notices when
/// the *server* falls silent. Binary messages are `WAVE` frames as they came from the bed.
///
/// A screen that asks for `/live?show=alarms` is told of what must be seen at once and of nothing
/// else: that of somebody who looks after thousands of beds.
///
/// A screen says `watch NAME` for all waves of one bed, `watch *` for the first wave of each, and
/// `here` now and then, since a line on which nothing is said for long is closed.
/// What could wait is written when a screen takes it, as it then is, and once for all screens that
/// take it in the same quarter of a second. A screen that cannot keep up is told less often, loses
/// waves, and is cut off when it takes nothing for seconds; it holds up nobody.
final class Live implements Beds.Watcher {
    private static final String WATCH = "watch ";
    private static final String HERE = "here";
    private static final int MESSAGE_MAX = 200;

    private final Beds beds;
    private final Set<LiveClient> clients = ConcurrentHashMap.newKeySet();
    private final Set<BedMemory> soon = ConcurrentHashMap.newKeySet();
    private final Access access;
    private volatile Map<BedMemory, String[]> texts = new ConcurrentHashMap<>();
    private volatile Doorkeeper doorkeeper;

    Live(Beds beds, Access access) {
        this.beds = beds;
        this.access = access;
    }

    void doorkeeper(Doorkeeper other) {
        doorkeeper = other;
    }

    int clients() {
        return clients.size();
    }

    @Override
    public void changed(BedMemory bed, boolean atOnce) {
        if (atOnce) {
            soon.remove(bed);
            texts = new ConcurrentHashMap<>();
            tell(bed, true);
        } else {
            soon.add(bed);
        }
    }

    @Override
    public void waves(BedMemory bed, Frame.Waves waves) {
        List<WavePiece> pieces = null;
        for (LiveClient client : clients) {
            if (client.watches(waves.header().bed(), true)) {
                pieces = pieces == null ? WavePiece.of(bed, waves.apart()) : pieces;
                client.offerWaves(pieces);
            }
        }
    }

    /// Sends what could wait until now.
    void flush() {
        texts = new ConcurrentHashMap<>(); // who is still writing an older text puts it nowhere
        for (BedMemory bed : soon) {
            soon.remove(bed);
            tell(bed, false);
        }
    }

    /// Says that the server is there, and goodbye to who is signed in no more.
    void beat() {
        Moment now = beds.now();
        String beat = new Json().object().field("type", "beat")
                .field("epochMillis", now.epochMillis()).endObject().toString();
        for (LiveClient client : clients) {
            if (client.guest().isIn(now.nowNs())
                    && client.guest().may(Right.SEE_BEDS, now.nowNs())) {
                client.offer(beat);
                if (client.isClosed()) {
                    clients.remove(client);
                }
            } else {
                clients.remove(client);
                client.close("signed out");
            }
        }
    }

    void close() {
        for (LiveClient client : clients) {
            client.close("the server is closing");
        }
        clients.clear();
    }

    /// A listener for a connection that is about to be made.
    WsListener listener() {
        return new Listener();
    }

    private void tell(BedMemory bed, boolean atOnce) {
        Moment now = beds.now();
        String name = bed.bed().name();
        String alarms = bed.alarmsShown();
        for (LiveClient client : clients) {
            if (!atOnce && client.showsAlarmsOnly()
                    || Beds.isProbe(name) && !client.watches(name, false)) {
                continue;
            }
            client.guest().sees(List.of(bed), now.nowNs());
            if (atOnce) {
                client.offer(name, alarms, newest(bed, client.guest()));
            } else {
                client.offerNewest(bed, alarms);
            }
            if (client.isClosed()) {
                clients.remove(client);
            }
        }
    }

    /// What a guest may be told of a bed, at most as old as the last change and the last flush.
    private String newest(BedMemory bed, Guest guest) {
        Moment now = beds.now();
        boolean named = guest.may(Right.SEE_PATIENTS, now.nowNs());
        String[] both = texts.computeIfAbsent(bed, _ -> new String[2]);
        int which = named ? 1 : 0;
        String text = both[which];
        if (text == null) {
            text = message(bed, named, now);
            both[which] = text;
        }
        return text;
    }

    private static String message(BedMemory bed, boolean named, Moment now) {
        Json json = new Json().object().field("type", "bed");
        json.name("bed");
        BedView.summary(bed, new BedView.Sight(named, now), json);
        return json.endObject().toString();
    }

    private final class Listener implements WsListener {
        private LiveClient client;
        private boolean showsAlarmsOnly;
        private Guest guest;

        @Override
        public Optional<Headers> onHttpUpgrade(HttpPrologue prologue, Headers headers) {
            Doorkeeper keeper = doorkeeper;
            Optional<Doorkeeper.Refusal> refusal = keeper.asked(headers)
                    .or(() -> keeper.askedFrom(headers));
            if (refusal.isEmpty()) {
                guest = access.guest(headers, "screen");
                refusal = Optional.ofNullable(
                        access.refusal(guest, Right.SEE_BEDS, "GET /live"));
            }
            if (refusal.isEmpty() && clients.size() >= Bounds.CLIENTS_MAX) {
                refusal = Optional.of(new Doorkeeper.Refusal(503,
                        "too many screens, expected at most " + Bounds.CLIENTS_MAX));
            }
            if (refusal.isPresent()) {
                throw RequestException.builder()
                        .type(DirectHandler.EventType.FORBIDDEN)
                        .status(Status.create(refusal.get().status()))
                        .message(refusal.get().sentence())
                        .build();
            }
            showsAlarmsOnly = prologue.query().first("show").filter("alarms"::equals)
                    .isPresent();
            return Optional.empty();
        }

        @Override
        public void onOpen(WsSession session) {
            client = new LiveClient(session, guest, showsAlarmsOnly,
                    bed -> newest(bed, guest));
            clients.add(client);
            guest.sees(beds.shown(), beds.now().nowNs());
            for (BedMemory bed : beds.shown()) {
                if (!showsAlarmsOnly || bed.hasVisibleAlarm()) {
                    client.offerNewest(bed, bed.alarmsShown());
                }
            }
        }

        @Override
        public void onMessage(WsSession session, String text, boolean last) {
            if (text.equals(HERE)) {
                return;
            }
            if (!text.startsWith(WATCH) || text.length() > MESSAGE_MAX) {
                client.close("not a request, expected 'watch NAME' or 'watch *'");
                return;
            }
            client.watch(text.substring(WATCH.length()));
            for (BedMemory bed : beds.all()) {
                if (client.watches(bed.bed().name(), true)) {
                    client.offerWaves(WavePiece.of(bed, beds.waves(bed)));
                }
            }
        }

        @Override
        public void onMessage(WsSession session, BufferData bytes, boolean last) {
            client.close("binary message, expected text");
        }

        @Override
        public void onClose(WsSession session, int status, String reason) {
            leave();
        }

        @Override
        public void onError(WsSession session, Throwable error) {
            leave();
        }

        private void leave() {
            if (client != null) {
                clients.remove(client);
                client.close("gone");
            }
        }
    }
}
