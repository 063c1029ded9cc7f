package homeostat.trial.vad;

import homeostat.trial.FaultSweep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What of the heart pump is swept with faults: its five modes, its whole menu, every reading of a
/// beat of three quarters of a second.
///
/// A case lives for 75 s: 25 s to settle, the mode's own beginning at 25 s, the fault from some
/// reading of the beat at 32 s for 25 s, a second one from 8 s later on. Severity
/// alternates from reading to reading between one end and the other, and middle values in between.
public final class VadSweep implements FaultSweep.Subject {
    private static final int SECONDS = 75;
    private static final double MODE_AT = 25;
    private static final double FAULT_AT = 32;
    private static final double FAULT_SECONDS = 25;
    private static final double SECOND_AFTER = 8;
    private static final double SAMPLE_SECONDS = 0.02;
    private static final int READINGS = 38;
    private static final double[] SEVERITIES = {0, 1, 0.25, 0.75, 0.49, 0.51};

    private final long seed;

    /// With what chance decides.
    public VadSweep(long seed) {
        this.seed = seed;
    }

    @Override
    public List<String> modes() {
        return List.of("Starting", "Regulating", "Releasing", "Cautious", "Fallback");
    }

    @Override
    public List<String> faults() {
        return Arrays.stream(VadFaultKind.values()).filter(kind -> kind != VadFaultKind.NONE)
                .map(VadFaultKind::label).toList();
    }

    @Override
    public List<String> hazardous() {
        return List.of("pressure-silent", "pressure-stuck", "pressure-jump", "pressure-drift",
                "pressure-noise", "flow-silent", "flow-stuck", "flow-biased", "motor-slow",
                "orders-lost");
    }

    @Override
    public int readings() {
        return READINGS;
    }

    @Override
    public List<String> live(String mode, List<String> kinds, int reading) {
        List<VadFault> faults = new ArrayList<>();
        List<LifeEvent> life = new ArrayList<>();
        switch (mode) {
            case "Releasing" -> life.add(new LifeEvent(LifeKind.BLEED, MODE_AT, 8, 900));
            case "Cautious" -> faults.add(new VadFault(VadFaultKind.FLOW_SILENT, MODE_AT, SECONDS,
                    0.5));
            case "Fallback" -> faults.add(new VadFault(VadFaultKind.PRESSURE_SILENT, MODE_AT,
                    SECONDS, 0.5));
            default -> { }
        }
        double at = (mode.equals("Starting") ? 0.5 : FAULT_AT) + reading * SAMPLE_SECONDS;
        double severity = SEVERITIES[reading % SEVERITIES.length];
        for (int i = 0; i < kinds.size(); i++) {
            faults.add(new VadFault(VadFaultKind.named(kinds.get(i)), at + i * SECOND_AFTER,
                    FAULT_SECONDS, severity));
        }
        VadRun run = new VadRun(VadPatients.named("typical"), seed,
                new VadCourse("sweep", SECONDS, life, faults), VadFaultKind.NONE);
        VadBed bed = VadBed.of(run, VadWorld.NOBODY);
        bed.live();
        return bed.world().finish().stream().filter(each -> each.rule().isViolation())
                .map(each -> String.format(Locale.ROOT, "%s at %.2f s: mode %s, faults %s, "
                        + "reading %d, seed %d", each.rule().label(), each.at(), mode,
                        String.join(" + ", kinds), reading, seed)).toList();
    }
}
