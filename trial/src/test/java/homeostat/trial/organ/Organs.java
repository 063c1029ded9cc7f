package homeostat.trial.organ;

import homeostat.trial.ProgressListener;
import homeostat.trial.heart.HeartOrgan;
import homeostat.trial.kidney.KidneyOrgan;
import homeostat.trial.lung.LungOrgan;
import homeostat.trial.vad.VadOrgan;
import java.util.List;

/// The organs, for tests that hold of each of them.
public final class Organs {
    private Organs() {}

    /// All of them.
    public static List<Organ<?>> all() {
        return List.of(new VadOrgan(), new HeartOrgan(), new KidneyOrgan(), new LungOrgan());
    }

    /// A trial with the first seed, on the device's own arm alone or on all.
    public static <K extends Kind> OrganResult<K> trial(Organ<K> organ, String patients,
            String course, String faults, boolean isCompared) {
        return OrganTrial.run(new OrganRequest<>(organ, patients, course, faults, 1, 2,
                isCompared), ProgressListener.NONE);
    }

    /// What the device must never do and did, with the command that does it again.
    public static List<String> violations(OrganResult<?> result) {
        return result.violations().stream().map(each -> each.rule().label() + " at " + each.at()
                + ": " + each.replay()).toList();
    }
}
