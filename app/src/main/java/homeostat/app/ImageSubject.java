package homeostat.app;

import homeostat.bedside.DeviceLine;
import homeostat.firmware.LinkedImage;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.trial.service.Subject;
import homeostat.wire.LineCall;
import homeostat.wire.LineRequest;
import java.util.ArrayList;
import java.util.List;

/// A device that runs as an image, on the bench.
///
/// Calls that give nothing are kept until something is looked at; then they go over the line in one
/// request, together with a look at everything that a bench looks at.
final class ImageSubject implements Subject, AutoCloseable {
    private static final int KEPT_MAX = 256;
    private final LinkedImage.Running image;
    private final DeviceLine line;
    private final Device assembled;
    private final List<LineRequest.Call> kept = new ArrayList<>();
    private final List<LineRequest.Call> looks = new ArrayList<>();
    private final int orders;
    private final int alarms;
    private long[] face;

    /// @param assembled the same device here, for its sheet and the size of its memory alone
    ImageSubject(LinkedImage.Running image, Device assembled) {
        this.image = image;
        this.assembled = assembled;
        this.line = new DeviceLine(image.received(), image.sent(), frame -> { });
        this.orders = (int) assembled.sheet().ports().stream()
                .filter(row -> row.kind() == Sheet.Kind.ORDERS).count();
        this.alarms = assembled.sheet().alarms().size();
        looks.add(new LineRequest.Call(LineCall.MODE_REGIME, 0));
        looks.add(new LineRequest.Call(LineCall.IS_DISTRUSTED, 0));
        looks.add(new LineRequest.Call(LineCall.DIGEST));
        for (int i = 0; i < orders; i++) {
            looks.add(new LineRequest.Call(LineCall.ORDER_SEQUENCE, i));
            looks.add(new LineRequest.Call(LineCall.ORDER_BASE, i));
        }
        for (int i = 0; i < alarms; i++) {
            looks.add(new LineRequest.Call(LineCall.ALARM_CODE, i));
        }
    }

    /// Makes a call now; what it gives, 0 for nothing.
    long ask(LineCall what, long... words) {
        kept.add(new LineRequest.Call(what, words));
        long[] results = send();
        return results.length == 0 ? 0 : results[results.length - 1];
    }

    @Override
    public void close() {
        line.close();
        image.close();
    }

    @Override
    public Sheet sheet() {
        return assembled.sheet();
    }

    @Override
    public void offer(int input, double base, int qualityCode, long atNs) {
        keep(LineCall.OFFER, input, Double.doubleToLongBits(base), qualityCode, atNs);
    }

    @Override
    public void advance(long nowNs) {
        keep(LineCall.ADVANCE, nowNs);
    }

    @Override
    public boolean stage(int parameter, double base) {
        return ask(LineCall.STAGE, parameter, Double.doubleToLongBits(base)) != 0;
    }

    @Override
    public void confirm() {
        keep(LineCall.CONFIRM);
    }

    @Override
    public void overran(int task, long nowNs) {
        keep(LineCall.OVERRAN, task, nowNs);
    }

    @Override
    public int memoryWords() {
        return assembled.memory().length;
    }

    @Override
    public void remember(int word, long bits) {
        keep(LineCall.REMEMBER, word, bits);
    }

    @Override
    public boolean resume() {
        return ask(LineCall.RESUME) != 0;
    }

    @Override
    public long digest() {
        return face()[2];
    }

    @Override
    public double orderBase(int port) {
        return Double.longBitsToDouble(face()[4 + 2 * port]);
    }

    @Override
    public long orderSequence(int port) {
        return face()[3 + 2 * port];
    }

    @Override
    public int alarmCode(int alarm) {
        return (int) face()[3 + 2 * orders + alarm];
    }

    @Override
    public int modeRegime(int cell) {
        return (int) face()[cell];
    }

    @Override
    public boolean isDistrusted(int task) {
        return face()[1 + task] != 0;
    }

    private void keep(LineCall what, long... words) {
        kept.add(new LineRequest.Call(what, words));
        face = null;
        if (kept.size() >= KEPT_MAX) {
            send();
        }
    }

    private long[] send() {
        face = null;
        long[] results = line.call(kept, 0);
        kept.clear();
        return results;
    }

    private long[] face() {
        if (face == null) {
            kept.addAll(looks);
            face = send();
        }
        return face;
    }
}
