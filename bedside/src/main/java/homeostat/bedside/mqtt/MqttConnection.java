package homeostat.bedside.mqtt;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/// One connection to a broker or an endpoint, from greeting to end. It is not made again: that is
/// the gateway's business.
///
/// Writing is safe for several threads; what comes is told to the listener on a thread of the
/// connection's own.
public final class MqttConnection implements AutoCloseable {
    /// What comes.
    public interface Listener {
        /// A publication was taken; `reason` is 128 or more when it was refused.
        void acknowledged(int number, int reason);

        /// A publication came.
        void published(String topic, byte[] payload);

        /// A ping was answered.
        void answered();

        /// The connection ended; nothing comes afterwards.
        void ended(String why);
    }

    /// A network that is there answers in a moment; one that is not is asked again soon, and not
    /// after the pauses of TCP, which double.
    private static final int REACH_MS_MAX = 2_000;
    private static final int CONNECT_MS_MAX = 10_000;
    private static final int KEEP_ALIVE_SECONDS = 5;
    private static final int SUBSCRIPTION = 1;
    private static final byte[] PROTOCOL = {0, 4, 'M', 'Q', 'T', 'T', 5, 0x02, 0,
        KEEP_ALIVE_SECONDS, 0};

    private final Socket socket;
    private final OutputStream out;
    private final DataInputStream in;
    private final Listener listener;
    private volatile boolean closed;

    private MqttConnection(Socket socket, Listener listener) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 14));
        this.listener = listener;
    }

    /// Where to, as whom, and what to listen to.
    ///
    /// @param tls null for a connection without TLS, to a broker on this machine
    /// @param subscription a topic to listen to; empty for none
    public record Options(InetSocketAddress address, SSLContext tls, String client,
            String subscription) {}

    /// Makes the connection; [MqttException] when it cannot be made.
    public static MqttConnection open(Options options, Listener listener) {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(options.address(), REACH_MS_MAX);
            if (options.tls() != null) {
                socket = secured(socket, options);
            }
            socket.setSoTimeout(CONNECT_MS_MAX);
            MqttConnection connection = new MqttConnection(socket, listener);
            connection.greet(options);
            socket.setSoTimeout(2_000 * KEEP_ALIVE_SECONDS);
            Thread.ofVirtual().name("mqtt " + options.client())
                    .start(connection::listen);
            return connection;
        } catch (IOException e) {
            try {
                socket.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
            throw new MqttException("no connection: address=" + options.address().getHostString()
                    + ":" + options.address().getPort() + " (" + e.getMessage()
                    + "), expected an endpoint that takes us", e);
        }
    }

    private static Socket secured(Socket plain, Options options) throws IOException {
        SSLSocket socket = (SSLSocket) options.tls().getSocketFactory().createSocket(plain,
                options.address().getHostString(), options.address().getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3"});
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(CONNECT_MS_MAX);
        socket.startHandshake();
        return socket;
    }

    /// Publishes with quality 1; `number` is 1 to 65535 and free.
    public void publish(String topic, int number, byte[] payload) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(payload.length + 64);
        text(body, topic);
        body.write(number >>> 8);
        body.write(number);
        body.write(0);
        body.writeBytes(payload);
        send(new Packet(Packet.PUBLISH, 0x02, body.toByteArray()));
    }

    /// Asks whether the other side is there; to be called once in [#KEEP_ALIVE_SECONDS].
    public void ping() {
        send(new Packet(Packet.PINGREQ, 0, new byte[0]));
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            try {
                out.write(new Packet(Packet.DISCONNECT, 0, new byte[0]).bytes());
                out.flush();
                socket.close();
            } catch (IOException e) {
                abort();
            }
        }
    }

    /// Ends it as a cable does that is cut.
    public void abort() {
        closed = true;
        try {
            socket.close();
        } catch (IOException e) {
            closed = true; // it is as good as closed
        }
    }

    private void greet(Options options) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(PROTOCOL);
        text(body, options.client());
        write(new Packet(Packet.CONNECT, 0, body.toByteArray()));
        Packet answer = read();
        if (answer.type() != Packet.CONNACK || answer.connectReason() != 0) {
            throw new IOException("refused with reason " + (answer.type() == Packet.CONNACK
                    ? answer.connectReason() : answer.farewell()));
        }
        if (options.subscription().isEmpty()) {
            return;
        }
        body.reset();
        body.writeBytes(new byte[] {0, SUBSCRIPTION, 0});
        text(body, options.subscription());
        body.write(1);
        write(new Packet(Packet.SUBSCRIBE, 0x02, body.toByteArray()));
        Packet granted = read();
        if (granted.type() != Packet.SUBACK || granted.subscribeReason() > 1) {
            throw new IOException("refused to be listened to");
        }
    }

    private void listen() {
        String why = "closed";
        try {
            while (!closed) {
                handle(read());
            }
        } catch (IOException | MqttException e) {
            why = closed ? why : String.valueOf(e.getMessage());
        } finally {
            abort();
            listener.ended(why);
        }
    }

    private void handle(Packet packet) throws IOException {
        switch (packet.type()) {
            case Packet.PUBACK -> listener.acknowledged(packet.number(), packet.reason());
            case Packet.PUBLISH -> {
                Packet.Publication publication = packet.publication();
                listener.published(publication.topic(), publication.payload());
                if (publication.number() != 0) {
                    write(new Packet(Packet.PUBACK, 0, new byte[] {
                        (byte) (publication.number() >>> 8), (byte) publication.number()}));
                }
            }
            case Packet.PINGRESP -> listener.answered();
            case Packet.DISCONNECT -> throw new IOException("sent away with reason "
                    + packet.farewell());
            default -> throw new MqttException("packet of another kind: type=" + packet.type()
                    + ", expected an acknowledgement, a publication or an answer to a ping");
        }
    }

    private Packet read() throws IOException {
        return read(in);
    }

    /// The next packet of a stream.
    static Packet read(DataInputStream in) throws IOException {
        int first = in.readUnsignedByte();
        int length = 0;
        for (int shift = 0; ; shift += 7) {
            if (shift > 21) {
                throw new MqttException("length of more than four bytes, expected at most 4");
            }
            int one = in.readUnsignedByte();
            length |= (one & 0x7F) << shift;
            if (one < 0x80) {
                break;
            }
        }
        if (length > Packet.BODY_BYTES_MAX) {
            throw new MqttException("packet too long: bytes=" + length + ", expected at most "
                    + Packet.BODY_BYTES_MAX);
        }
        byte[] body = new byte[length];
        in.readFully(body);
        return new Packet(first >>> 4, first & 0x0F, body);
    }

    private void send(Packet packet) {
        try {
            write(packet);
        } catch (IOException e) {
            abort();
            throw new MqttException("connection is gone (" + e.getMessage()
                    + "), expected one that takes bytes", e);
        }
    }

    private synchronized void write(Packet packet) throws IOException {
        out.write(packet.bytes());
        out.flush();
    }

    private static void text(ByteArrayOutputStream body, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        body.write(bytes.length >>> 8);
        body.write(bytes.length);
        body.writeBytes(bytes);
    }
}
