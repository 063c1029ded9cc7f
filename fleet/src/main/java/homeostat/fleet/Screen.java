package homeostat.fleet;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// A screen without a person, in this process: it comes in by the same port, TLS and all, and is
/// told what every screen is told, save names. What a probe sees there, a nurse would have seen.
public final class Screen implements AutoCloseable {
    private final HttpClient client;
    private final URI address;
    private final String cookie;

    Screen(URI address, String ticket, X509Certificate certificate) {
        this.address = address;
        this.cookie = Access.COOKIE + "=" + ticket;
        this.client = certificate == null ? HttpClient.newHttpClient()
                : HttpClient.newBuilder().sslContext(tls(certificate)).build();
    }

    /// A connection whose messages `listener` hears.
    public CompletableFuture<WebSocket> open(WebSocket.Listener listener) {
        return client.newWebSocketBuilder().header("Cookie", cookie)
                .buildAsync(address, listener);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private static SSLContext tls(X509Certificate certificate) {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(null, new TrustManager[] {new Pin(certificate)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new FleetException("no TLS 1.3 in this Java, expected the JDK's own", e);
        }
    }

    /// Believes one certificate and no other, whatever name it was called by.
    private static final class Pin extends X509ExtendedTrustManager {
        private final X509Certificate own;

        Pin(X509Certificate own) {
            this.own = own;
        }

        private void check(X509Certificate[] chain) throws CertificateException {
            if (!chain[0].equals(own)) {
                throw new CertificateException("not this server's certificate");
            }
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[] {own};
        }
    }
}
