package homeostat.fleet;

import homeostat.wire.Parcel;
import homeostat.wire.ParcelCodec;
import homeostat.wire.Report;
import homeostat.wire.WireException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodes.Disconnect;
import io.netty.handler.codec.mqtt.MqttReasonCodes.PubAck;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSession;

/// One connection of a device or gateway, from its handshake to its end.
///
/// It says who it is within [MqttDoor#CONNECT_SECONDS]; afterwards a *whole* packet must come
/// within one and a half times what it promised, so that one who sends letter by letter is as
/// silent as one who sends nothing. Who does not take what it is told is not read either.
final class DoorLine extends SimpleChannelInboundHandler<MqttMessage> {
    private static final String PREFIX = "homeostat/1/";
    private static final int UNDER_WAY_MAX = 64;
    private static final int KEEP_ALIVE_SECONDS_MAX = 120;
    private static final int PACKET_BYTES_MAX = Parcel.BYTES_MAX + 1_024;
    private static final int CLIENT_LETTERS_MAX = 64;
    private static final int NUMBERS = 65_535;
    private static final int PUBACK = 0x40;
    private static final int PINGRESP = 0xD0;

    private final MqttDoor door;
    private final Answers answers;
    private Channel channel;
    private String name;
    private String up;
    private String down;
    private volatile Uplink uplink;
    private int underWay;
    private int number;
    private long silenceNsMax = TimeUnit.SECONDS.toNanos(MqttDoor.CONNECT_SECONDS);
    private long heardNs;

    DoorLine(MqttDoor door, Answers answers) {
        this.door = door;
        this.answers = answers;
    }

    /// Where a connection comes from; empty when it left before that was known.
    static String from(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress known
                ? known.getAddress().getHostAddress() : "";
    }

    /// Begins to listen, on the connection's own thread.
    void listen(Channel on, SSLSession session) {
        channel = on;
        String own = channel.pipeline().context(this).name();
        channel.pipeline().addBefore(own, null, MqttEncoder.INSTANCE);
        name = door.nameOf(session, from(on));
        if (name == null) {
            refuseGreeting(MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5);
            return;
        }
        up = PREFIX + name + "/up";
        down = PREFIX + name + "/down";
        heardNs = System.nanoTime();
        channel.pipeline().addBefore(own, null,
                new MqttDecoder(PACKET_BYTES_MAX, CLIENT_LETTERS_MAX));
        awaitWord(silenceNsMax);
    }

    /// Ends it, from any thread, and says why.
    void sendAway(Disconnect reason) {
        channel.eventLoop().execute(() -> refuse(reason));
    }

    /// Tells the device something, from any thread; false when it does not take what it is told.
    boolean publish(byte[] bytes) {
        if (!channel.isWritable()) {
            return false;
        }
        answers.add(() -> {
            number = number % NUMBERS + 1;
            channel.write(MqttMessageBuilders.publish().topicName(down)
                    .qos(MqttQoS.AT_LEAST_ONCE).messageId(number)
                    .payload(Unpooled.wrappedBuffer(bytes)).build());
            return this;
        });
        return true;
    }

    /// Sends what was written.
    void flush() {
        channel.flush();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, MqttMessage message) {
        if (message.decoderResult().isFailure()) {
            door.log().refused(name, MqttDoor.why(message.decoderResult().cause()));
            channel.close();
            return;
        }
        heardNs = System.nanoTime();
        if (uplink == null) {
            greet(message);
            return;
        }
        switch (message.fixedHeader().messageType()) {
            case PUBLISH -> take((MqttPublishMessage) message);
            case PUBACK -> { } // reports and commands are told again until their effect is seen
            case PINGREQ -> channel.writeAndFlush(channel.alloc().buffer(2).writeByte(PINGRESP)
                    .writeByte(0));
            case SUBSCRIBE -> subscribe((MqttSubscribeMessage) message);
            case DISCONNECT -> channel.close();
            default -> refuse(Disconnect.PROTOCOL_ERROR);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        channel.config().setAutoRead(channel.isWritable());
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (uplink != null) {
            door.left(this, name);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        if (name != null) { // what a handshake failed of is the door's to say
            door.log().refused(name, MqttDoor.why(failure));
        }
        context.close();
    }

    private void greet(MqttMessage message) {
        if (!(message instanceof MqttConnectMessage greeting)) {
            door.log().refused(name, from(channel), "no connection: packet="
                    + BedView.lower(message.fixedHeader().messageType()) + ", expected CONNECT");
            channel.close();
            return;
        }
        int version = greeting.variableHeader().version();
        String client = greeting.payload().clientIdentifier();
        int keepAliveSeconds = greeting.variableHeader().keepAliveTimeSeconds();
        if (version != MqttVersion.MQTT_5.protocolLevel() || !client.equals(name)) {
            door.log().refused(name, from(channel), "no connection: protocol=" + version
                    + " client=" + client + ", expected 5 and its own name");
            refuseGreeting(MqttConnectReturnCode.CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID);
        } else if (keepAliveSeconds < 1 || keepAliveSeconds > KEEP_ALIVE_SECONDS_MAX) {
            door.log().refused(name, from(channel), "no connection: keepAliveSeconds="
                    + keepAliveSeconds + ", expected 1 to " + KEEP_ALIVE_SECONDS_MAX);
            refuseGreeting(MqttConnectReturnCode.CONNECTION_REFUSED_IMPLEMENTATION_SPECIFIC);
        } else {
            silenceNsMax = TimeUnit.SECONDS.toNanos(keepAliveSeconds) * 3 / 2;
            uplink = door.admit(this, name);
            channel.writeAndFlush(MqttMessageBuilders.connAck()
                    .returnCode(MqttConnectReturnCode.CONNECTION_ACCEPTED).build());
        }
    }

    private void refuseGreeting(MqttConnectReturnCode reason) {
        channel.writeAndFlush(MqttMessageBuilders.connAck().returnCode(reason).build())
                .addListener(ChannelFutureListener.CLOSE);
    }

    /// Looks again when the connection would have been silent for too long.
    private void awaitWord(long leftNs) {
        channel.eventLoop().schedule(() -> {
            long silentNs = System.nanoTime() - heardNs;
            if (!channel.isActive()) {
                return;
            }
            if (silentNs < silenceNsMax) {
                awaitWord(silenceNsMax - silentNs);
            } else if (uplink == null) {
                door.log().refused(name, from(channel), "no connection: it did not say CONNECT");
                channel.close();
            } else {
                refuse(Disconnect.KEEP_ALIVE_TIMEOUT);
            }
        }, leftNs, TimeUnit.NANOSECONDS);
    }

    private void subscribe(MqttSubscribeMessage message) {
        MqttMessageBuilders.SubAckBuilder answer = MqttMessageBuilders.subAck()
                .packetId(message.variableHeader().messageId());
        boolean allowed = true;
        for (MqttTopicSubscription wish : message.payload().topicSubscriptions()) {
            boolean own = wish.topicFilter().equals(down);
            answer.addGrantedQos(own ? MqttQoS.AT_LEAST_ONCE : MqttQoS.FAILURE);
            allowed = allowed && own;
        }
        channel.writeAndFlush(answer.build());
        if (!allowed) {
            refuse(Disconnect.NOT_AUTHORIZED);
        }
    }

    private void take(MqttPublishMessage message) {
        if (!message.variableHeader().topicName().equals(up)
                || message.fixedHeader().qosLevel() != MqttQoS.AT_LEAST_ONCE
                || message.fixedHeader().isRetain()) {
            refuse(Disconnect.TOPIC_NAME_INVALID);
            return;
        }
        if (underWay >= UNDER_WAY_MAX) {
            refuse(Disconnect.RECEIVE_MAXIMUM_EXCEEDED);
            return;
        }
        ByteBuf payload = message.payload();
        byte[] bytes = new byte[payload.readableBytes()];
        payload.readBytes(bytes);
        Parcel parcel;
        try {
            parcel = ParcelCodec.parcel(bytes);
        } catch (WireException e) {
            door.beds().refused(name, e.getMessage());
            refuse(Disconnect.PAYLOAD_FORMAT_INVALID);
            return;
        }
        underWay = underWay + 1;
        int packet = message.variableHeader().packetId();
        if (!door.intake().offer(uplink, parcel, new Acknowledgement(this, packet))) {
            acknowledge(packet, PubAck.QUOTA_EXCEEDED);
            flush();
        }
    }

    private void refuse(Disconnect reason) {
        if (!channel.isActive()) {
            return;
        }
        door.log().refused(name, "sent away: " + BedView.lower(reason));
        channel.config().setAutoRead(false);
        channel.writeAndFlush(MqttMessageBuilders.disconnect().reasonCode(reason.byteValue())
                .build()).addListener(ChannelFutureListener.CLOSE);
    }

    /// Success is what a short PUBACK says; MQTT 5, section 3.4.2.1.
    private void acknowledge(int packet, PubAck reason) {
        underWay = underWay - 1;
        boolean isShort = reason == PubAck.SUCCESS;
        ByteBuf bytes = channel.alloc().buffer(5).writeByte(PUBACK).writeByte(isShort ? 2 : 3)
                .writeShort(packet);
        channel.write(isShort ? bytes : bytes.writeByte(reason.byteValue()));
    }

    /// Carries what the intake says back to the connection, on the connection's own thread.
    private record Acknowledgement(DoorLine line, int packet) implements Desk.Answer {
        @Override
        public void stored(Report report) {
            say(PubAck.SUCCESS);
            if (report != null) {
                line.publish(ParcelCodec.bytes(report));
            }
        }

        @Override
        public void refused() {
            say(PubAck.QUOTA_EXCEEDED);
        }

        private void say(PubAck reason) {
            line.answers.add(() -> {
                line.acknowledge(packet, reason);
                return line;
            });
        }
    }
}
