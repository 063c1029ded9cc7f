package homeostat.fleet;

import homeostat.wire.identity.Identity;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/// What carries bytes to and from devices: BoringSSL and epoll where this machine has them, the
/// JDK's TLS and channels everywhere else. Both are the same to whoever connects; the first takes
/// a fifth of the processor for a handshake.
final class Transport {
    private static final long SESSION_SECONDS = TimeUnit.DAYS.toSeconds(1);
    private static final int LOOPS_MAX = 4;

    private Transport() {}

    /// TLS 1.3 with a certificate from both sides. What a session was begun with is asked again
    /// when it is taken up: see [MqttDoor].
    static SslContext tls(Authority authority) {
        Identity server = authority.server();
        try {
            return SslContextBuilder.forServer(server.key(), server.certificate(),
                            server.authority())
                    .sslProvider(isNative() ? SslProvider.OPENSSL_REFCNT : SslProvider.JDK)
                    .trustManager(authority.trust()).clientAuth(ClientAuth.REQUIRE)
                    .protocols("TLSv1.3").sessionTimeout(SESSION_SECONDS).build();
        } catch (SSLException e) {
            throw new FleetException("no TLS 1.3 for devices, expected BoringSSL's or the JDK's",
                    e);
        }
    }

    /// What its TLS is made by.
    static String tlsName() {
        return isNative() ? "BoringSSL" : "JDK";
    }

    /// Threads that wait for all connections together: as many as there are processors, but few.
    static EventLoopGroup loops() {
        return loops("fleet-door", Math.clamp(Runtime.getRuntime().availableProcessors(), 1,
                LOOPS_MAX));
    }

    /// The thread that takes connections.
    static EventLoopGroup acceptor() {
        return loops("fleet-accept", 1);
    }

    static Class<? extends ServerChannel> channel() {
        return Epoll.isAvailable() ? EpollServerSocketChannel.class
                : NioServerSocketChannel.class;
    }

    private static boolean isNative() {
        return OpenSsl.isAvailable() && SslProvider.isTlsv13Supported(SslProvider.OPENSSL_REFCNT);
    }

    private static EventLoopGroup loops(String name, int threads) {
        IoHandlerFactory factory = Epoll.isAvailable() ? EpollIoHandler.newFactory()
                : NioIoHandler.newFactory();
        return new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory(name, true),
                factory);
    }
}
