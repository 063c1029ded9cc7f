package homeostat.fleet;

import homeostat.wire.Parcel;
import homeostat.wire.ParcelCodec;
import homeostat.wire.Report;
import homeostat.wire.WireException;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import io.vertx.mqtt.messages.MqttPublishMessage;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Parcels from a broker that a hospital has already, beside those that come to our own door.
///
/// It subscribes to `homeostat/1/+/up` in a session that the broker keeps, and takes who speaks
/// from the topic: who may publish where is the broker's to see to, and so this is for brokers on
/// this machine or behind a wall. A message is acknowledged when it is durable here. A broker tells
/// the sender that it has a message long before; the gateway does not believe it, and keeps what
/// our reports do not name.
final class BrokerSource implements AutoCloseable {
    private static final Pattern UP = Pattern.compile("homeostat/1/([^/+#]{1,64})/up");
    private static final String EVERYBODY = "homeostat/1/+/up";
    private static final String CLIENT = "homeostat-fleet";
    private static final int KEEP_ALIVE_SECONDS = 10;
    private static final long RETRY_MS = 500;

    private final Intake intake;
    private final Beds beds;
    private final InetSocketAddress broker;
    private final Vertx vertx;
    private final Context context;
    private final Map<String, Uplink> uplinks = new ConcurrentHashMap<>();
    private volatile boolean running = true;
    private volatile String trouble = "";
    private volatile MqttClient client;
    private boolean isWaiting;

    /// Begins to listen, and to try again for as long as the broker is not there.
    BrokerSource(Intake intake, Beds beds, InetSocketAddress broker) {
        this.intake = intake;
        this.beds = beds;
        this.broker = broker;
        this.vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1));
        this.context = vertx.getOrCreateContext();
        context.runOnContext(_ -> connect());
    }

    /// What keeps it from listening; empty when all is well.
    String trouble() {
        return trouble;
    }

    @Override
    public void close() {
        running = false;
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            trouble = "the broker's connection does not close: " + e.getMessage();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void connect() {
        if (!running) {
            return;
        }
        MqttClient made = MqttClient.create(vertx, new MqttClientOptions().setClientId(CLIENT)
                .setCleanSession(false).setAutoAck(false)
                .setKeepAliveInterval(KEEP_ALIVE_SECONDS)
                .setMaxMessageSize(Parcel.BYTES_MAX + 1_024));
        made.publishHandler(this::take);
        made.closeHandler(_ -> again("the broker is gone"));
        made.connect(broker.getPort(), broker.getHostString())
                .compose(_ -> made.subscribe(EVERYBODY, MqttQoS.AT_LEAST_ONCE.value()))
                .onSuccess(_ -> {
                    client = made;
                    trouble = "";
                })
                .onFailure(failure -> again(failure.getMessage()));
    }

    private void again(String why) {
        client = null;
        if (running && !isWaiting) {
            isWaiting = true;
            trouble = "no broker: address=" + broker + " (" + why + ")";
            vertx.setTimer(RETRY_MS, _ -> {
                isWaiting = false;
                connect();
            });
        }
    }

    private void take(MqttPublishMessage message) {
        Matcher topic = UP.matcher(message.topicName());
        if (!topic.matches()) {
            message.ack();
            return;
        }
        String name = topic.group(1);
        Parcel parcel;
        try {
            parcel = ParcelCodec.parcel(message.payload().getBytes());
        } catch (WireException e) {
            beds.refused(name, e.getMessage());
            message.ack(); // it would be the same rubbish the next time
            return;
        }
        Uplink uplink = uplinks.computeIfAbsent(name,
                _ -> new Uplink(beds, name, command -> tell(name, command)));
        intake.offer(uplink, parcel, new Acknowledgement(name, message));
    }

    private boolean tell(String name, byte[] bytes) {
        MqttClient now = client;
        if (now == null) {
            return false;
        }
        context.runOnContext(_ -> now.publish("homeostat/1/" + name + "/down",
                Buffer.buffer(bytes), MqttQoS.AT_LEAST_ONCE, false, false));
        return true;
    }

    /// What was not stored is not acknowledged: the broker brings it again in the next session, or
    /// the gateway when a report misses it.
    private final class Acknowledgement implements Desk.Answer {
        private final String name;
        private final MqttPublishMessage message;

        Acknowledgement(String name, MqttPublishMessage message) {
            this.name = name;
            this.message = message;
        }

        @Override
        public void stored(Report report) {
            context.runOnContext(_ -> message.ack());
            if (report != null) {
                tell(name, ParcelCodec.bytes(report));
            }
        }

        @Override
        public void refused() {
            trouble = intake.trouble();
        }
    }
}
