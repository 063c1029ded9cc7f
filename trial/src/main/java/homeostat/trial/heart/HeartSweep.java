package homeostat.trial.heart;

import homeostat.trial.FaultSweep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What of the artificial heart is swept with faults: its four modes, its whole menu, every reading
/// of a beat.
///
/// A case lives for 100 s: 30 s to settle, the mode's own beginning at 30 s, the fault from some
/// reading of the beat at 45 s for 30 s, a second one from 10 s later on. Severity alternates
/// from reading to reading between one end and the other, and middle values in between.
public final class HeartSweep implements FaultSweep.Subject {
    private static final int SECONDS = 100;
    private static final double MODE_AT = 30;
    private static final double FAULT_AT = 45;
    private static final double FAULT_SECONDS = 30;
    private static final double SECOND_AFTER = 10;
    private static final double SAMPLE_SECONDS = 0.02;
    private static final int READINGS = 29;
    private static final double[] SEVERITIES = {0, 1, 0.25, 0.75, 0.49, 0.51};

    private final long seed;

    /// With what chance decides.
    public HeartSweep(long seed) {
        this.seed = seed;
    }

    @Override
    public List<String> modes() {
        return List.of("Starting", "Regulating", "OneSided", "Fallback");
    }

    @Override
    public List<String> faults() {
        return Arrays.stream(HeartFault.Kind.values())
                .filter(kind -> kind != HeartFault.Kind.NONE).map(HeartFault.Kind::label).toList();
    }

    @Override
    public List<String> hazardous() {
        return List.of("left-silent", "right-silent", "left-jump", "right-jump", "left-drift",
                "right-drift", "left-weak", "right-weak", "rate-slow", "orders-lost",
                "flow-biased");
    }

    @Override
    public int readings() {
        return READINGS;
    }

    @Override
    public List<String> live(String mode, List<String> kinds, int reading) {
        List<HeartFault> faults = new ArrayList<>();
        switch (mode) {
            case "OneSided" -> faults.add(new HeartFault(HeartFault.Kind.RIGHT_SILENT, MODE_AT,
                    SECONDS, 0.5));
            case "Fallback" -> faults.add(new HeartFault(HeartFault.Kind.PRESSURES_SILENT,
                    MODE_AT, SECONDS, 0.5));
            default -> { }
        }
        double at = (mode.equals("Starting") ? 0.5 : FAULT_AT) + reading * SAMPLE_SECONDS;
        double severity = SEVERITIES[reading % SEVERITIES.length];
        for (int i = 0; i < kinds.size(); i++) {
            faults.add(new HeartFault(HeartFault.Kind.named(kinds.get(i)),
                    at + i * SECOND_AFTER, FAULT_SECONDS, severity));
        }
        List<HeartLife> life = List.of(new HeartLife(HeartLife.Kind.WORK, 50, 30, 0.5));
        HeartRun run = new HeartRun(HeartPatients.named("typical"), seed,
                new HeartCourse("sweep", SECONDS, life, faults), HeartFault.Kind.NONE);
        HeartBed bed = HeartBed.of(run, HeartWorld.NOBODY);
        bed.live();
        return bed.world().findings().stream().filter(each -> each.rule().isViolation())
                .map(each -> String.format(Locale.ROOT, "%s at %.2f s: mode %s, faults %s, "
                        + "reading %d, seed %d", each.rule().label(), each.at(), mode,
                        String.join(" + ", kinds), reading, seed)).toList();
    }
}
