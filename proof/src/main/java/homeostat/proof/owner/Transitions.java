package homeostat.proof.owner;

import homeostat.proof.CallGraph;
import homeostat.proof.Method;
import homeostat.proof.Program;
import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Which modes a transition function can return when it is given a mode of one class.
public final class Transitions {
    private Transitions() {
    }

    /// The classes of the modes that `functions` can return for a mode of class `mode`; the
    /// function is one of the mode itself, or takes it as a parameter of type `family`.
    public static Set<String> of(Program program, CallGraph graph, List<Method> functions,
            String family, String mode) {
        Set<String> next = new TreeSet<>();
        for (Method function : functions) {
            boolean isOwn = !program.has(function, AccessFlag.STATIC)
                    && program.isSubtype(function.owner(), family);
            if (!isOwn || program.isSubtype(mode, function.owner())) {
                Flow flow = new Flow(program, graph, new Heap(null));
                next.addAll(flow.results(function, isOwn, family, mode));
            }
        }
        return next;
    }
}
