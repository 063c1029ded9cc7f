package homeostat.trial.pancreas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// A risk control that nobody misses when it is gone controls nothing: each is switched off here,
/// and a rule must break that holds with it.
///
/// Some controls are second locks on a door that another one closes first. To see such a one work,
/// the first is off in both runs, and a controller that has gone *mad* asks for everything
/// that it can: the guards must hold whatever is proposed to them.
final class RiskControlTrial {
    private static final String MAD = "Predictor.doseUnits=1000,Predictor.borrowingDoseUnits=1000,"
            + "Predictor.lowestSoonMgPerDl=150,Controller.microbolusUnits=1000,Sleep.isOn";
    private static final String MAD_RATE = "PancreasMode.lost,Predictor.doseUnits=1000,"
            + "Controller.room=1000";
    private static final String MAD_DOSE = "PancreasMode.lost,Predictor.lowestSoonMgPerDl=150,"
            + "Controller.microbolusUnits=0.3,Sleep.isOn";
    private static final String DEAF = "PancreasMode.low," + MAD;
    private static final String UNPAIRED = "homeostat.trial.pancreas.PumpDriver.takes=1";

    /// @param title what is claimed
    /// @param before what is off in both runs
    /// @param control what is off in the second
    /// @param fault what breaks
    /// @param severity how badly
    /// @param rule what must break without the control and hold with it
    private record Row(String title, String before, String control, FaultKind fault,
            double severity, SafetyRule rule) {}

    private static final List<Row> ROWS = List.of(
            new Row("the mode machine opens the loop on a silent sensor", "",
                    "PancreasMode.lost", FaultKind.STALE, 0.5, SafetyRule.FALLBACK_LATE),
            new Row("the port grades a reading by its age", "", "homeostat.kernel.In.grade=GOOD",
                    FaultKind.STALE, 0.5, SafetyRule.FALLBACK_LATE),
            new Row("the alarms are raised", "", "PancreasControl.raise", FaultKind.STALE, 0.5,
                    SafetyRule.ALARM_LATE),
            new Row("no rate above basal on a silent sensor", MAD_RATE, "FloorRateLimit.bound",
                    FaultKind.STALE, 0.5, SafetyRule.DOSE_ON_STALE_DATA),
            new Row("no bolus on a silent sensor", MAD_DOSE, "FloorDoseLimit.bound",
                    FaultKind.STALE, 0.5, SafetyRule.DOSE_ON_STALE_DATA),
            new Row("no rate above basal on a sensor that is stuck", MAD_RATE,
                    "FloorRateLimit.bound", FaultKind.STUCK, 0.5, SafetyRule.DOSE_ON_FLAT_DATA),
            new Row("no bolus on a sensor that is stuck", MAD_DOSE, "FloorDoseLimit.bound",
                    FaultKind.STUCK, 0.5, SafetyRule.DOSE_ON_FLAT_DATA),
            new Row("no rate below the floor", DEAF, "FloorRateLimit.bound", FaultKind.RUNAWAY,
                    0.9, SafetyRule.DOSE_BELOW_FLOOR),
            new Row("no bolus below the floor", DEAF, "FloorDoseLimit.bound",
                    FaultKind.RUNAWAY, 0.9, SafetyRule.DOSE_BELOW_FLOOR),
            new Row("a rate has a largest multiple of basal", MAD, "RateLimit.bound",
                    FaultKind.NONE, 0, SafetyRule.LIMIT_PASSED),
            new Row("a bolus has a largest part of the day", MAD, "DoseLimit.bound",
                    FaultKind.NONE, 0, SafetyRule.LIMIT_PASSED),
            new Row("no bolus beyond the limit on board", MAD, "OnBoardLimit.bound",
                    FaultKind.NONE, 0, SafetyRule.LIMIT_PASSED),
            new Row("no bolus while the last is unsettled", MAD,
                    "InsulinLedger.hasDoubtfulBolus", FaultKind.LOST_ACKNOWLEDGEMENT, 0.5,
                    SafetyRule.BOLUS_WHILE_UNSETTLED),
            new Row("an order counts from when it is published", "", "InsulinLedger.enterBolus",
                    FaultKind.NONE, 0, SafetyRule.INSULIN_FORGOTTEN),
            new Row("the account survives a reset", "", "InsulinLedger.restore=1",
                    FaultKind.POWER_LOSS, PowerCut.AFTER_SENDING.severity(0.5),
                    SafetyRule.INSULIN_FORGOTTEN),
            new Row("what is unreadable is feared", "", "InsulinLedger.assumeWorst",
                    FaultKind.POWER_LOSS, PowerCut.MEMORY_LOST.severity(0.5),
                    SafetyRule.INSULIN_FORGOTTEN),
            new Row("an actuator takes each order once", "",
                    "homeostat.kernel.Gate.admit=ADMITTED", FaultKind.REPEATED_COMMAND, 0.5,
                    SafetyRule.DOSE_GIVEN_TWICE),
            new Row("the pump takes no order of another prescription", "", UNPAIRED,
                    FaultKind.WRONG_PROFILE, 0.5, SafetyRule.WRONG_PRESCRIPTION),
            new Row("nothing is ordered before the prescription is confirmed", UNPAIRED,
                    "homeostat.kernel.Prescription.isConfirmed=1", FaultKind.POWER_LOSS,
                    PowerCut.MEMORY_LOST.severity(0.5), SafetyRule.WRONG_PRESCRIPTION));

    // [trial->req~no-insulin-below-floor~1]
    // [trial->req~order-is-given-once~1]
    // [trial->req~unsettled-dose-counts-as-given~1]
    // [trial->req~wrong-prescription-is-not-dosed~1]
    // [trial->req~memory-survives-power-loss~1]
    @TestFactory
    Stream<DynamicTest> isMissedWhenItIsSwitchedOff() {
        return ROWS.stream().map(row -> DynamicTest.dynamicTest(row.title, () -> {
            assertFalse(broken(row, false).contains(row.rule.label()), "with the control");
            List<String> without = broken(row, true);
            assertTrue(without.contains(row.rule.label()), "without the control: " + without);
        }));
    }

    // [trial->req~limits-hold~1]
    /// All that a mad controller can do is done within the limits.
    @TestFactory
    Stream<DynamicTest> theGuardsHoldWhateverIsProposedUnder() {
        return Stream.of(FaultKind.NONE, FaultKind.JUMP, FaultKind.LOST_ACKNOWLEDGEMENT,
                FaultKind.OCCLUSION, FaultKind.RUNAWAY).map(fault -> DynamicTest.dynamicTest(
                fault.label(), () -> assertEquals(List.of(), broken(new Row("", MAD, "", fault,
                        0.9, SafetyRule.LIMIT_PASSED), false))));
    }

    private static List<String> broken(Row row, boolean off) throws Exception {
        MutatedClasses classes = new MutatedClasses();
        List<String> controls = new ArrayList<>();
        for (String each : (row.before + (off ? "," + row.control : "")).split(",")) {
            if (!each.isEmpty()) {
                classes.off(each);
                controls.add(each);
            }
        }
        Method run = classes.loadClass(MutantRun.class.getName()).getMethod("broken",
                String.class, String.class, int.class, int.class, double.class);
        @SuppressWarnings("unchecked")
        List<String> labels = (List<String>) run.invoke(null, "adult#001", row.fault.label(),
                row.fault == FaultKind.POWER_LOSS ? 722 : 715,
                row.fault == FaultKind.POWER_LOSS ? 5 : 150, row.severity);
        assertEquals(controls.size(), classes.met().size(), "met " + classes.met());
        return labels;
    }
}
