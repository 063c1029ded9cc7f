package homeostat.trial.organ;

import homeostat.trial.TrialException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Something that can happen to a person or break in a device: an enum of each device's trial.
public interface Kind {
    /// The constant's own name.
    String name();

    /// Its place among the constants.
    int ordinal();

    /// Whether it stands on the fault menu; otherwise it is life.
    boolean isFault();

    /// As on the command line and in files: the constant's name in small letters.
    default String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The one of that label.
    ///
    /// @throws TrialException when there is none; its sentence names those that exist
    static <K extends Kind> K named(List<K> kinds, String label) {
        return kinds.stream().filter(kind -> kind.label().equals(label)).findFirst()
                .orElseThrow(() -> new TrialException("no such event: kind=" + label
                        + ", expected " + kinds.stream().map(Kind::label)
                                .collect(Collectors.joining(", "))));
    }
}
