package homeostat.trial.organ;

import java.util.ArrayList;
import java.util.List;

/// What happens in a run, and for how long.
///
/// @param name as on the command line, or the path of a scenario file
/// @param seconds length of the run
/// @param events what happens and breaks at times fixed beforehand
public record Course<K extends Kind>(String name, int seconds, List<Happening<K>> events) {

    /// The same with one event more.
    public Course<K> with(Happening<K> event) {
        List<Happening<K>> more = new ArrayList<>(events);
        more.add(event);
        return new Course<>(name, seconds, List.copyOf(more));
    }
}
