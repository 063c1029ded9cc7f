package homeostat.trial.organ;

import homeostat.trial.TrialException;
import java.util.List;
import java.util.stream.Collectors;

/// Something that can happen to a person or break in a device: an enum of each device's trial.
public interface Kind {
    /// As on the command line and in files.
    String label();

    /// Whether it stands on the fault menu; otherwise it is life.
    boolean isFault();

    /// The one of that name.
    ///
    /// @throws TrialException when there is none; its sentence names those that exist
    static <K extends Kind> K named(List<K> kinds, String label) {
        return kinds.stream().filter(kind -> kind.label().equals(label)).findFirst()
                .orElseThrow(() -> new TrialException("no such event: kind=" + label
                        + ", expected " + kinds.stream().map(Kind::label)
                                .collect(Collectors.joining(", "))));
    }
}
