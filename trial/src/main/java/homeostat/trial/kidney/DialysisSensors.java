package homeostat.trial.kidney;

import homeostat.kernel.Quality;
import homeostat.kernel.Sheet;
import homeostat.seed.Stream;
import homeostat.trial.Host;
import homeostat.trial.organ.Happening;

/// What the machine measures, with noise, and with what is broken.
///
/// Once a second: blood volume (noise 0.2 %), membrane pressure (2 mmHg), balance, blood flow; each
/// five minutes a cuff (4 mmHg); each twenty a clearance (3 %). Five times a second the protective
/// sensors. All noise is drawn whether it is sent or not, so that a fault changes nothing else.
final class DialysisSensors {
    private static final int CONTROL_EVERY = 5;
    private static final int CUFF_EVERY = 1500;
    private static final int CLEARANCE_EVERY = 6000;
    private static final int CUFF_FIRST = 50;
    private static final int CLEARANCE_FIRST = 100;

    private final Stream noise;
    private final Stream protectiveNoise;
    private final int volume;
    private final int membrane;
    private final int removed;
    private final int flow;
    private final int clearance;
    private final int systolic;
    private final int diastolic;
    private final int dialysate;
    private final int air;
    private final int leak;
    private final int venous;
    private final int arterial;
    private final int warmth;
    private final int sodium;
    private final int rate;
    private final int setting;
    private double shownVolume = 1;
    private double shownRemovedMl;
    private double shownSystolicMmHg = Double.NaN;

    DialysisSensors(Stream stream, Sheet sheet) {
        noise = stream.split("sensors");
        protectiveNoise = stream.split("protective");
        volume = sheet.port("relative blood volume").index();
        membrane = sheet.port("transmembrane pressure").index();
        removed = sheet.port("ultrafiltrate").index();
        flow = sheet.port("measured blood flow").index();
        clearance = sheet.port("clearance").index();
        systolic = sheet.port("systolic pressure").index();
        diastolic = sheet.port("diastolic pressure").index();
        dialysate = sheet.port("measured dialysate flow").index();
        air = sheet.port("air").index();
        leak = sheet.port("blood leak").index();
        venous = sheet.port("venous pressure").index();
        arterial = sheet.port("arterial line pressure").index();
        warmth = sheet.port("protective temperature").index();
        sodium = sheet.port("protective conductivity").index();
        rate = sheet.port("protective balance").index();
        setting = sheet.port("ultrafiltration setting").index();
    }

    /// Sends what is due at sample `atNs`.
    void send(KidneyWorld world, Host host, long atNs) {
        long sample = atNs / KidneyWorld.SAMPLE_NS;
        if (sample % CONTROL_EVERY == 0) {
            sendControl(world, host, atNs);
        }
        double deviate = noise.gaussian();
        if (sample % CUFF_EVERY == CUFF_FIRST) {
            sendCuff(world, host, deviate, atNs);
        }
        boolean isDue = sample % CLEARANCE_EVERY == CLEARANCE_FIRST;
        if (isDue && !world.isNow(KidneyKind.CLEARANCE_SILENT)) {
            double ml = world.machine().clearanceMlPerMin() * (1 + 0.03 * deviate);
            host.offer(clearance, Math.max(0, ml / 1000), Quality.GOOD, atNs);
        }
        sendProtective(world, host, atNs);
    }

    private void sendControl(KidneyWorld world, Host host, long atNs) {
        double first = noise.gaussian();
        double second = noise.gaussian();
        double third = noise.gaussian();
        if (!world.isNow(KidneyKind.VOLUME_SILENT)) {
            shownVolume = volume(world, first);
            host.offer(volume, shownVolume, Quality.GOOD, atNs);
        }
        if (!world.isNow(KidneyKind.MEMBRANE_SILENT)) {
            Happening<KidneyKind> wrong = world.event(KidneyKind.MEMBRANE_WRONG);
            double mmHg = world.machine().membraneMmHg(world.troubleNow()) + 2 * second
                    + (wrong == null ? 0 : wrong.signed(60, 150));
            host.offer(membrane, mmHg, Quality.GOOD, atNs);
        }
        if (!world.isNow(KidneyKind.BALANCE_SILENT)) {
            if (!world.isNow(KidneyKind.BALANCE_STUCK)) {
                shownRemovedMl = world.machine().countedMl();
            }
            host.offer(removed, shownRemovedMl, Quality.GOOD, atNs);
        }
        double litres = world.machine().bloodLPerMin();
        host.offer(flow, litres == 0 ? 0 : Math.max(0, litres + 0.005 * third), Quality.GOOD,
                atNs);
        host.offer(dialysate, world.machine().dialysateMlPerMin() / 1000, Quality.GOOD, atNs);
    }

    private double volume(KidneyWorld world, double deviate) {
        if (world.isNow(KidneyKind.VOLUME_STUCK)) {
            return shownVolume;
        }
        if (world.isNow(KidneyKind.VOLUME_NAN)) {
            return Double.NaN;
        }
        double share = world.body().relativeBloodVolume() + 0.002 * deviate;
        Happening<KidneyKind> jump = world.event(KidneyKind.VOLUME_JUMP);
        Happening<KidneyKind> drift = world.event(KidneyKind.VOLUME_DRIFT);
        return share + (jump == null ? 0 : jump.signed(0.04, 0.15))
                + (drift == null ? 0 : drift.signed(0.02, 0.06)
                        * drift.share(world.seconds()));
    }

    private void sendCuff(KidneyWorld world, Host host, double deviate, long atNs) {
        if (world.isNow(KidneyKind.CUFF_SILENT)) {
            return;
        }
        Happening<KidneyKind> wrong = world.event(KidneyKind.CUFF_WRONG);
        shownSystolicMmHg = Math.rint(world.body().pressure().systolicMmHg() + 4 * deviate
                + (wrong == null ? 0 : wrong.signed(15, 40)));
        host.offer(systolic, Math.max(31, shownSystolicMmHg), Quality.GOOD, atNs);
        double pulse = world.body().pressure().systolicMmHg()
                - world.body().pressure().diastolicMmHg();
        host.offer(diastolic, Math.max(11, Math.rint(shownSystolicMmHg - pulse)), Quality.GOOD,
                atNs);
    }

    private void sendProtective(KidneyWorld world, Host host, long atNs) {
        double first = protectiveNoise.gaussian();
        double second = protectiveNoise.gaussian();
        DialysisMachine machine = world.machine();
        double ml = machine.bloodLPerMin() * 1000;
        if (!world.isNow(KidneyKind.AIR_SILENT)) {
            host.offer(air, world.airMlPerSecond(), Quality.GOOD, atNs);
        }
        host.offer(leak, Math.max(0, world.leakMlPerMin() + 0.03 * first), Quality.GOOD, atNs);
        if (!world.isNow(KidneyKind.LINES_SILENT)) {
            Happening<KidneyKind> kink = world.event(KidneyKind.KINK);
            Happening<KidneyKind> weak = world.event(KidneyKind.ACCESS_WEAK);
            double back = world.isNeedleOut() ? 5 : kink == null || ml == 0 ? 45 + 0.3 * ml
                    : kink.between(400, 550);
            double out = weak == null || ml == 0 ? -20 - 0.45 * ml : weak.between(-300, -400);
            host.offer(venous, back + 3 * first, Quality.GOOD, atNs);
            host.offer(arterial, out + 3 * second, Quality.GOOD, atNs);
        }
        if (!world.isNow(KidneyKind.FLUID_SILENT)) {
            host.offer(warmth, machine.celsius(world.troubleNow()) + 0.05 * second, Quality.GOOD,
                    atNs);
            host.offer(sodium, machine.mixedMmolPerL(world.troubleNow()) + 0.3 * first,
                    Quality.GOOD, atNs);
        }
        Happening<KidneyKind> meter = world.event(KidneyKind.METER_WRONG);
        host.offer(rate, machine.trueMlPerHour() + 30 * second
                + (meter == null ? 0 : meter.signed(60, 400)), Quality.GOOD, atNs);
        host.offer(setting, machine.setMlPerHour(), Quality.GOOD, atNs);
    }

    double shownVolume() {
        return shownVolume;
    }

    double shownSystolicMmHg() {
        return shownSystolicMmHg;
    }
}
