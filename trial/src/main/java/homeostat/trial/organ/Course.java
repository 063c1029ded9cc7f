package homeostat.trial.organ;

import java.util.List;

/// What happens in a run, and for how long.
///
/// @param name as on the command line, or the path of a scenario file
/// @param seconds length of the run
/// @param events what happens and breaks at times fixed beforehand
public record Course<K extends Kind>(String name, int seconds, List<Happening<K>> events) {

    /// A course of these events.
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <K extends Kind> Course<K> of(String name, int seconds,
            Happening<K>... events) {
        return new Course<>(name, seconds, List.of(events));
    }

    /// The second at which anything happens first; `none` when nothing does.
    public double first(double none) {
        return events.stream().mapToDouble(Happening::at).min().orElse(none);
    }
}
