package homeostat.fleet;

import homeostat.bedside.Gateway;
import homeostat.bedside.mqtt.MqttConnection;
import homeostat.wire.Frame;
import homeostat.wire.identity.CertificateRequest;
import homeostat.wire.identity.Identity;
import homeostat.wire.identity.Issue;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;

/// What tests of the way over the network have in common.
final class Links {
    private Links() {}

    /// A device that went through enrolment.
    static Identity enrolled(Authority authority, String name) {
        KeyPair pair = Issue.key();
        return new Identity(pair.getPrivate(), authority.enrol(
                authority.code(name, Duration.ofMinutes(5)),
                CertificateRequest.make(pair, name)), authority.certificate());
    }

    /// A bed that greets and puts aside what it is asked.
    static Gateway.Bedside bedside(Gateway gateway, SyntheticBed bed,
            Queue<Frame.Command> commands) {
        return new Gateway.Bedside() {
            @Override
            public void greet() {
                gateway.put(bed.hello());
            }

            @Override
            public void obey(Frame.Command command) {
                commands.add(command);
            }
        };
    }

    /// A connection as a device makes it, with what came over it.
    static MqttConnection connect(int port, String name, SSLContext tls, Heard heard) {
        return MqttConnection.open(new MqttConnection.Options(
                new InetSocketAddress("localhost", port), tls, name,
                "homeostat/1/" + name + "/down"), heard);
    }

    /// What a connection heard: acknowledgements (negative when refused) and how it ended.
    record Heard(BlockingQueue<Integer> answers, BlockingQueue<String> ends)
            implements MqttConnection.Listener {
        Heard() {
            this(new LinkedBlockingQueue<>(), new LinkedBlockingQueue<>());
        }

        @Override
        public void acknowledged(int number, int reason) {
            answers.add(reason < 128 ? number : -number);
        }

        @Override
        public void published(String topic, byte[] payload) {
            // Reports are not looked at here.
        }

        @Override
        public void answered() {
            // Nobody pings here.
        }

        @Override
        public void ended(String why) {
            ends.add(why);
        }
    }

    /// Waits until something holds.
    static void until(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 3_000; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("never came true");
    }
}
