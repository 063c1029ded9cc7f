package homeostat.trial.organ;

import homeostat.seed.Stream;
import java.util.ArrayList;
import java.util.List;

/// One run: one person, one seed, one course, one arm of the comparison.
///
/// @param organ whose trial it is
/// @param patient by name
/// @param seed of what chance decides
/// @param course what happens
/// @param fault one fault on top, drawn from the seed; `none` for none
/// @param arm the device, or what it is compared with
public record Run<K extends Kind>(Organ<K> organ, String patient, long seed, Course<K> course,
        String fault, String arm) {

    /// The word for no fault.
    public static final String NO_FAULT = "none";

    private static final double EARLIEST = 0.1;
    private static final double LATEST = 0.85;
    private static final double SHORTEST = 0.2;

    /// A run of the device itself in which nothing breaks but what the course says.
    public static <K extends Kind> Run<K> of(Organ<K> organ, String patient, long seed,
            Course<K> course) {
        return new Run<>(organ, patient, seed, course, NO_FAULT, organ.arms().getFirst());
    }

    /// The same in another arm.
    public Run<K> in(String other) {
        return new Run<>(organ, patient, seed, course, fault, other);
    }

    /// Everything that happens: the course's events and one fault drawn from the seed, in the
    /// middle of the run, for up to the share of it that the organ says.
    public List<Happening<K>> events() {
        List<Happening<K>> events = new ArrayList<>(course.events());
        if (!fault.equals(NO_FAULT)) {
            Stream stream = stream().split("fault");
            double at = course.seconds() * (EARLIEST + (LATEST - EARLIEST) * stream.uniform());
            double seconds = course.seconds() * organ.faultShareMax()
                    * (SHORTEST + (1 - SHORTEST) * stream.uniform());
            events.add(new Happening<>(Kind.named(organ.kinds(), fault), at, seconds,
                    stream.uniform()));
        }
        return List.copyOf(events);
    }

    /// The randomness of this run, the same in all arms.
    public Stream stream() {
        return Stream.of(seed).split(patient);
    }

    /// The command that does exactly this again.
    public String replayCommand() {
        return "./homeostat trial " + organ.name() + " --patients " + patient + " --course "
                + course.name() + " --seed " + seed + " --faults " + fault;
    }
}
