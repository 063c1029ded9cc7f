package homeostat.trial.service;

import homeostat.kernel.AlarmState;
import homeostat.kernel.Quality;
import homeostat.kernel.Quantity;
import homeostat.kernel.Regime;
import homeostat.kernel.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// What any device must do on a bench, read off its sheet: order nothing on a prescription that
/// cannot be read, refuse what no parameter may be, regulate quietly on good signals, stay within
/// its ranges on nonsense, not be silent when its signals end, go on when its control is
/// distrusted, compute the same bits twice, and make every single alarm of the sheet sound.
public final class SelfTest {
    private static final double NS_PER_S = 1e9;
    private static final double LOST_SECONDS = 60;
    /// More than any parameter of any device, in any unit.
    private static final double BEYOND = 1e15;

    private static final long RUBBISH = 0x5a5a5a5a5a5a5a5aL;

    private final TestBench bench;
    private final Supplier<Subject> maker;
    private final List<Check> checks = new ArrayList<>();

    /// One thing that was looked at.
    ///
    /// @param what a sentence
    /// @param held whether it was so
    public record Check(String what, boolean held) {}

    private SelfTest(TestBench bench, Supplier<Subject> maker) {
        this.bench = bench;
        this.maker = maker;
    }

    /// Tests the device of `bench`, here.
    public static List<Check> of(TestBench bench) {
        return of(bench, () -> Subject.of(bench.assemble()));
    }

    /// Tests the device of `bench` wherever `maker` has it: each one fresh, one after the other.
    public static List<Check> of(TestBench bench, Supplier<Subject> maker) {
        SelfTest test = new SelfTest(bench, maker);
        test.prescription();
        test.regulates();
        test.nonsense();
        test.loss();
        test.distrusted();
        test.sameBits();
        for (Sheet.AlarmRow row : bench.assemble().sheet().alarms()) {
            test.check("alarm sounds: " + row.name(), () -> test.sounds(row));
        }
        return List.copyOf(test.checks);
    }

    private void check(String what, BooleanSupplier holds) {
        checks.add(new Check(what, holds.getAsBoolean()));
    }

    private static List<Sheet.PortRow> ports(Subject device, Sheet.Kind kind) {
        return device.sheet().ports().stream().filter(row -> row.kind() == kind).toList();
    }

    private Subject confirmed() {
        Subject device = maker.get();
        device.confirm();
        return device;
    }

    /// Puts the generator on all inputs from one second of the device's life to another.
    private void feed(Subject device, double from, double until, String provoked) {
        List<Sheet.PortRow> inputs = ports(device, Sheet.Kind.INPUT);
        long first = Math.round(from / bench.sampleSeconds());
        long last = Math.round(until / bench.sampleSeconds());
        for (long i = first; i < last; i++) {
            double seconds = i * bench.sampleSeconds();
            long nowNs = Math.round(seconds * NS_PER_S);
            for (Sheet.PortRow row : inputs) {
                double value = bench.signal(row.name(), seconds, device, provoked);
                if (!Double.isNaN(value)) {
                    device.offer(row.index(), value, Quality.GOOD.code(), nowNs);
                }
            }
            device.advance(nowNs);
        }
    }

    private void prescription() {
        Subject unreadable = maker.get();
        for (int word = 0; word < unreadable.memoryWords(); word++) {
            unreadable.remember(word, RUBBISH);
        }
        boolean resumed = unreadable.resume();
        feed(unreadable, 0, bench.seconds(), TestBench.NOTHING);
        check("orders nothing on a prescription that cannot be read", () -> !resumed
                && ports(unreadable, Sheet.Kind.ORDERS).stream().allMatch(row ->
                        unreadable.orderSequence(row.index()) == 0));
        Subject device = confirmed();
        check("refuses numbers that no parameter may have", () ->
                device.sheet().parameters().stream().noneMatch(row ->
                        device.stage(row.index(), BEYOND) || device.stage(row.index(), -BEYOND)
                                || device.stage(row.index(), Double.NaN)
                                || device.stage(row.index(), Double.POSITIVE_INFINITY)));
    }

    private void regulates() {
        Subject device = confirmed();
        feed(device, 0, bench.seconds(), TestBench.NOTHING);
        check("regulates on good signals", () ->
                device.modeRegime(0) == Regime.NORMAL.code());
        check("is quiet on good signals", () -> visible(device) == 0);
        check("every order is given, and within its range", () ->
                ports(device, Sheet.Kind.ORDERS).stream().allMatch(row ->
                        device.orderSequence(row.index()) > 0) && isWithin(device));
    }

    private static boolean isWithin(Subject device) {
        return ports(device, Sheet.Kind.ORDERS).stream().allMatch(row ->
                device.orderSequence(row.index()) == 0
                        || contains(row, device.orderBase(row.index())));
    }

    private static boolean contains(Sheet.PortRow row, double base) {
        return base >= base(row.range().low()) && base <= base(row.range().high());
    }

    private static double base(Quantity<?> quantity) {
        return quantity.value() * quantity.unit().basePerUnit();
    }

    private static boolean isVisible(Subject device, Sheet.AlarmRow row) {
        return AlarmState.of(device.alarmCode(row.index())).isVisible();
    }

    private static long visible(Subject device) {
        return device.sheet().alarms().stream().filter(row ->
                isVisible(device, row)).count();
    }

    private void nonsense() {
        Subject device = confirmed();
        feed(device, 0, bench.seconds() / 2.0, TestBench.NOTHING);
        boolean within = true;
        double[] shares = {0, 1, -0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY, 0.5};
        long step = Math.round(bench.seconds() / 2.0 / bench.sampleSeconds());
        for (double share : shares) {
            for (int i = 0; i < 500; i++) {
                long nowNs = Math.round(step * bench.sampleSeconds() * NS_PER_S);
                for (Sheet.PortRow row : ports(device, Sheet.Kind.INPUT)) {
                    double low = row.range().low().value();
                    double high = row.range().high().value();
                    device.offer(row.index(), low + share * (high - low), Quality.GOOD.code(),
                            nowNs);
                }
                device.advance(nowNs);
                within &= isWithin(device) && !device.isDistrusted(0);
                step++;
            }
        }
        boolean stayed = within;
        check("stays within its ranges on nonsense", () -> stayed);
    }

    private void loss() {
        Subject device = confirmed();
        feed(device, 0, bench.seconds(), TestBench.NOTHING);
        device.advance(Math.round((bench.seconds() + LOST_SECONDS) * NS_PER_S));
        check("the loss of every signal is not silent", () -> visible(device) > 0
                && device.modeRegime(0) != Regime.NORMAL.code());
    }

    private void distrusted() {
        Subject device = confirmed();
        feed(device, 0, bench.seconds() / 2.0, TestBench.NOTHING);
        List<Sheet.PortRow> orders = ports(device, Sheet.Kind.ORDERS);
        long before = orders.stream().mapToLong(row -> device.orderSequence(row.index())).sum();
        device.overran(0, Math.round(bench.seconds() / 2.0 * NS_PER_S));
        feed(device, bench.seconds() / 2.0, bench.seconds(), TestBench.NOTHING);
        check("a distrusted control leaves a fallback that goes on", () -> device.isDistrusted(0)
                && isWithin(device) && (orders.isEmpty() || orders.stream().mapToLong(row ->
                        device.orderSequence(row.index())).sum() > before));
    }

    private void sameBits() {
        check("the same signals give the same bits", () -> digestOfRun() == digestOfRun());
    }

    private long digestOfRun() {
        Subject device = confirmed();
        feed(device, 0, bench.seconds(), TestBench.NOTHING);
        return device.digest();
    }

    private boolean sounds(Sheet.AlarmRow row) {
        Subject device = confirmed();
        List<Sheet.TaskRow> tasks = device.sheet().tasks();
        for (int task = 0; task < tasks.size(); task++) {
            if (row.name().equals(tasks.get(task).name() + " trapped")) {
                device.overran(task, 0);
            }
        }
        int from = 0;
        while (from < bench.secondsMax(row.name())
                && !isVisible(device, row)) {
            feed(device, from, from + 1, row.name());
            from++;
        }
        return isVisible(device, row);
    }
}
