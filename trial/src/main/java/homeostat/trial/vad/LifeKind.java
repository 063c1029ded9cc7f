package homeostat.trial.vad;

import homeostat.trial.TrialException;
import java.util.Arrays;
import java.util.stream.Collectors;

/// What can happen to a person with a heart pump.
public enum LifeKind {
    /// Work, `amount` from 0 to 1, from then until its time is over.
    WORK("work"),
    /// `amount` mL of blood lost in its time.
    BLEED("bleed"),
    /// `amount` mL of blood or fluid given in its time.
    INFUSE("infuse"),
    /// The heart keeps `amount`, from 0 to 1, of its strength while it lasts.
    WEAKEN("weaken"),
    /// `amount` mL stand in the legs while it lasts.
    STAND("stand"),
    /// The lung's resistance is `amount` times as high while it lasts.
    LUNG("lung");

    private final String label;

    LifeKind(String label) {
        this.label = label;
    }

    /// As in files.
    public String label() {
        return label;
    }

    /// The event of that name.
    ///
    /// @throws TrialException when there is none; its sentence names those that exist
    public static LifeKind named(String label) {
        return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst()
                .orElseThrow(() -> new TrialException("no such event: kind=" + label
                        + ", expected " + Arrays.stream(values()).map(LifeKind::label)
                                .collect(Collectors.joining(", "))));
    }
}
