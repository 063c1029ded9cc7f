package homeostat.trial.vad;

import homeostat.trial.TrialException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The fault menu: what can break between a heart and its pump. `severity` runs from 0 to 1.
public enum VadFaultKind {
    /// Nothing breaks.
    NONE("none"),
    /// The inlet's pressure is no longer sent.
    PRESSURE_SILENT("pressure-silent"),
    /// The inlet's pressure repeats itself with fresh time stamps.
    PRESSURE_STUCK("pressure-stuck"),
    /// The inlet's pressure is not a number.
    PRESSURE_NAN("pressure-nan"),
    /// The inlet's pressure reads 10 to 30 mmHg too high (severity from 0.5) or too low.
    PRESSURE_JUMP("pressure-jump"),
    /// The inlet's pressure drifts to 2 to 8 mmHg too high (severity from 0.5) or too low.
    PRESSURE_DRIFT("pressure-drift"),
    /// The inlet's pressure has noise of 2 to 3 mmHg.
    PRESSURE_NOISE("pressure-noise"),
    /// Half of the samples of the inlet's pressure are lost.
    PRESSURE_DROPOUT("pressure-dropout"),
    /// The flow estimate is no longer sent.
    FLOW_SILENT("flow-silent"),
    /// The flow estimate repeats itself.
    FLOW_STUCK("flow-stuck"),
    /// The flow estimate reads 2 to 4 L/min too high (severity from 0.5) or too low.
    FLOW_BIASED("flow-biased"),
    /// Power is no longer sent.
    POWER_SILENT("power-silent"),
    /// The rotor's speed is no longer sent.
    SPEED_SILENT("speed-silent"),
    /// The motor turns 500 to 1,000/min slower than it was told.
    MOTOR_SLOW("motor-slow"),
    /// Something rubs: the motor takes twice to three times the power.
    MOTOR_RUBS("motor-rubs"),
    /// Orders do not reach the motor.
    ORDERS_LOST("orders-lost");

    private final String label;

    VadFaultKind(String label) {
        this.label = label;
    }

    /// As on the command line.
    public String label() {
        return label;
    }

    /// Whether the inlet's pressure says nothing any more, as anybody can see.
    public boolean isLossOfPressure() {
        return this == PRESSURE_SILENT || this == PRESSURE_STUCK || this == PRESSURE_NAN;
    }

    /// The fault of that name.
    ///
    /// @throws TrialException when there is none; its sentence names those that exist
    public static VadFaultKind named(String label) {
        return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst()
                .orElseThrow(() -> new TrialException("no such fault: fault=" + label
                        + ", expected " + labels() + " or all"));
    }

    /// All names, for a sentence.
    static String labels() {
        return Arrays.stream(values()).map(VadFaultKind::label)
                .collect(Collectors.joining(", "));
    }

    /// One fault by name, or the whole menu, `none` included, for `all`.
    ///
    /// @throws TrialException when there is no such fault
    public static List<VadFaultKind> select(String labelOrAll) {
        return labelOrAll.equals("all") ? List.of(values()) : List.of(named(labelOrAll));
    }
}
