package homeostat.bench;

import homeostat.bedside.mqtt.MqttConnection;
import homeostat.bedside.mqtt.MqttException;
import homeostat.kernel.Alarm;
import homeostat.kernel.AlarmState;
import homeostat.kernel.Priority;
import homeostat.kernel.Span;
import homeostat.wire.Bed;
import homeostat.wire.Frame;
import homeostat.wire.FrameWriter;
import homeostat.wire.Header;
import homeostat.wire.Parcel;
import homeostat.wire.ParcelCodec;
import homeostat.wire.Ranges;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// One device of a load: a connection with a certificate of its own, a parcel in rhythm, and now
/// and then a value out of range, whose alarm is on its way at once in a parcel of its own.
///
/// It keeps what was not acknowledged and sends it again over a new connection. Everything is timed
/// from when it was due, not from when this thread came to it.
final class LoadDevice implements Runnable {
    private static final long HASH = LoadSignal.SCHEMA.hash();
    private static final long OUT_OF_RANGE_NS = Span.seconds(3);
    private static final long RETRY_NS = Span.milliseconds(200);
    private static final long RETRY_NS_MAX = Span.seconds(2);
    private static final int NUMBERS = 65_535;
    /// Fewer than a server must take at once; what is more waits for an acknowledgement.
    private static final int UNDER_WAY_MAX = 48;

    private record Waiting(Parcel parcel, long dueNs) {}

    private final LoadPlan plan;
    private final MqttConnection.Options options;
    private final long phaseNs;
    private final long alarmPhaseNs;
    private final Alarm alarm = new Alarm(Priority.HIGH, false, 0);
    private final Map<Integer, Waiting> waiting = new TreeMap<>();
    private final ArrayDeque<Waiting> backlog = new ArrayDeque<>();
    private final Ranges acknowledged = new Ranges();
    private volatile MqttConnection connection;
    private volatile Ear ear;
    private volatile long acknowledgedNs;
    private volatile boolean isStanding;
    private long raisedNs;
    private long sequence;
    private int number;
    private double value = 70;

    LoadDevice(LoadPlan plan, int index, MqttConnection.Options options) {
        this.plan = plan;
        this.options = options;
        this.phaseNs = plan.rhythm().everyNs() * index / plan.devices();
        this.alarmPhaseNs = plan.rhythm().alarmEveryNs() / plan.devices() * (index * 7_919L
                % plan.devices());
    }

    String name() {
        return options.client();
    }

    @Override
    public void run() {
        try {
            connect();
            plan.connected();
            while (!plan.hasBegun()) {
                keepAlive();
            }
            live(plan.beginNs());
            plan.ended();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepAlive() throws InterruptedException {
        MqttConnection standing = connection;
        try {
            if (standing != null) {
                standing.ping();
            }
        } catch (MqttException e) {
            connection = null; // a new one is made next
        }
        if (connection == null) {
            connect();
        }
    }

    private void live(long beginNs) throws InterruptedException {
        long second = 0;
        long nextAlarmNs = beginNs + alarmPhaseNs;
        long backNs = Long.MAX_VALUE;
        while (true) {
            long nextBlockNs = beginNs + phaseNs + plan.rhythm().everyNs() * second;
            long dueNs = Math.min(nextBlockNs, Math.min(nextAlarmNs, backNs));
            if (dueNs >= plan.endNs()) {
                break;
            }
            awaitConnected(dueNs);
            if (dueNs == backNs) {
                value = 70;
                report(dueNs);
                backNs = Long.MAX_VALUE;
            } else if (dueNs == nextAlarmNs) {
                value = LoadSignal.LIMIT + 20;
                report(dueNs);
                backNs = dueNs + OUT_OF_RANGE_NS;
                nextAlarmNs += plan.rhythm().alarmEveryNs();
            } else {
                send(dueNs, block(second));
                second = second + 1;
            }
        }
        while (!isDone() && System.nanoTime() < plan.endNs() + LoadPlan.DRAIN_NS) {
            awaitConnected(System.nanoTime() + RETRY_NS);
        }
    }

    private List<Frame> block(long second) {
        Frame numbers = new Frame.Numerics(header(), plan.signal().numbers(second, value));
        return !plan.rhythm().waves() ? List.of(numbers)
                : List.of(numbers, new Frame.Waves(header(), plan.signal().waves(second)));
    }

    /// Lets time pass until something is due; a connection that is lost meanwhile is made again at
    /// once.
    private void awaitConnected(long dueNs) throws InterruptedException {
        while (true) {
            if (connection == null) {
                connect();
            }
            long leftNs = dueNs - System.nanoTime();
            if (leftNs <= 0) {
                return;
            }
            synchronized (this) {
                if (connection != null) {
                    TimeUnit.NANOSECONDS.timedWait(this, leftNs);
                }
            }
        }
    }

    /// Numbers of the outbox that were acknowledged.
    synchronized Ranges acknowledged() {
        return acknowledged;
    }

    synchronized boolean isDone() {
        return waiting.isEmpty() && backlog.isEmpty();
    }

    /// The alarm is on a screen.
    synchronized void shown(long nowNs) {
        if (raisedNs != 0) {
            plan.latencies().shown(nowNs - raisedNs);
            if (isStanding) {
                plan.standing().shown(nowNs - raisedNs);
            }
            raisedNs = 0;
        }
    }

    /// Whether an alarm was raised and has not been shown.
    synchronized boolean isUnshown() {
        return raisedNs != 0;
    }

    /// When something of it was acknowledged last.
    long acknowledgedNs() {
        return acknowledgedNs;
    }

    /// Whether it is one that stays while others are cut off.
    void standing(boolean stays) {
        isStanding = stays;
    }

    void cut() {
        MqttConnection standing = connection;
        if (standing != null) {
            standing.abort();
            lost();
        }
    }

    private synchronized void lost() {
        connection = null;
        notifyAll();
    }

    private synchronized void acknowledged(int of) {
        Waiting one = waiting.remove(of);
        if (one == null) {
            return;
        }
        acknowledgedNs = System.nanoTime();
        plan.latencies().acknowledged(acknowledgedNs - one.dueNs());
        if (isStanding) {
            plan.standing().acknowledged(acknowledgedNs - one.dueNs());
        }
        one.parcel().items().forEach(item -> acknowledged.add(item.sequence()));
        forward();
    }

    /// Hears one connection; the end of an older one is no news to a newer.
    private final class Ear implements MqttConnection.Listener {
        @Override
        public void acknowledged(int of, int reason) {
            if (reason < 128) {
                LoadDevice.this.acknowledged(of);
            }
        }

        @Override
        public void published(String topic, byte[] payload) {
            // Reports and commands are not what is measured here.
        }

        @Override
        public void answered() {
            // Publications keep the connection alive.
        }

        @Override
        public void ended(String why) {
            synchronized (LoadDevice.this) {
                if (ear == this) {
                    lost();
                }
            }
            plan.latencies().cut();
        }
    }

    private void report(long dueNs) {
        alarm.report(value > LoadSignal.LIMIT, dueNs);
        alarm.publish();
        boolean raised = alarm.state() == AlarmState.ACTIVE;
        if (raised) {
            synchronized (this) {
                raisedNs = dueNs;
            }
            plan.latencies().raised();
        }
        send(dueNs, List.of(new Frame.AlarmChange(header(), new Frame.Standing(LoadSignal.ALARM,
                Priority.HIGH, alarm.state(), alarm.onsetNs(), raised))));
    }

    private void connect() throws InterruptedException {
        long pauseNs = RETRY_NS;
        while (connection == null) {
            plan.enterHandshake();
            ear = new Ear();
            try {
                connection = MqttConnection.open(options, ear);
            } catch (MqttException e) {
                plan.latencies().refused(e.getMessage());
            } finally {
                plan.leaveHandshake();
            }
            if (connection == null) {
                sleepUntil(System.nanoTime()
                        + ThreadLocalRandom.current().nextLong(pauseNs / 2, pauseNs));
                pauseNs = Math.min(2 * pauseNs, RETRY_NS_MAX);
            }
        }
        greet();
    }

    private void greet() {
        synchronized (this) {
            List<Waiting> again = List.copyOf(waiting.values());
            waiting.clear();
            for (int i = again.size() - 1; i >= 0; i--) {
                backlog.addFirst(again.get(i));
            }
            forward();
        }
        List<Frame> frames = new ArrayList<>();
        Header first = header();
        frames.add(new Frame.Hello(first, Bed.of(name(), "nobody"), LoadSignal.SCHEMA));
        if (alarm.state().isVisible()) {
            frames.add(new Frame.AlarmChange(header(), new Frame.Standing(LoadSignal.ALARM,
                    Priority.HIGH, alarm.state(), alarm.onsetNs(), true)));
        }
        send(System.nanoTime(), frames);
    }

    private void send(long dueNs, List<Frame> frames) {
        List<Parcel.Item> items = new ArrayList<>(frames.size());
        for (Frame frame : frames) {
            items.add(new Parcel.Item(frame.header().sequence(), FrameWriter.bytes(frame)));
        }
        publish(new Parcel(1, 1, sequence, false, items), dueNs);
    }

    private synchronized void publish(Parcel parcel, long dueNs) {
        backlog.add(new Waiting(parcel, dueNs));
        forward();
    }

    /// Sends what may be under way, oldest first; without a connection it waits for the next one.
    private synchronized void forward() {
        MqttConnection standing = connection;
        while (standing != null && !backlog.isEmpty() && waiting.size() < UNDER_WAY_MAX) {
            Waiting one = backlog.remove();
            number = number % NUMBERS + 1;
            waiting.put(number, one);
            byte[] bytes = ParcelCodec.bytes(one.parcel());
            plan.latencies().sent(bytes.length);
            try {
                standing.publish("homeostat/1/" + name() + "/up", number, bytes);
            } catch (MqttException e) {
                connection = null; // what waits goes over the next one
                return;
            }
        }
    }

    private Header header() {
        sequence = sequence + 1;
        return new Header(name(), sequence, HASH, System.nanoTime(), System.currentTimeMillis());
    }

    private static void sleepUntil(long dueNs) throws InterruptedException {
        long leftNs = dueNs - System.nanoTime();
        if (leftNs > 0) {
            Thread.sleep(leftNs / 1_000_000, (int) (leftNs % 1_000_000));
        }
    }
}
