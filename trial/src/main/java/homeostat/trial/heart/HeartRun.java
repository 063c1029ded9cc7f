package homeostat.trial.heart;

import homeostat.body.circulation.Recipient;
import homeostat.seed.Stream;
import java.util.ArrayList;
import java.util.List;

/// One run: one person, one seed, one course, one fault on top of those of the course.
public record HeartRun(Recipient patient, long seed, HeartCourse course, HeartFault.Kind fault) {

    /// Everything that breaks: the course's faults and one drawn from the seed.
    List<HeartFault> faults() {
        List<HeartFault> faults = new ArrayList<>(course.faults());
        if (fault != HeartFault.Kind.NONE) {
            Stream stream = stream().split("fault");
            double seconds = 20 + 40 * stream.uniform();
            double latest = Math.max(course.seconds() - seconds - 20, 31);
            faults.add(new HeartFault(fault, 30 + (latest - 30) * stream.uniform(), seconds,
                    stream.uniform()));
        }
        return List.copyOf(faults);
    }

    Stream stream() {
        return Stream.of(seed).split(patient.name());
    }

    /// The command that does exactly this again.
    public String replayCommand() {
        return "./homeostat trial heart --patients " + patient.name() + " --course "
                + course.name() + " --seed " + seed + " --faults " + fault.label();
    }
}
