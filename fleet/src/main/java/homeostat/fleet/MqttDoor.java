package homeostat.fleet;

import homeostat.wire.identity.Identity;
import homeostat.wire.identity.IdentityException;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.mqtt.MqttReasonCodes.Disconnect;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/// Where devices and gateways come in: MQTT 5 over TLS 1.3, both sides proved by certificates.
///
/// It is no broker: whoever comes may publish parcels to `homeostat/1/NAME/up` and listen to
/// `homeostat/1/NAME/down`, where NAME is the name in the certificate and the client identifier,
/// and nothing else; anybody who tries is sent away. A publication is acknowledged when its frames
/// are durable in the journal.
///
/// Who knocks is let in by [Admission], shakes hands, and is a [DoorLine] from then on.
final class MqttDoor implements AutoCloseable {
    /// How long a handshake, and then a greeting, may take.
    static final int CONNECT_SECONDS = 5;
    private static final int BACKLOG = 4_096;
    private static final int HANDSHAKERS = 2;
    private static final long CLOSE_SECONDS = 5;

    private final Intake intake;
    private final Beds beds;
    private final Authority authority;
    private final SslContext tls;
    private final EventLoopGroup acceptor = Transport.acceptor();
    private final EventLoopGroup loops = Transport.loops();
    private final ExecutorService handshakers = Executors.newFixedThreadPool(HANDSHAKERS,
            Thread.ofPlatform().daemon().name("fleet-handshake-", 0).factory());
    private final Admission admission = new Admission(this::begin, this::turnAway);
    private final Map<String, DoorLine> guests = new ConcurrentHashMap<>();
    private final Map<String, Uplink> uplinks = new ConcurrentHashMap<>();
    private final Map<EventLoop, Answers> answers = new ConcurrentHashMap<>();
    private final DoorLog log;
    private Channel server;

    private MqttDoor(Intake intake, Beds beds, Office office) {
        this.intake = intake;
        this.beds = beds;
        this.authority = office.authority();
        this.tls = Transport.tls(authority);
        this.log = new DoorLog(office.audit());
        beds.onRefused(log::refused);
    }

    /// Opens the door at an address and port; 0 takes a free one.
    static MqttDoor open(Intake intake, Beds beds, Office office, String host, int port) {
        MqttDoor door = new MqttDoor(intake, beds, office);
        try {
            door.server = new ServerBootstrap().group(door.acceptor, door.loops)
                    .channel(Transport.channel())
                    .option(ChannelOption.SO_BACKLOG, BACKLOG)
                    .option(ChannelOption.SO_REUSEADDR, true)
                    .childOption(ChannelOption.TCP_NODELAY, true)
                    .childOption(ChannelOption.AUTO_READ, false)
                    .childHandler(new ChannelInitializer<SocketChannel>() {
                        @Override
                        protected void initChannel(SocketChannel channel) {
                            door.admission.enter(channel);
                        }
                    }).bind(host, port).syncUninterruptibly().channel();
        } catch (Exception e) { // netty throws what bind failed of, unwrapped
            door.close();
            throw new FleetException("port for devices cannot be opened: port=" + port
                    + ", expected a free one that this user may open", e);
        }
        door.authority.onRevoked(door::sendAway);
        return door;
    }

    int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    /// How many are connected.
    int guests() {
        return guests.size();
    }

    /// How many stand before the door.
    int waiting() {
        return admission.waiting();
    }

    /// How many connections were refused or broken off.
    long turnedAway() {
        return log.count();
    }

    /// Ends the connection of a name that may not speak any more.
    void sendAway(String name) {
        DoorLine line = guests.get(name);
        if (line != null) {
            line.sendAway(Disconnect.NOT_AUTHORIZED);
        }
    }

    @Override
    public void close() {
        authority.onRevoked(_ -> { });
        if (server != null) {
            server.close().awaitUninterruptibly();
        }
        acceptor.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
        loops.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
        handshakers.shutdownNow();
        ReferenceCountUtil.release(tls);
        beds.onRefused((_, _) -> { });
        log.close();
    }

    /// Begins a handshake. What it takes to prove a certificate is done beside the threads that
    /// serve who is connected.
    private void begin(Channel channel) {
        channel.eventLoop().execute(() -> {
            SslHandler handler = tls.newHandler(channel.alloc(), handshakers);
            handler.setHandshakeTimeout(CONNECT_SECONDS, TimeUnit.SECONDS);
            DoorLine line = new DoorLine(this, answers.computeIfAbsent(channel.eventLoop(),
                    Answers::new));
            channel.pipeline().addLast(handler, line);
            handler.handshakeFuture().addListener(shaken -> {
                admission.leave(channel);
                if (shaken.isSuccess()) {
                    line.listen(channel, handler.engine().getSession());
                } else {
                    strange(channel, shaken.cause());
                }
            });
            channel.config().setAutoRead(true);
        });
    }

    private void turnAway(Channel channel, String why) {
        log.refused(null, DoorLine.from(channel), "no handshake: " + why);
    }

    /// Somebody did not get through the handshake: no certificate, none that holds, no TLS at all.
    private void strange(Channel channel, Throwable failure) {
        String name = null;
        for (Throwable one = failure; one != null; one = one.getCause()) {
            name = one instanceof Authority.Refusal refusal ? refusal.name() : name;
        }
        String why = why(failure);
        boolean showedNone = why.contains("certificate_required")
                || why.contains("PEER_DID_NOT_RETURN_A_CERTIFICATE");
        log.refused(name, DoorLine.from(channel), "no handshake: "
                + (showedNone ? "no certificate was shown, expected one of this authority" : why));
        channel.close();
    }

    /// Whose certificate a session was begun with, if it still holds: a session that is taken up
    /// again shows nobody one. Null when who is there may not be there.
    String nameOf(SSLSession session, String from) {
        String name = null;
        try {
            X509Certificate certificate = (X509Certificate) session.getPeerCertificates()[0];
            name = Identity.nameOf(certificate);
            authority.check(certificate);
            return name;
        } catch (SSLPeerUnverifiedException | IdentityException | Authority.Refusal e) {
            log.refused(name, from, "no connection: " + e.getMessage());
            return null;
        }
    }

    /// Takes in somebody who greeted well; who stood there under the same name goes.
    Uplink admit(DoorLine line, String name) {
        DoorLine before = guests.put(name, line);
        if (before != null) {
            before.sendAway(Disconnect.SESSION_TAKEN_OVER);
        }
        return uplinks.computeIfAbsent(name, _ -> new Uplink(beds, name,
                command -> send(name, command)));
    }

    void left(DoorLine line, String name) {
        guests.remove(name, line);
    }

    Intake intake() {
        return intake;
    }

    Beds beds() {
        return beds;
    }

    DoorLog log() {
        return log;
    }

    /// The sentence nearest the bottom of a failure, which says what somebody did.
    static String why(Throwable failure) {
        String sentence = "nothing was said";
        for (Throwable one = failure; one != null; one = one.getCause()) {
            sentence = one.getMessage() == null ? sentence : one.getMessage();
        }
        return sentence;
    }

    private boolean send(String name, byte[] command) {
        DoorLine line = guests.get(name);
        return line != null && line.publish(command);
    }
}
