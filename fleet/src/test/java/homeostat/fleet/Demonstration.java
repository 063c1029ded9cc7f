package homeostat.fleet;

import homeostat.kernel.AlarmState;
import homeostat.kernel.Priority;
import homeostat.kernel.Reason;
import homeostat.kernel.Regime;
import java.nio.file.Path;

/// A ward of synthetic beds to look at: `Demonstration PORT SECONDS [FOLDER]`; with a folder it
/// takes pictures of itself there and ends.
final class Demonstration {
    private static final int HISTORY_SECONDS = 1_500;
    private static final double SPEED = 60;

    private final SyntheticBed[] monitors = {
        SyntheticBed.monitor("bed-1", "M. Aalto, 71 (simulated)"),
        SyntheticBed.monitor("bed-2", "J. Okafor, 64 (simulated)"),
        SyntheticBed.monitor("bed-3", "R. Lindqvist, 58 (simulated)"),
        SyntheticBed.monitor("bed-7", "S. Moreau, 80 (simulated)"),
    };
    private final double[] rates = {72, 148, 61, 88};
    private final SyntheticBed[] pancreases = {
        SyntheticBed.pancreas("bed-4", "child#001 (virtual)", SPEED),
        SyntheticBed.pancreas("bed-5", "adult#004 (virtual)", SPEED),
        SyntheticBed.pancreas("bed-6", "adolescent#002 (virtual)", SPEED),
        SyntheticBed.pancreas("bed-8", "adult#009 (virtual)", SPEED),
    };
    private final Uplink uplink;

    private Demonstration(Fleet fleet) {
        uplink = fleet.connect(command -> { });
    }

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        double seconds = Double.parseDouble(arguments[1]);
        try (Fleet fleet = Fleet.start(FleetOptions.port(port))) {
            Demonstration ward = new Demonstration(fleet);
            ward.greet();
            Thread pump = Thread.ofVirtual().start(() -> ward.run(seconds));
            if (arguments.length > 2) {
                pictures(fleet, Path.of(arguments[2]));
                pump.interrupt();
            }
            pump.join();
        }
    }

    private static void pictures(Fleet fleet, Path folder) throws Exception {
        try (Browser browser = new Browser(1680, 1060)) {
            browser.open(fleet.address());
            Thread.sleep(8_000);
            browser.screenshot(folder.resolve("ward.png"));
            browser.open(fleet.address().resolve("#/bed/bed-2"));
            Thread.sleep(7_000);
            browser.screenshot(folder.resolve("ecg.png"));
            browser.size(1680, 1900);
            browser.open(fleet.address().resolve("#/bed/bed-5"));
            Thread.sleep(3_000);
            browser.screenshot(folder.resolve("pancreas.png"));
            browser.size(1000, 1300);
            browser.open(fleet.address());
            Thread.sleep(2_000);
            browser.screenshot(folder.resolve("narrow.png"));
            browser.size(420, 900);
            Thread.sleep(1_000);
            browser.screenshot(folder.resolve("phone.png"));
            browser.open(fleet.address().resolve("#/bed/bed-5"));
            Thread.sleep(2_000);
            browser.screenshot(folder.resolve("phone-bed.png"));
            browser.complaints().forEach(System.err::println);
        }
    }

    private void greet() {
        long now = System.currentTimeMillis();
        for (int i = 0; i < monitors.length; i++) {
            SyntheticBed bed = monitors[i].at(0, now);
            uplink.ingest(bed.hello());
            uplink.ingest(bed.mode(1, Regime.NORMAL));
            for (int second = 0; second < HISTORY_SECONDS; second++) {
                monitor(i, second, now - (HISTORY_SECONDS - second) * 1000L);
            }
        }
        for (int i = 0; i < pancreases.length; i++) {
            SyntheticBed bed = pancreases[i].at(0, now);
            uplink.ingest(bed.hello());
            uplink.ingest(bed.mode(i == 3 ? 3 : 1, i == 3 ? Regime.FALLBACK : Regime.NORMAL));
            for (int minute = 0; minute < 1300; minute++) {
                pancreas(i, minute * 60, now);
            }
        }
        uplink.ingest(monitors[1].alarm(1, Priority.MEDIUM, AlarmState.ACTIVE, true));
        uplink.ingest(monitors[2].alarm(2, Priority.LOW, AlarmState.ACTIVE, true));
        uplink.ingest(pancreases[1].alarm(0, Priority.HIGH, AlarmState.ACTIVE, true));
        uplink.ingest(pancreases[1].alarm(1, Priority.MEDIUM, AlarmState.LATCHED, true));
        uplink.ingest(pancreases[3].alarm(1, Priority.MEDIUM, AlarmState.ACKNOWLEDGED, false));
    }

    private void run(double seconds) {
        double step = 0.2;
        try {
            for (int tick = 0; tick * step < seconds; tick++) {
                double at = HISTORY_SECONDS + tick * step;
                long now = System.currentTimeMillis();
                for (int i = 0; i < monitors.length; i++) {
                    boolean silent = i == 3 && tick > 12;
                    boolean gap = i == 2 && tick % 40 > 33;
                    if (!silent && !gap) {
                        monitors[i].at(at, now);
                        uplink.ingest(monitors[i].ecg(at - step, at, rates[i]));
                    }
                    if (!silent && tick % 5 == 0) {
                        monitor(i, at, now);
                    }
                }
                for (int i = 0; tick % 2 == 0 && i < pancreases.length; i++) {
                    pancreas(i, 1300 * 60 + tick * step * SPEED, now);
                }
                Thread.sleep((long) (step * 1000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void monitor(int i, double seconds, long now) {
        double rate = rates[i] + 3 * Math.sin(seconds / 40 + i) + 1.5 * Math.sin(seconds / 7);
        uplink.ingest(monitors[i].at(seconds, now)
                .numerics(1, rate, 60_000 / rate, i == 2 ? 61 : 97));
    }

    private void pancreas(int i, double seconds, long now) {
        double hour = seconds / 3600 % 24;
        double glucose = 112 + 6 * Math.sin(seconds / 900 + i) + meal(hour, 7 + i * 0.3, 60)
                + meal(hour, 12.5, 75) + meal(hour, 18.6 - i * 0.2, 85 + 20 * i)
                - (i == 1 ? 104 * Math.exp(-Math.pow((hour - 22) / 0.9, 2)) : 0);
        double onBoard = 0.8 + meal(hour, 7.1, 2.4) + meal(hour, 12.6, 3.1) + meal(hour, 18.7, 3.4);
        boolean suspended = glucose < 80;
        double rate = suspended ? 0 : Math.round((0.9 + (glucose - 105) / 28) * 20) / 20.0;
        SyntheticBed bed = pancreases[i].at(seconds, now);
        if (Math.floor(seconds / 300) != Math.floor((seconds - 60) / 300)) {
            uplink.ingest(bed.order(Math.max(0, rate),
                    suspended ? Reason.FLOOR : Reason.NONE));
        }
        boolean gap = i == 2 && hour > 14 && hour < 15.2;
        uplink.ingest(bed.numerics(0, gap ? Double.NaN : glucose, onBoard,
                gap ? Double.NaN : glucose - 4 * onBoard + 6));
    }

    private static double meal(double hour, double at, double height) {
        double since = (hour - at) / 1.1;
        return since <= 0 ? 0 : height * since * Math.exp(1 - since);
    }
}
