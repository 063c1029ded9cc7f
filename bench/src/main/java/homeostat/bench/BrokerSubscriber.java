package homeostat.bench;

import homeostat.bedside.mqtt.MqttConnection;
import homeostat.wire.Parcel;
import homeostat.wire.ParcelCodec;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// What stands behind a broker in most hospitals' pipelines: it subscribes to everything and writes
/// each message as a row, many rows in one transaction.
final class BrokerSubscriber implements MqttConnection.Listener {
    static final String TABLE = "CREATE TABLE message (sender TEXT NOT NULL, first BIGINT NOT "
            + "NULL, last BIGINT NOT NULL, arrived TIMESTAMPTZ NOT NULL DEFAULT now(), "
            + "body BYTEA NOT NULL, PRIMARY KEY (sender, first))";
    private static final int BATCH_MAX = 500;

    private record Message(String topic, byte[] payload) {}

    private final BlockingQueue<Message> queue = new ArrayBlockingQueue<>(100_000);

    private BrokerSubscriber() {}

    /// `BROKER-PORT JDBC-URL`.
    public static void main(String[] arguments)
            throws SQLException, InterruptedException, IOException {
        BrokerSubscriber subscriber = new BrokerSubscriber();
        try (Connection database = DriverManager.getConnection(arguments[1]);
                MqttConnection broker = MqttConnection.open(new MqttConnection.Options(
                        new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])), null,
                        "subscriber", "homeostat/1/+/up"), subscriber)) {
            database.setAutoCommit(false);
            System.out.println("ready");
            System.out.flush();
            while (true) {
                subscriber.write(database);
                broker.ping();
            }
        }
    }

    @Override
    public void published(String topic, byte[] payload) {
        try {
            queue.put(new Message(topic, payload));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void acknowledged(int number, int reason) {
        // It publishes nothing.
    }

    @Override
    public void answered() {
        // The broker is there.
    }

    @Override
    public void ended(String why) {
        System.err.println(why);
        System.exit(1);
    }

    private void write(Connection database) throws SQLException, InterruptedException {
        List<Message> batch = new ArrayList<>();
        batch.add(queue.take());
        queue.drainTo(batch, BATCH_MAX - 1);
        try (PreparedStatement insert = database.prepareStatement("INSERT INTO message "
                + "(sender, first, last, body) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            for (Message one : batch) {
                List<Parcel.Item> items = ParcelCodec.parcel(one.payload()).items();
                insert.setString(1, one.topic().split("/")[2]);
                insert.setLong(2, items.getFirst().sequence());
                insert.setLong(3, items.getLast().sequence());
                insert.setBytes(4, one.payload());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        database.commit();
    }
}
