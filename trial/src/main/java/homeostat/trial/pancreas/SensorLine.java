package homeostat.trial.pancreas;

import homeostat.body.glucose.GlucoseSensor;
import homeostat.body.glucose.SensorType;
import homeostat.kernel.Quality;
import homeostat.kernel.Span;
import homeostat.seed.Stream;
import homeostat.trial.Host;
import java.util.ArrayList;
import java.util.List;

/// The sensor on a virtual diabetic and the way of its readings to the device, with all that can
/// happen to them there.
final class SensorLine {
    private static final double DRIFT_MG_PER_DL_MAX = 80;
    private static final double MINUTES_PER_HOUR = 60;

    private final GlucoseSensor sensor;
    private final FaultList faults;
    private final Disturbances disturbances;
    private final SafetyWatch watch;
    private final int port;
    private final Stream lossStream;
    private final List<Sent> underWay = new ArrayList<>();
    private double sentMgPerDl = Double.NaN;
    private Sent heldBack;

    SensorLine(GlucoseSensor sensor, FaultList faults, Disturbances disturbances,
            SafetyWatch watch, SensorPort to) {
        this.sensor = sensor;
        this.faults = faults;
        this.disturbances = disturbances;
        this.watch = watch;
        this.port = to.port();
        this.lossStream = to.lossStream();
    }

    /// Where it ends, and what of chance is on the way.
    record SensorPort(int port, Stream lossStream) {}

    /// A reading on its way: due at `minute`, made at `madeMinute`.
    private record Sent(long minute, long madeMinute, double mgPerDl) {}

    /// The last number that it sent; NaN before the first.
    double sentMgPerDl() {
        return sentMgPerDl;
    }

    /// Looks at `bodyMgPerDl` in `minute`, and hands over what has arrived.
    void minute(long minute, double bodyMgPerDl, Host host) {
        if (sensor.minute(bodyMgPerDl)) {
            send(minute, within(disturbances.shown(sensor.glucoseMgPerDl(), minute)));
        }
        for (int i = 0; i < underWay.size(); i++) {
            if (underWay.get(i).minute == minute) {
                hand(underWay.get(i), minute, host);
            }
        }
        underWay.removeIf(each -> each.minute <= minute);
    }

    private void send(long minute, double truthfulMgPerDl) {
        Fault fault = faults.ofSensor(minute);
        boolean lost = lossStream.chance(0.5);
        if (fault == null) {
            underWay.add(new Sent(minute, minute, truthfulMgPerDl));
            return;
        }
        Sent sent = new Sent(minute, minute, shown(truthfulMgPerDl, fault, minute));
        switch (fault.kind()) {
            case STALE -> { }
            case DROPOUT -> {
                if (!lost) {
                    underWay.add(sent);
                }
            }
            case LATE -> underWay.add(new Sent(minute + (long) fault.between(3, 30), minute,
                    sent.mgPerDl));
            case DUPLICATE -> {
                underWay.add(sent);
                underWay.add(new Sent(minute + 1, minute, sent.mgPerDl));
            }
            case REORDERED -> reorder(sent);
            default -> underWay.add(sent);
        }
    }

    /// Holds every other one back until a minute after the next.
    private void reorder(Sent sent) {
        if (heldBack == null) {
            heldBack = sent;
        } else {
            underWay.add(sent);
            underWay.add(new Sent(sent.minute + 1, heldBack.madeMinute, heldBack.mgPerDl));
            heldBack = null;
        }
    }

    private double shown(double truthfulMgPerDl, Fault fault, long minute) {
        return switch (fault.kind()) {
            case STUCK -> Double.isNaN(sentMgPerDl) ? truthfulMgPerDl : sentMgPerDl;
            case NAN -> Double.NaN;
            case JUMP -> within(truthfulMgPerDl + fault.jumpMgPerDl());
            case BIAS -> within(truthfulMgPerDl + fault.signed(10, 40));
            case DRIFT -> {
                double hours = (minute - fault.fromMinute()) / MINUTES_PER_HOUR;
                double moved = hours * fault.signed(5, 30);
                yield within(truthfulMgPerDl + Math.max(-DRIFT_MG_PER_DL_MAX,
                        Math.min(DRIFT_MG_PER_DL_MAX, moved)));
            }
            default -> truthfulMgPerDl;
        };
    }

    private void hand(Sent sent, long minute, Host host) {
        sentMgPerDl = Double.isFinite(sent.mgPerDl) ? sent.mgPerDl : sentMgPerDl;
        long madeNs = Span.minutes(sent.madeMinute);
        long stampNs = madeNs + faults.clockAheadNs(minute);
        host.offer(port, sent.mgPerDl, Quality.GOOD, stampNs);
        watch.reading(sent.mgPerDl, madeNs, stampNs);
    }

    private double within(double mgPerDl) {
        SensorType type = sensor.type();
        return Math.max(type.glucoseMinMgPerDl(), Math.min(type.glucoseMaxMgPerDl(), mgPerDl));
    }
}
