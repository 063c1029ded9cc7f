package homeostat.fleet;

import homeostat.fleet.audit.AuditEntry;
import homeostat.fleet.people.Entrance;
import homeostat.fleet.people.PeopleException;
import homeostat.fleet.people.Right;
import homeostat.fleet.people.Session;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Who is asking, whether they may, and the requests by which people come and go.
///
/// | request | answer |
/// |---|---|
/// | `POST /api/sign-in` `{name, password, code}` | 204 and a cookie, 401, or 429 with a wait |
/// | `POST /api/sign-out` | 204 |
/// | `POST /api/here` | 204: somebody touched this browser |
/// | `GET /api/me` | who this is, what they may, how long it holds |
/// | `POST /api/break-glass` `{reason}` | 204 and a new cookie |
/// | `GET /api/emergencies`, `POST /api/emergencies/{number}/answer` | a security officer's |
/// | `GET /api/audit` | the newest lines of the log |
///
/// The cookie is `__Host-`, `HttpOnly`, `Secure` and `SameSite=Strict`: no script reads it, no
/// other host sets it, no page from elsewhere makes a browser send it.
final class Access {
    static final String COOKIE = "__Host-homeostat";
    private static final String COOKIE_IS = "; Path=/; Secure; HttpOnly; SameSite=Strict";
    private static final int AUDIT_LINES = 200;
    private static final int NAME_MAX = 64;

    private final Entrance entrance;
    private final Supplier<Moment> clock;
    private final Witness witness;
    private final String ticket = Entrance.random();

    /// `entrance` is null for a ward that is open on this machine.
    Access(Entrance entrance, Supplier<Moment> clock, Witness witness) {
        this.entrance = entrance;
        this.clock = clock;
        this.witness = witness;
    }

    /// Who asks; null when they would have to sign in first.
    Guest guest(Headers headers, String address) {
        if (entrance == null) {
            return new Guest(null, address, witness);
        }
        String identifier = identifier(headers);
        if (ticket.equals(identifier)) {
            return Guest.nobody(witness);
        }
        Session session = identifier == null ? null
                : entrance.session(identifier, clock.get().nowNs());
        return session == null ? null : new Guest(session, address, witness);
    }

    /// Emergency access, the newest first; none where nobody signs in.
    Entrance.Emergency[] emergencies() {
        return entrance == null ? new Entrance.Emergency[0] : entrance.emergencies();
    }

    /// Why a request is refused, and writes that down; null when it is not.
    Doorkeeper.Refusal refusal(Guest guest, Right right, String what) {
        if (guest == null) {
            return new Doorkeeper.Refusal(401, "not signed in, expected a session that holds");
        }
        if (right == null || guest.may(right, clock.get().nowNs())) {
            return null;
        }
        witness.note(guest.name(), "refuse", what, "right=" + BedView.lower(right));
        return new Doorkeeper.Refusal(403, "not yours to do: it takes the right to "
                + right.words() + ", expected somebody who has it");
    }

    /// What a screen without a person shows instead of a session; it is gone with this process.
    String ticket() {
        return ticket;
    }

    void touch(Guest guest) {
        if (guest.session() != null) {
            entrance.touch(guest.session(), clock.get().nowNs());
        }
    }

    /// The requests that need no session come first, the others by right.
    void route(HttpRouting.Builder routing, Routes routes) {
        routing.post("/api/sign-in", this::signIn);
        routes.get("/api/me", null, this::me)
                .post("/api/here", null, (_, response, _) -> response.status(204).send())
                .post("/api/sign-out", null, this::signOut)
                .post("/api/break-glass", Right.BREAK_GLASS, this::breakGlass)
                .get("/api/emergencies", Right.SEE_AUDIT, this::emergencies)
                .post("/api/emergencies/{number}/answer", Right.SEE_AUDIT, this::answer)
                .get("/api/audit", Right.SEE_AUDIT, this::audit)
                .get("/api/audit/log", Right.SEE_AUDIT, this::takeLog)
                .get("/api/audit/key", Right.SEE_AUDIT, this::takeKey);
    }

    private void signIn(ServerRequest request, ServerResponse response) {
        if (entrance == null) {
            Routes.refuse(response, new Doorkeeper.Refusal(404,
                    "nobody signs in here, expected a ward with people"));
            return;
        }
        try {
            Fields fields = Routes.fields(request);
            String name = fields.text("name");
            Entrance.Answer answer = entrance.signIn(
                    name.length() > NAME_MAX ? name.substring(0, NAME_MAX) : name,
                    fields.text("password").toCharArray(), fields.text("code"), at(request));
            if (answer.identifier() != null) {
                admit(response, answer);
            } else if (answer.waitNs() > 0) {
                long seconds = TimeUnit.NANOSECONDS.toSeconds(answer.waitNs()) + 1;
                response.header(HeaderValues.create("Retry-After", seconds));
                Routes.refuse(response, new Doorkeeper.Refusal(429, "too many wrong tries: wait="
                        + seconds + "s, expected another try after that"));
            } else {
                Routes.refuse(response, new Doorkeeper.Refusal(401,
                        "name, password or code is wrong, expected all three right"));
            }
        } catch (FleetException e) {
            Routes.refuse(response, new Doorkeeper.Refusal(400, e.getMessage()));
        } catch (PeopleException e) {
            Routes.refuse(response, new Doorkeeper.Refusal(503, e.getMessage()));
        }
    }

    private void signOut(ServerRequest request, ServerResponse response, Guest guest) {
        if (entrance != null) {
            entrance.signOut(identifier(request.headers()));
        }
        response.header(HeaderNames.SET_COOKIE, COOKIE + "=" + COOKIE_IS + "; Max-Age=0");
        response.status(204).send();
    }

    private void me(ServerRequest request, ServerResponse response, Guest guest) {
        long nowNs = clock.get().nowNs();
        Session session = guest.session();
        Json json = new Json().object().field("signIn", session != null);
        if (session != null) {
            json.field("name", session.name()).field("role", session.role().words())
                    .field("leftMs", session.leftNs(nowNs) / 1_000_000)
                    .field("glassMs", session.glassLeftNs(nowNs) / 1_000_000);
        }
        json.array("rights");
        for (Right right : Right.values()) {
            if (guest.may(right, nowNs)) {
                json.value(BedView.lower(right));
            }
        }
        Routes.send(response, json.endArray().endObject());
    }

    private void breakGlass(ServerRequest request, ServerResponse response, Guest guest) {
        Entrance.Answer answer = entrance.breakGlass(identifier(request.headers()),
                Routes.fields(request).text("reason"), at(request));
        if (answer.identifier() == null) {
            Routes.refuse(response, new Doorkeeper.Refusal(401,
                    "not signed in, expected a session that holds"));
        } else {
            admit(response, answer);
        }
    }

    private void emergencies(ServerRequest request, ServerResponse response, Guest guest) {
        Json json = new Json().array();
        for (Entrance.Emergency one : emergencies()) {
            json.object().field("number", one.number()).field("name", one.name())
                    .field("reason", one.reason()).field("time", BedView.iso(one.epochMillis()))
                    .field("answeredBy", one.answeredBy()).endObject();
        }
        Routes.send(response, json.endArray());
    }

    private void answer(ServerRequest request, ServerResponse response, Guest guest) {
        String number = request.path().pathParameters().get("number");
        boolean answered = number.matches("\\d{1,9}")
                && entrance.answer(Integer.parseInt(number), guest.session());
        if (answered) {
            response.status(204).send();
        } else {
            Routes.refuse(response, new Doorkeeper.Refusal(404,
                    "no such emergency access, expected one that waits for an answer"));
        }
    }

    private void audit(ServerRequest request, ServerResponse response, Guest guest) {
        Json json = new Json().array();
        for (AuditEntry one : witness.office().audit().newest(AUDIT_LINES)) {
            json.object().field("number", one.number()).field("time", one.at().toString())
                    .field("actor", one.actor()).field("action", one.action())
                    .field("subject", one.subject()).field("detail", one.detail()).endObject();
        }
        Routes.send(response, json.endArray());
    }

    private void takeLog(ServerRequest request, ServerResponse response, Guest guest) {
        witness.note(guest.name(), "export", "audit log", "");
        take(response, "audit.log", witness.office().audit().text());
    }

    private void takeKey(ServerRequest request, ServerResponse response, Guest guest) {
        take(response, "audit.pub", witness.office().audit().publicKey());
    }

    private static void take(ServerResponse response, String name, byte[] bytes) {
        response.header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
        response.header(HeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"" + name + '"');
        response.send(bytes);
    }

    private static void admit(ServerResponse response, Entrance.Answer answer) {
        response.header(HeaderNames.SET_COOKIE, COOKIE + "=" + answer.identifier() + COOKIE_IS);
        response.status(204).send();
    }

    private Entrance.At at(ServerRequest request) {
        Moment now = clock.get();
        return new Entrance.At(request.remotePeer().host(), now.nowNs(), now.epochMillis());
    }

    private static String identifier(Headers headers) {
        for (String line : headers.values(HeaderNames.COOKIE)) {
            for (String one : line.split(";")) {
                if (one.strip().startsWith(COOKIE + "=")) {
                    return one.strip().substring(COOKIE.length() + 1);
                }
            }
        }
        return null;
    }
}
