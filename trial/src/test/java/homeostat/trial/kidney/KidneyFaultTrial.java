package homeostat.trial.kidney;

import static org.junit.jupiter.api.Assertions.assertEquals;

import homeostat.seed.Stream;
import homeostat.trial.ClosedLoop;
import homeostat.trial.organ.Course;
import homeostat.trial.organ.Happening;
import homeostat.trial.organ.Kind;
import homeostat.trial.organ.OrganBed;
import homeostat.trial.organ.Run;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Exists because a fault does not choose its moment: the whole menu at every reading of one cycle
/// of each mode, a seeded sample beyond, and the hazardous ones in pairs.
final class KidneyFaultTrial {
    private static final KidneyOrgan ORGAN = new KidneyOrgan();
    private static final int SECONDS = 420;
    private static final double FAULT_FROM = 180;
    private static final double READING_SECONDS = 0.2;
    private static final int READINGS = 5;
    private static final List<KidneyKind> HAZARDOUS = List.of(KidneyKind.BALANCE_LEAK,
            KidneyKind.MIXTURE_WRONG, KidneyKind.HEATER, KidneyKind.MEMBRANE_TORN,
            KidneyKind.BACKFILTRATION, KidneyKind.AIR, KidneyKind.NEEDLE_OUT,
            KidneyKind.AIR_SILENT, KidneyKind.LINES_SILENT, KidneyKind.FLUID_SILENT,
            KidneyKind.METER_WRONG, KidneyKind.CUFF_WRONG, KidneyKind.ORDERS_LOST);

    private static Happening<KidneyKind> event(KidneyKind kind, double at, double amount) {
        return new Happening<>(kind, at, 90, amount);
    }

    private static List<String> violations(String patient, int seconds,
            List<Happening<KidneyKind>> events) {
        OrganBed bed = bed(patient, seconds, events);
        bed.live();
        return bed.world().findings().stream().filter(each -> each.rule().isViolation())
                .map(each -> each.rule().label() + " at " + each.at() + " " + events).toList();
    }

    private static OrganBed bed(String patient, int seconds,
            List<Happening<KidneyKind>> events) {
        return ORGAN.bed(new Run<>(ORGAN, patient, 1,
                new Course<>("faults", seconds, events), Run.NO_FAULT, "guided"));
    }

    // [trial->req~protection-stops-by-itself~1]
    @ParameterizedTest
    @CsvSource({"Guided, typical, meal", "Even, typical, volume-silent",
        "Sparing, renal#041, cuff-wrong", "Paused, typical, kink",
        "Fallback, typical, balance-silent", "Starting, typical, balance-silent"})
    void breaksNoRuleWithAnyFaultAtAnyReadingOf(String mode, String patient, String before) {
        int from = mode.equals("Starting") ? 0 : mode.equals("Sparing") ? 8 : 60;
        Happening<KidneyKind> first = new Happening<>(
                Kind.named(ORGAN.kinds(), before), from, 280, 0);
        OrganBed reached = bed(patient, SECONDS, List.of(first));
        new ClosedLoop(reached.host(), reached.world()).runUntil((long) (FAULT_FROM * 1e9));
        assertEquals(mode, reached.host().device().sheet().modeName(0,
                reached.host().device().modes(0).publishedCode()));
        List<String> broken = new ArrayList<>();
        for (KidneyKind kind : KidneyKind.values()) {
            for (int reading = 0; reading < READINGS; reading++) {
                broken.addAll(violations(patient, SECONDS, List.of(first,
                        event(kind, FAULT_FROM + reading * READING_SECONDS, 0.6))));
            }
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void breaksNoRuleWithAHazardousPair() {
        List<String> broken = new ArrayList<>();
        for (KidneyKind first : HAZARDOUS) {
            for (KidneyKind second : HAZARDOUS) {
                if (first.ordinal() < second.ordinal()) {
                    broken.addAll(violations("typical", 600, List.of(event(first, 200, 0.7),
                            event(second, 230, 0.7))));
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void breaksNoRuleInASampleOfTimesAndSizes() {
        List<String> broken = new ArrayList<>();
        Stream stream = Stream.of(7).split("faults");
        for (int i = 0; i < 150; i++) {
            KidneyKind kind = KidneyKind.values()[stream.nextInt(KidneyKind.values().length)];
            broken.addAll(violations("renal#0" + (10 + stream.nextInt(80)), 3000, List.of(
                    new Happening<>(kind, 2500 * stream.uniform(), 600 * stream.uniform() + 1,
                            stream.uniform()))));
        }
        assertEquals(List.of(), broken);
    }
}
