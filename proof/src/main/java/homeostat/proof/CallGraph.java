package homeostat.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which methods the tasks of a device can reach, and what every call in them can run: exact over
/// the classes that are instantiated.
///
/// There are two realms. *Assembly* runs once and may do what it likes; it is followed only to
/// learn which classes get instances. *Task* code runs for ever after and is what the rules judge;
/// all methods and call sites of this object are task code. Class initialisers belong to assembly;
/// those whose first trigger can be task code are [#triggers()].
///
/// When the instances are known from a snapshot of the assembled device, [#from] takes their
/// classes; when only class files are at hand, [#assembled] grows them from the `new`s that
/// assembly reaches (rapid type analysis: Bacon and Sweeney, OOPSLA 1996). Either way a `new` in
/// task code counts too.
public final class CallGraph {
    private final Map<Method, List<CallSite>> sites;
    private final Map<Method, CallSite> discovery;
    private final List<Method> entries;
    private final Map<Method, SortedSet<String>> receivers;
    private final SortedSet<String> instantiated;
    private final SortedMap<String, Trigger> triggers;
    private final SortedSet<Method> assembly;
    private final List<Dynamic.Lambda> lambdas;
    private final Map<Method, String> hidden;

    /// Task code that can be the first to touch a class which has an initialiser.
    public record Trigger(String type, Method method, int index) {
    }

    CallGraph(GraphBuilder builder) {
        sites = Collections.unmodifiableMap(builder.sites);
        discovery = Collections.unmodifiableMap(builder.discovery);
        entries = List.copyOf(builder.entries);
        receivers = Collections.unmodifiableMap(builder.receivers);
        instantiated = Collections.unmodifiableSortedSet(new TreeSet<>(builder.instantiated));
        triggers = Collections.unmodifiableSortedMap(new TreeMap<>(builder.triggers));
        assembly = Collections.unmodifiableSortedSet(new TreeSet<>(builder.assembly));
        lambdas = List.copyOf(builder.lambdas);
        hidden = Collections.unmodifiableMap(builder.hidden);
    }

    /// The graph of known instances. An entry that is an instance method is entered on every
    /// instantiated class that is a subtype of its owner.
    public static CallGraph from(Program program, Set<Method> entries, Set<String> instantiated) {
        return Program.reading(() -> new GraphBuilder(program).withInstances(instantiated)
                .enter(entries).build());
    }

    /// The same, where also the `assembly` that made the instances is known: it is followed for
    /// what a snapshot does not show, lambdas and class initialisers.
    public static CallGraph from(Program program, Set<Method> assembly, Set<Method> entries,
            Set<String> instantiated) {
        return Program.reading(() -> new GraphBuilder(program)
                .after(new GraphBuilder(program).assemble(assembly))
                .withInstances(instantiated).enter(entries).build());
    }

    /// The graph of class files alone: `assembly` methods (static, or constructors) run first and
    /// decide which classes have instances.
    public static CallGraph assembled(Program program, Set<Method> assembly, Set<Method> entries) {
        return Program.reading(() -> new GraphBuilder(program).assemble(assembly)
                .enter(entries).build());
    }

    /// All task methods of the program, in the order of discovery: breadth first from the entries.
    public Collection<Method> methods() {
        return sites.keySet();
    }

    public boolean contains(Method method) {
        return sites.containsKey(method);
    }

    /// The methods that hosts call: the resolved entries, in order of discovery.
    public List<Method> entries() {
        return entries;
    }

    /// The calls of a task method by instruction index, ascending.
    public List<CallSite> sites(Method method) {
        return sites.getOrDefault(method, List.of());
    }

    /// The call at one instruction, or null when that instruction calls nothing.
    public CallSite site(Method method, int index) {
        for (CallSite site : sites(method)) {
            if (site.index() == index) {
                return site;
            }
        }
        return null;
    }

    /// The classes that can have instances, own and library's, as far as the program makes them.
    public SortedSet<String> instantiated() {
        return instantiated;
    }

    /// The instantiated classes on which task code runs this method.
    public SortedSet<String> receivers(Method method) {
        return receivers.getOrDefault(method, Collections.emptySortedSet());
    }

    /// Classes whose initialiser task code might be the first to run, by name.
    public SortedMap<String, Trigger> triggers() {
        return triggers;
    }

    /// Methods of the program that run before the first step, class initialisers included; an
    /// over-approximation, empty of meaning when the instances came from a snapshot.
    public SortedSet<Method> assembly() {
        return assembly;
    }

    /// Lambdas and method references made anywhere in the reached code.
    public List<Dynamic.Lambda> lambdas() {
        return lambdas;
    }

    /// Methods that hosts call through a method reference which makes something by itself, and
    /// what it makes.
    public Map<Method, String> hidden() {
        return hidden;
    }

    /// The calls that lead from an entry to a method, shortest first found; empty for an entry.
    public List<CallSite> chain(Method method) {
        Map<Method, CallSite> steps = new LinkedHashMap<>();
        Method at = method;
        for (CallSite by = discovery.get(at); by != null; by = discovery.get(at)) {
            steps.put(at, by);
            at = by.caller();
        }
        return new ArrayList<>(steps.values()).reversed();
    }
}
