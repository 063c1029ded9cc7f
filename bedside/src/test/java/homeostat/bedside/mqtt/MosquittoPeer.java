package homeostat.bedside.mqtt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// That two ends written by one hand understand each other shows little; a real broker decides.
final class MosquittoPeer {
    private static final Path MOSQUITTO = Path.of("/usr/sbin/mosquitto");
    @TempDir
    private Path folder;
    private Process broker;
    private InetSocketAddress address;

    private record Heard(BlockingQueue<byte[]> payloads, BlockingQueue<Integer> numbers,
            BlockingQueue<String> ends) implements MqttConnection.Listener {
        Heard() {
            this(new LinkedBlockingQueue<>(), new LinkedBlockingQueue<>(),
                    new LinkedBlockingQueue<>());
        }

        @Override
        public void acknowledged(int number, int reason) {
            numbers.add(reason < 128 ? number : -reason);
        }

        @Override
        public void published(String topic, byte[] payload) {
            payloads.add(payload);
        }

        @Override
        public void answered() {
            numbers.add(0);
        }

        @Override
        public void ended(String why) {
            ends.add(why);
        }
    }

    @BeforeEach
    void start() throws Exception {
        assumeTrue(Files.isExecutable(MOSQUITTO), "missing: " + MOSQUITTO);
        try (ServerSocket free = new ServerSocket(0)) {
            address = new InetSocketAddress("127.0.0.1", free.getLocalPort());
        }
        Path configuration = Files.writeString(folder.resolve("mosquitto.conf"), "listener "
                + address.getPort() + " 127.0.0.1\nallow_anonymous true\n");
        broker = new ProcessBuilder(MOSQUITTO.toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        for (int i = 0; i < 1_000 && !answers(); i++) {
            Thread.sleep(10);
        }
    }

    @AfterEach
    void stop() {
        if (broker != null) {
            broker.destroyForcibly();
        }
    }

    @Test
    void publishesListensAndIsAcknowledged() throws Exception {
        Heard listener = new Heard();
        Heard speaker = new Heard();
        try (MqttConnection in = MqttConnection.open(new MqttConnection.Options(
                        address, null, "listener", "homeostat/1/a/up"), listener);
                MqttConnection out = MqttConnection.open(new MqttConnection.Options(
                        address, null, "speaker", ""), speaker)) {
            byte[] payload = new byte[100_000];
            payload[99_999] = 7;
            out.publish("homeostat/1/a/up", 65_535, payload);
            assertEquals(65_535, speaker.numbers().poll(10, TimeUnit.SECONDS));
            assertArrayEquals(payload, listener.payloads().poll(10, TimeUnit.SECONDS));
            in.ping();
            assertEquals(0, listener.numbers().poll(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void isToldWhenTheBrokerDies() throws Exception {
        Heard listener = new Heard();
        MqttConnection connection = MqttConnection.open(new MqttConnection.Options(
                address, null, "listener", "x"), listener);
        broker.destroyForcibly().waitFor();
        assertNotNull(listener.ends().poll(10, TimeUnit.SECONDS));
        connection.close();
        assertFalse(answers());
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(address, 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
