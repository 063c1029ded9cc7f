package homeostat.trial.pancreas;

import homeostat.device.pancreas.Pancreas;
import homeostat.kernel.Device;
import homeostat.trial.TrialException;
import homeostat.trial.pancreas.baseline.Baselines;
import java.util.Arrays;
import java.util.List;

/// Whose decisions are tried: those of our device, or a baseline's, through the same ports and
/// pump.
public enum Controller {
    /// The device.
    HOMEOSTAT("homeostat"),
    /// Basal, and at meals the carbohydrate ratio with a correction.
    BASAL_BOLUS("basal-bolus"),
    /// A PID with insulin feedback.
    PID("pid"),
    /// openaps/oref0 with temporary rates.
    OREF0("oref0"),
    /// The same with microboluses and rises that nobody announced.
    OREF0_SMB("oref0-smb");

    private final String label;

    Controller(String label) {
        this.label = label;
    }

    /// As on the command line.
    public String label() {
        return label;
    }

    /// Whether the safety rules judge it: they are about our device.
    boolean isJudged() {
        return this == HOMEOSTAT;
    }

    /// A new one, for an ordinary adult until it is told the prescription.
    Device assemble() {
        return switch (this) {
            case HOMEOSTAT -> Pancreas.assemble();
            case BASAL_BOLUS -> Baselines.basalBolus();
            case PID -> Baselines.pid();
            case OREF0 -> Baselines.oref0(false);
            case OREF0_SMB -> Baselines.oref0(true);
        };
    }

    /// The one of that name.
    ///
    /// @throws TrialException when there is none; its sentence names those that exist
    public static Controller named(String label) {
        for (Controller each : values()) {
            if (each.label.equals(label)) {
                return each;
            }
        }
        throw new TrialException("no such controller: controller=" + label + ", expected one of "
                + String.join(", ", Arrays.stream(values()).map(Controller::label).toList()));
    }

    /// Those of the names in `labels`, separated by commas; `all` for all but the device, and
    /// nothing for an empty text.
    ///
    /// @throws TrialException when one of them does not exist
    public static List<Controller> select(String labels) {
        if (labels.isEmpty()) {
            return List.of();
        }
        return labels.equals("all")
                ? List.of(values()).subList(1, values().length)
                : Arrays.stream(labels.split(",", -1)).map(Controller::named).distinct().toList();
    }
}
