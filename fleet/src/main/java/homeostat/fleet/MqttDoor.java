package homeostat.fleet;

import homeostat.wire.Parcel;
import homeostat.wire.ParcelCodec;
import homeostat.wire.Report;
import homeostat.wire.WireException;
import homeostat.wire.identity.Identity;
import homeostat.wire.identity.IdentityException;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import io.vertx.mqtt.messages.MqttPublishMessage;
import io.vertx.mqtt.messages.MqttSubscribeMessage;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import io.vertx.mqtt.messages.codes.MqttPubAckReasonCode;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLPeerUnverifiedException;

/// Where devices and gateways come in: MQTT 5 over TLS 1.3, both sides proved by certificates.
///
/// It is no broker: whoever comes may publish parcels to `homeostat/1/NAME/up` and listen to
/// `homeostat/1/NAME/down`, where NAME is the name in the certificate and the client identifier,
/// and nothing else; anybody who tries is sent away. A publication is acknowledged when its frames
/// are durable in the journal.
final class MqttDoor implements AutoCloseable {
    private static final String PREFIX = "homeostat/1/";
    private static final int UNDER_WAY_MAX = 64;
    private static final int CONNECT_SECONDS = 5;
    private static final int KEEP_ALIVE_SECONDS_MAX = 120;
    private static final long START_SECONDS = 20;

    /// One connection that stands.
    private final class Guest {
        private final MqttEndpoint endpoint;
        private final Context context;
        private final Uplink uplink;
        private final AtomicInteger underWay = new AtomicInteger();

        Guest(MqttEndpoint endpoint, Uplink uplink) {
            this.endpoint = endpoint;
            this.context = Vertx.currentContext();
            this.uplink = uplink;
        }

        void publish(byte[] bytes) {
            context.runOnContext(_ -> {
                if (endpoint.isConnected()) {
                    endpoint.publish(PREFIX + uplink.sender() + "/down", Buffer.buffer(bytes),
                            MqttQoS.AT_LEAST_ONCE, false, false);
                }
            });
        }
    }

    private final Intake intake;
    private final Beds beds;
    private final Authority authority;
    private final Vertx vertx;
    private final MqttServer server;
    private final Map<String, Guest> guests = new ConcurrentHashMap<>();
    private final Map<String, Uplink> uplinks = new ConcurrentHashMap<>();
    private final DoorLog log;

    private MqttDoor(Intake intake, Beds beds, Office office, MqttServerOptions options) {
        this.intake = intake;
        this.beds = beds;
        this.authority = office.authority();
        this.log = new DoorLog(office.audit());
        options.setSslEngineOptions(new Handshakes(this::strange));
        this.vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2)
                .setWorkerPoolSize(1).setInternalBlockingPoolSize(1));
        this.server = MqttServer.create(vertx, options);
        server.endpointHandler(this::welcome);
        beds.onRefused(log::refused);
    }

    /// Opens the door at an address and port; 0 takes a free one.
    static MqttDoor open(Intake intake, Beds beds, Office office, String host, int port) {
        Authority authority = office.authority();
        MqttServerOptions options = new MqttServerOptions()
                .setHost(host).setPort(port).setSsl(true)
                .setClientAuth(ClientAuth.REQUIRED)
                .setKeyCertOptions(KeyCertOptions.wrap(authority.server().keys()))
                .setTrustOptions(TrustOptions.wrap(authority.trust()))
                .setMaxMessageSize(Parcel.BYTES_MAX + 1_024)
                .setAutoClientId(false)
                .setTimeoutOnConnect(CONNECT_SECONDS);
        options.setEnabledSecureTransportProtocols(Set.of("TLSv1.3"));
        options.setTcpNoDelay(true);
        options.setSslHandshakeTimeout(CONNECT_SECONDS);
        MqttDoor door = new MqttDoor(intake, beds, office, options);
        try {
            door.server.listen().toCompletionStage().toCompletableFuture()
                    .get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            door.close();
            throw new FleetException("port for devices cannot be opened: port=" + port
                    + ", expected a free one that this user may open", e);
        }
        authority.onRevoked(door::sendAway);
        return door;
    }

    int port() {
        return server.actualPort();
    }

    /// How many are connected.
    int guests() {
        return guests.size();
    }

    /// How many connections were refused or broken off.
    long turnedAway() {
        return log.count();
    }

    /// Ends the connection of a name that may not speak any more.
    void sendAway(String name) {
        Guest guest = guests.get(name);
        if (guest != null) {
            guest.context.runOnContext(_ -> refuse(guest,
                    MqttDisconnectReasonCode.NOT_AUTHORIZED));
        }
    }

    @Override
    public void close() {
        authority.onRevoked(_ -> { });
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            log.refused(null, "the door does not close: " + why(e));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        beds.onRefused((_, _) -> { });
        log.close();
    }

    /// Somebody did not get through the handshake: no certificate, none that holds, no TLS at all.
    private void strange(String from, Throwable failure) {
        String name = null;
        for (Throwable one = failure; one != null; one = one.getCause()) {
            name = one instanceof Authority.Refusal refusal ? refusal.name() : name;
        }
        log.refused(name, from, "no handshake: " + why(failure));
    }

    private void welcome(MqttEndpoint endpoint) {
        String from = endpoint.remoteAddress().hostAddress();
        String name = null;
        try {
            X509Certificate certificate = (X509Certificate) endpoint.sslSession()
                    .getPeerCertificates()[0];
            name = Identity.nameOf(certificate);
            authority.check(certificate); // a session that is taken up again shows nobody one
        } catch (SSLPeerUnverifiedException | IdentityException | Authority.Refusal e) {
            log.refused(name, from, "no connection: " + e.getMessage());
            endpoint.reject(MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5);
            return;
        }
        if (endpoint.protocolVersion() != 5 || !endpoint.clientIdentifier().equals(name)) {
            log.refused(name, from, "no connection: protocol=" + endpoint.protocolVersion()
                    + " client=" + endpoint.clientIdentifier() + ", expected 5 and its own name");
            endpoint.reject(MqttConnectReturnCode.CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID);
            return;
        }
        int keepAliveSeconds = endpoint.keepAliveTimeSeconds();
        if (keepAliveSeconds < 1 || keepAliveSeconds > KEEP_ALIVE_SECONDS_MAX) {
            log.refused(name, from, "no connection: keepAliveSeconds=" + keepAliveSeconds
                    + ", expected 1 to " + KEEP_ALIVE_SECONDS_MAX);
            endpoint.reject(MqttConnectReturnCode.CONNECTION_REFUSED_IMPLEMENTATION_SPECIFIC);
            return;
        }
        admit(endpoint, name);
    }

    private void admit(MqttEndpoint endpoint, String name) {
        Uplink uplink = uplinks.computeIfAbsent(name, _ -> new Uplink(beds, name,
                command -> send(name, command)));
        Guest guest = new Guest(endpoint, uplink);
        endpoint.publishAutoAck(false);
        endpoint.publishHandler(message -> take(guest, message));
        endpoint.subscribeHandler(message -> subscribe(guest, message));
        endpoint.closeHandler(_ -> guests.remove(name, guest));
        endpoint.exceptionHandler(failure -> log.refused(name, why(failure)));
        endpoint.accept(false);
        Guest before = guests.put(name, guest);
        if (before != null) {
            before.context.runOnContext(_ -> refuse(before,
                    MqttDisconnectReasonCode.SESSION_TAKEN_OVER));
        }
    }

    /// The sentence nearest the bottom of a failure, which says what somebody did.
    private static String why(Throwable failure) {
        String sentence = "nothing was said";
        for (Throwable one = failure; one != null; one = one.getCause()) {
            sentence = one.getMessage() == null ? sentence : one.getMessage();
        }
        return sentence;
    }

    private boolean send(String name, byte[] command) {
        Guest guest = guests.get(name);
        if (guest == null) {
            return false;
        }
        guest.publish(command);
        return true;
    }

    private void subscribe(Guest guest, MqttSubscribeMessage message) {
        String allowed = PREFIX + guest.uplink.sender() + "/down";
        List<MqttQoS> granted = new ArrayList<>();
        message.topicSubscriptions().forEach(wish -> granted.add(
                wish.topicName().equals(allowed) ? MqttQoS.AT_LEAST_ONCE : MqttQoS.FAILURE));
        guest.endpoint.subscribeAcknowledge(message.messageId(), granted);
        if (granted.contains(MqttQoS.FAILURE)) {
            refuse(guest, MqttDisconnectReasonCode.NOT_AUTHORIZED);
        }
    }

    private void take(Guest guest, MqttPublishMessage message) {
        if (!message.topicName().equals(PREFIX + guest.uplink.sender() + "/up")
                || message.qosLevel() != MqttQoS.AT_LEAST_ONCE || message.isRetain()) {
            refuse(guest, MqttDisconnectReasonCode.TOPIC_NAME_INVALID);
            return;
        }
        if (guest.underWay.incrementAndGet() > UNDER_WAY_MAX) {
            refuse(guest, MqttDisconnectReasonCode.RECEIVE_MAXIMUM_EXCEEDED);
            return;
        }
        Parcel parcel;
        try {
            parcel = ParcelCodec.parcel(message.payload().getBytes());
        } catch (WireException e) {
            beds.refused(guest.uplink.sender(), e.getMessage());
            refuse(guest, MqttDisconnectReasonCode.PAYLOAD_FORMAT_INVALID);
            return;
        }
        if (!intake.offer(guest.uplink, parcel, new Acknowledgement(guest, message))) {
            acknowledge(guest, message.messageId(), MqttPubAckReasonCode.QUOTA_EXCEEDED);
        }
    }

    private void refuse(Guest guest, MqttDisconnectReasonCode reason) {
        log.refused(guest.uplink.sender(), "sent away: " + BedView.lower(reason));
        if (guest.endpoint.isConnected()) {
            guest.endpoint.disconnect(reason, MqttProperties.NO_PROPERTIES);
        }
        if (guest.endpoint.isConnected()) {
            guest.endpoint.close();
        }
    }

    private static void acknowledge(Guest guest, int number, MqttPubAckReasonCode reason) {
        guest.underWay.decrementAndGet();
        if (guest.endpoint.isConnected()) {
            guest.endpoint.publishAcknowledge(number, reason, MqttProperties.NO_PROPERTIES);
        }
    }

    /// Carries what the intake says back to the connection, on the connection's own thread.
    private record Acknowledgement(Guest guest, MqttPublishMessage message)
            implements Desk.Answer {
        @Override
        public void stored(Report report) {
            guest.context.runOnContext(_ -> acknowledge(guest, message.messageId(),
                    MqttPubAckReasonCode.SUCCESS));
            if (report != null) {
                guest.publish(ParcelCodec.bytes(report));
            }
        }

        @Override
        public void refused() {
            guest.context.runOnContext(_ -> acknowledge(guest, message.messageId(),
                    MqttPubAckReasonCode.QUOTA_EXCEEDED));
        }
    }
}
