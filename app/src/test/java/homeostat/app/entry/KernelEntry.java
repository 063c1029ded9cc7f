package homeostat.app.entry;

import homeostat.kernel.AlarmState;
import homeostat.kernel.Carbohydrate;
import homeostat.kernel.DoubleList;
import homeostat.kernel.DoubleRing;
import homeostat.kernel.Duration;
import homeostat.kernel.Elementary;
import homeostat.kernel.Flow;
import homeostat.kernel.Fraction;
import homeostat.kernel.HeartRate;
import homeostat.kernel.LongList;
import homeostat.kernel.LongRing;
import homeostat.kernel.LongToDoubleMap;
import homeostat.kernel.PartList;
import homeostat.kernel.PartMap;
import homeostat.kernel.PartRing;
import homeostat.kernel.Pressure;
import homeostat.kernel.Proposal;
import homeostat.kernel.Range;
import homeostat.kernel.Regime;
import homeostat.kernel.Voltage;

/// A device that would use what of the kernel no shipped one does, so that it, too, is proved:
/// every fixed-capacity collection and every elementary function.
public final class KernelEntry {
    private static final int CAPACITY = 8;

    private final DoubleList doubles = new DoubleList(CAPACITY);
    private final LongList longs = new LongList(CAPACITY);
    private final DoubleRing recentDoubles = new DoubleRing(CAPACITY);
    private final LongRing recentLongs = new LongRing(CAPACITY);
    private final LongToDoubleMap map = new LongToDoubleMap(CAPACITY);
    private final PartList<KernelEntry> parts = new PartList<>(CAPACITY);
    private final PartRing<KernelEntry> recentParts = new PartRing<>(CAPACITY);
    private final PartMap<KernelEntry> named = new PartMap<>(CAPACITY);
    private final Range<Flow> flows = new Range<>(
            Flow.litresPerMinute(1), Flow.litresPerMinute(9));
    private final Proposal<Flow> flow = new Proposal<>();
    private double sum = Duration.seconds(1).in(Duration.MINUTES)
            + Fraction.ofOne(1).in(Fraction.PERCENT) + Pressure.mmHg(1).in(Pressure.KILOPASCALS)
            + Voltage.millivolts(1).value() + HeartRate.beatsPerMinute(1).value()
            + Carbohydrate.grams(1).value();

    public KernelEntry() {}

    /// One step: a little of everything.
    public void step(long nowNs) {
        double x = nowNs * 1e-9;
        lists(nowNs, x);
        rings(nowNs, x);
        maps(nowNs, x);
        partLists(nowNs);
        codes(nowNs);
        sum = circular(x) + exponential(x) + hyperbolic(x);
    }

    private void codes(long nowNs) {
        flow.set(Flow.LITRES_PER_MINUTE, sum, nowNs, nowNs + 1);
        if (flows.contains(flow) && Regime.of((int) (nowNs % 5)) == Regime.NORMAL) {
            sum++;
        }
        if (AlarmState.of((int) (nowNs % 5)).isAudible()) {
            sum--;
        }
    }

    private void lists(long nowNs, double x) {
        if (doubles.isFull() || longs.isFull()) {
            doubles.removeAt(0);
            longs.clear();
        }
        if (doubles.add(x) && longs.add(nowNs)) {
            doubles.set(doubles.size() - 1, sum);
            longs.set(longs.size() - 1, nowNs + 1);
        }
        for (int i = 0; i < doubles.size(); i++) {
            sum += doubles.at(i) + doubles.capacity();
        }
        for (int i = 0; i < longs.size(); i++) {
            sum += longs.at(i) + longs.capacity();
        }
        if (longs.size() > 1) {
            longs.removeAt(1);
        }
        if (nowNs == 0) {
            doubles.clear();
        }
    }

    private void rings(long nowNs, double x) {
        recentDoubles.push(x);
        recentLongs.push(nowNs);
        for (int i = 0; i < recentDoubles.size(); i++) {
            sum += recentDoubles.at(i);
        }
        for (int i = 0; i < recentLongs.size(); i++) {
            sum += recentLongs.at(i);
        }
        sum += recentDoubles.newest() - recentDoubles.oldest()
                + recentLongs.newest() - recentLongs.oldest();
        if (recentDoubles.isFull() && recentLongs.isFull()) {
            recentDoubles.clear();
            recentLongs.clear();
        }
        sum += recentDoubles.capacity() + recentLongs.capacity();
    }

    private void maps(long nowNs, double x) {
        if (map.isFull() || !map.put(nowNs, x)) {
            map.clear();
        }
        if (map.has(nowNs)) {
            sum += map.at(nowNs);
        }
        for (int i = 0; i < map.capacity(); i++) {
            if (i < map.size()) {
                sum += map.keyAt(i) + map.valueAt(i);
            }
        }
        sum += map.atOr(nowNs - 1, 0);
        if (map.remove(nowNs - 2)) {
            sum++;
        }
    }

    private void partLists(long nowNs) {
        if (parts.isFull() || !parts.add(this)) {
            parts.clear();
        }
        for (int i = 0; i < parts.size(); i++) {
            sum += parts.at(i).sum + parts.capacity();
            parts.set(i, this);
        }
        if (parts.size() > 2) {
            parts.removeAt(0);
        }
        recentParts.push(this);
        for (int i = 0; i < recentParts.size(); i++) {
            sum += recentParts.at(i).sum;
        }
        sum += recentParts.newest().sum + recentParts.oldest().sum + recentParts.capacity();
        if (recentParts.isFull()) {
            recentParts.clear();
        }
        if (named.isFull() || !named.put(nowNs, this)) {
            named.clear();
        }
        if (named.has(nowNs)) {
            sum += named.at(nowNs).sum;
        }
        for (int i = 0; i < named.capacity(); i++) {
            if (i < named.size()) {
                sum += named.keyAt(i) + named.valueAt(i).sum;
            }
        }
        if (named.atOrNull(nowNs - 1) == null && named.remove(nowNs - 2)) {
            sum++;
        }
    }

    private static double circular(double x) {
        return Elementary.sin(x) + Elementary.cos(x) + Elementary.tan(x) + Elementary.asin(x)
                + Elementary.acos(x) + Elementary.atan(x) + Elementary.atan2(x, 1 - x);
    }

    private static double exponential(double x) {
        return Elementary.exp(x) + Elementary.expm1(x) + Elementary.log(x) + Elementary.log1p(x)
                + Elementary.log10(x) + Elementary.pow(x, 1.5) + Elementary.sqrt(x)
                + Elementary.cbrt(x);
    }

    private static double hyperbolic(double x) {
        return Elementary.sinh(x) + Elementary.cosh(x) + Elementary.tanh(x)
                + Elementary.hypot(x, 1);
    }
}
