package homeostat.trial.lung;

import homeostat.kernel.Quality;
import homeostat.kernel.Sheet;
import homeostat.seed.Stream;
import homeostat.trial.Host;
import homeostat.trial.organ.Happening;

/// What a pulse oximeter, two carbon dioxide sensors and the ventilator say, with lag and noise,
/// and with what is broken.
///
/// Saturation: a lag of 12 s for the way to the finger and the meter's mean, an offset of up to 1 %
/// for each person, noise of 0.7 %. Arterial carbon dioxide: lag 20 s, noise 0.3 mmHg. After the
/// membrane: lag 0.5 s, noise 0.15 mmHg. Source of the oximeter's error: ISO 80601-2-61 allows 4 %
/// root mean square; meters on the market state 2 %, of which most is offset.
final class LungSensors {
    private static final double STEP_SECONDS = 0.25;
    private static final double FINGER_SECONDS = 12;
    private static final double SKIN_SECONDS = 20;
    private static final double MEMBRANE_SECONDS = 0.5;
    private static final int PLATEAU_EVERY = 60;

    private final Stream noise;
    private final Stream loss;
    private final double offset;
    private final int saturation;
    private final int arterial;
    private final int membrane;
    private final int plateau;
    private final int delivered;
    private final int swept;
    private double finger = Double.NaN;
    private double skin = Double.NaN;
    private double after = Double.NaN;
    private double shownSaturation;
    private double shownArterial;
    private double shownMembrane;

    LungSensors(Stream stream, Sheet sheet) {
        noise = stream.split("sensors");
        loss = stream.split("loss");
        offset = 0.01 * Math.max(-1, Math.min(1, 0.5 * stream.split("offset").gaussian()));
        saturation = sheet.port("oxygen saturation").index();
        arterial = sheet.port("arterial carbon dioxide").index();
        membrane = sheet.port("membrane carbon dioxide").index();
        plateau = sheet.port("plateau pressure").index();
        delivered = sheet.port("delivered oxygen").index();
        swept = sheet.port("delivered sweep").index();
    }

    private static double lagged(double now, double truth, double seconds) {
        return Double.isNaN(now) ? truth : now + STEP_SECONDS / seconds * (truth - now);
    }

    /// Sends what is due at sample `atNs`.
    void send(LungWorld world, Host host, long atNs) {
        finger = lagged(finger, world.saturation(), FINGER_SECONDS);
        skin = lagged(skin, world.arterialMmHg(), SKIN_SECONDS);
        after = lagged(after, world.membraneMmHg(), MEMBRANE_SECONDS);
        double first = noise.gaussian();
        double second = noise.gaussian();
        double third = noise.gaussian();
        boolean isLost = loss.chance(0.5);
        sendSaturation(world, host, first, isLost, atNs);
        sendCarbonDioxide(world, host, second, third, atNs);
        boolean isDue = atNs / LungWorld.SAMPLE_NS % PLATEAU_EVERY == 0;
        if (isDue && !world.isNow(LungKind.PLATEAU_SILENT)) {
            host.offer(plateau, Math.max(0, world.plateauCmH2o() + 0.3 * first), Quality.GOOD,
                    atNs);
        }
        host.offer(delivered, Math.max(0.16, Math.min(1, world.inspired() + 0.005 * second)),
                Quality.GOOD, atNs);
        host.offer(swept, Math.max(0, world.sweepNow() * (1 + 0.01 * third)), Quality.GOOD,
                atNs);
    }

    private void sendSaturation(LungWorld world, Host host, double deviate, boolean isLost,
            long atNs) {
        boolean isSilent = world.isNow(LungKind.SATURATION_SILENT)
                || world.isNow(LungKind.SATURATION_DROPOUT) && isLost;
        if (isSilent) {
            return;
        }
        if (!world.isNow(LungKind.SATURATION_STUCK)) {
            Happening<LungKind> jump = world.event(LungKind.SATURATION_JUMP);
            Happening<LungKind> drift = world.event(LungKind.SATURATION_DRIFT);
            shownSaturation = Math.min(1, finger + offset + 0.007 * deviate
                    - (jump == null ? 0 : jump.between(0.13, 0.3))
                    + (drift == null ? 0 : drift.signed(0.01, 0.04)
                            * drift.share(world.seconds())));
        }
        boolean isNone = world.isNow(LungKind.SATURATION_NAN);
        host.offer(saturation, isNone ? Double.NaN : shownSaturation, Quality.GOOD, atNs);
    }

    private void sendCarbonDioxide(LungWorld world, Host host, double first, double second,
            long atNs) {
        if (!world.isNow(LungKind.ARTERIAL_SILENT)) {
            Happening<LungKind> jump = world.event(LungKind.ARTERIAL_JUMP);
            if (!world.isNow(LungKind.ARTERIAL_STUCK)) {
                shownArterial = skin + 0.3 * first
                        + (jump == null ? 0 : jump.signed(10, 30));
            }
            host.offer(arterial, shownArterial, Quality.GOOD, atNs);
        }
        if (!world.isNow(LungKind.MEMBRANE_SILENT)) {
            if (!world.isNow(LungKind.MEMBRANE_STUCK)) {
                shownMembrane = after + 0.15 * second;
            }
            boolean isNone = world.isNow(LungKind.MEMBRANE_NAN);
            host.offer(membrane, isNone ? Double.NaN : shownMembrane, Quality.GOOD, atNs);
        }
    }
}
