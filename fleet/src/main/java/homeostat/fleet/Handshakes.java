package homeostat.fleet;

import io.netty.handler.ssl.DelegatingSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.spi.tls.DefaultSslContextFactory;
import io.vertx.core.spi.tls.SslContextFactory;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/// The JDK's TLS, and who hears of handshakes that came to nothing: the server itself says only why
/// one failed, and never from which address it came.
final class Handshakes extends JdkSSLEngineOptions {
    /// Hears of a handshake that failed.
    interface Ear {
        void failed(String from, Throwable why);
    }

    private final Ear ear;

    Handshakes(Ear ear) {
        this.ear = ear;
    }

    @Override
    public JdkSSLEngineOptions copy() {
        return new Handshakes(ear);
    }

    @Override
    public SslContextFactory sslContextFactory() {
        return new DefaultSslContextFactory(SslProvider.JDK, false) {
            @Override
            public SslContext create() throws SSLException {
                return new Heard(super.create(), ear);
            }
        };
    }

    private static final class Heard extends DelegatingSslContext {
        private final Ear ear;

        Heard(SslContext context, Ear ear) {
            super(context);
            this.ear = ear;
        }

        @Override
        protected void initEngine(SSLEngine engine) {
            // The engine is as the options made it.
        }

        @Override
        protected void initHandler(SslHandler handler) {
            String from = handler.engine().getPeerHost();
            handler.handshakeFuture().addListener(future -> {
                if (!future.isSuccess()) {
                    ear.failed(from, future.cause());
                }
            });
        }
    }
}
