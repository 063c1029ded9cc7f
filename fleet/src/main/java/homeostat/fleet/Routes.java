package homeostat.fleet;

import homeostat.fleet.people.PeopleException;
import homeostat.fleet.people.Right;
import homeostat.fleet.store.StoreException;
import homeostat.wire.log.LogException;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.JdbiException;

/// The interface as a list: what may be asked, and which right it takes. There is no other way to
/// add a request, so none is open by oversight.
final class Routes {
    /// What answers a request.
    @FunctionalInterface
    interface Answer {
        void to(ServerRequest request, ServerResponse response, Guest guest);
    }

    /// One request; `right` is null for what needs none but a session.
    record Route(String method, String path, Right right) {}

    private final HttpRouting.Builder routing;
    private final Access access;
    private final List<Route> all = new ArrayList<>();

    Routes(HttpRouting.Builder routing, Access access) {
        this.routing = routing;
        this.access = access;
    }

    Routes get(String path, Right right, Answer answer) {
        return add(Method.GET, path, right, answer);
    }

    Routes post(String path, Right right, Answer answer) {
        return add(Method.POST, path, right, answer);
    }

    List<Route> all() {
        return List.copyOf(all);
    }

    private Routes add(Method method, String path, Right right, Answer answer) {
        all.add(new Route(method.text(), path, right));
        routing.route(method, path, (request, response) -> {
            Guest guest = access.guest(request.headers(), request.remotePeer().host());
            Doorkeeper.Refusal refusal = access.refusal(guest, right, method.text() + ' '
                    + request.prologue().uriPath().path());
            if (refusal != null) {
                refuse(response, refusal);
                return;
            }
            if (method.equals(Method.POST)) {
                access.touch(guest);
            }
            try {
                answer.to(request, response, guest);
            } catch (FleetException | PeopleException e) {
                refuse(response, new Doorkeeper.Refusal(400, e.getMessage()));
            } catch (StoreException | LogException | JdbiException e) {
                refuse(response, new Doorkeeper.Refusal(503, "the history could not be read: "
                        + "reason=" + e.getClass().getSimpleName()
                        + ", expected a database that answers"));
            }
        });
        return this;
    }

    /// The fields that came with a request.
    static Fields fields(ServerRequest request) {
        return Fields.of(request.content().hasEntity()
                ? request.content().as(String.class) : "");
    }

    static void refuse(ServerResponse response, Doorkeeper.Refusal refusal) {
        send(response.status(refusal.status()),
                new Json().object().field("error", refusal.sentence()).endObject());
    }

    static void send(ServerResponse response, Json json) {
        response.header(HeaderNames.CONTENT_TYPE, "application/json");
        response.send(json.bytes());
    }
}
