package homeostat.firmware;

import homeostat.proof.Field;
import homeostat.proof.Method;
import homeostat.proof.Program;
import homeostat.proof.snapshot.Snapshot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the image is made of: methods reachable from the entries, fields they touch, objects that
/// those fields lead to, classes those objects have. Nothing else can exist on the target, so a
/// virtual call has exactly the targets found here.
///
/// The four sets need each other, so they grow together until nothing changes: [MethodTranslator]
/// notes what a method uses, [#live()] walks the snapshot along the fields in use, virtual calls
/// are resolved over the live classes, and newly found methods are translated.
final class ClosedWorld {
    private static final int PASSES_MAX = 12;

    private final Program program;
    private final Snapshot snapshot;
    private final Profile profile;
    private final ProvedSites proved;
    private final Knowledge known;
    private final Heads heads = new Heads(this);
    private final ArrayWrites arrayWrites = new ArrayWrites(this);
    private final Names scratch = new Names(this);
    private Knowledge learning;
    private final Map<Method, Method> callers = new LinkedHashMap<>();
    private final Deque<Method> waiting = new ArrayDeque<>();
    private final Map<Method, Set<Method>> virtualCalls = new LinkedHashMap<>();
    private final Map<Method, Set<Method>> callees = new LinkedHashMap<>();
    private final Map<Method, Set<Method>> calledInLoops = new LinkedHashMap<>();
    private final Set<Field> used = new LinkedHashSet<>();
    private final Set<Field> written = new LinkedHashSet<>();
    private final Set<Field> usedStatics = new LinkedHashSet<>();
    private final Set<String> testedTypes = new TreeSet<>();
    private final Map<String, Set<String>> creationSites = new TreeMap<>();
    private final Map<Integer, Snapshot.Item> live = new LinkedHashMap<>();
    private final SortedSet<String> liveClasses = new TreeSet<>();
    private final Map<Method, Map<String, Method>> targets = new HashMap<>();
    private final Set<Integer> named = new LinkedHashSet<>();
    private boolean closed;

    private ClosedWorld(Program program, Snapshot snapshot, Profile profile,
            ProvedSites proved, Knowledge known) {
        this.program = program;
        this.snapshot = snapshot;
        this.profile = profile;
        this.proved = proved;
        this.known = known;
    }

    /// The closed world of a snapshot: closed with no knowledge, then again with what the one
    /// before has taught, until that teaches nothing new. `proved` speaks of this very snapshot.
    ///
    /// @param roots what the host calls
    static ClosedWorld of(Program program, Snapshot snapshot, Set<Method> roots,
            Profile profile, ProvedSites proved) {
        Knowledge known = null;
        for (int pass = 0;; pass++) {
            ClosedWorld world = new ClosedWorld(program, snapshot, profile, proved, known);
            world.close(roots);
            Knowledge learned = world.learn(roots);
            if (pass == PASSES_MAX || known != null && learned.says(known)) {
                world.closed = true;
                return world;
            }
            known = learned;
        }
    }

    /// Grows from what the host calls until nothing changes.
    private void close(Set<Method> roots) {
        for (Method root : roots) {
            reach(root, null);
        }
        int before;
        do {
            before = sizeOfAll();
            while (!waiting.isEmpty()) {
                new MethodTranslator(this, scratch, waiting.remove()).translate();
            }
            trace();
            targets.clear();
            virtualCalls.forEach((call, callersOfIt) -> targets(call).values().forEach(target ->
                    callersOfIt.forEach(caller -> reach(target, caller))));
        } while (!waiting.isEmpty() || before != sizeOfAll());
    }

    /// Looks at every method once more and keeps what is seen.
    private Knowledge learn(Set<Method> roots) {
        learning = new Knowledge(this);
        heads.forget();
        Reference root = Reference.among(List.of((long) snapshot.root().number()));
        roots.forEach(method -> learning.noteArgument(method, 0, root));
        for (Method method : List.copyOf(callers.keySet())) {
            new MethodTranslator(this, scratch, method).translate();
        }
        return learning;
    }

    /// Whether everything is found, so that names can be given.
    boolean isClosed() {
        return closed;
    }

    private int sizeOfAll() {
        return callers.size() + virtualCalls.size() + used.size() + usedStatics.size()
                + live.size() + liveClasses.size() + named.size();
    }

    Program program() {
        return program;
    }

    Snapshot snapshot() {
        return snapshot;
    }

    Profile profile() {
        return profile;
    }

    ProvedSites proved() {
        return proved;
    }

    /// What objects carry beside their fields.
    Heads heads() {
        return heads;
    }

    /// Which arrays are written.
    ArrayWrites arrayWrites() {
        return arrayWrites;
    }

    /// What is known of a parameter, of which 0 is the receiver.
    Reference argument(Method method, int index) {
        return known == null ? Reference.UNKNOWN : known.argument(method, index);
    }

    /// What is known of a method's result.
    Reference result(Method method) {
        return known == null ? Reference.UNKNOWN : known.result(method);
    }

    /// What is known of a variable of the method's function.
    Reference variable(Method method, String name) {
        return known == null ? Reference.UNKNOWN : known.variable(method, name);
    }

    /// A variable of the method's function gets this value.
    void noteVariable(Method method, String name, Reference value) {
        if (learning != null) {
            learning.noteVariable(method, name, value);
        }
    }

    /// What is known of a reference that was just read from a field.
    Reference load(Reference receiver, Field field) {
        return known == null ? Reference.UNKNOWN.from(field) : known.load(receiver, field);
    }

    /// The value of a field that nothing writes, when it is the same in every receiver; else null.
    Long constant(Reference receiver, Field field) {
        return known == null ? null : known.constant(receiver, field);
    }

    /// What is known of an element of an array of references.
    Reference element(Reference array) {
        return known == null ? Reference.UNKNOWN.from(array.origin()) : known.element(array);
    }

    /// The length of an array where it is known, else -1.
    int length(Reference array) {
        return known == null ? -1 : known.length(array);
    }

    /// Whether an object can only be of the type, as far as is known.
    boolean isSurely(Reference reference, String type) {
        Set<String> types = types(reference);
        return types != null && types.stream().allMatch(each -> program.isSubtype(each, type));
    }

    /// The classes that an object can be of, null when that is not known.
    Set<String> types(Reference reference) {
        return known == null ? null : known.types(reference);
    }

    /// Whether the classes of a receiver are known.
    boolean isNarrowed(Reference receiver) {
        Set<String> types = types(receiver);
        return types != null && !types.isEmpty() && types.stream().allMatch(program::isOwn);
    }

    /// The code that a virtual call runs, as far as the receiver is known; at least one method.
    Map<String, Method> targets(Method resolved, Reference receiver) {
        Map<String, Method> all = targets(resolved);
        if (!isNarrowed(receiver)) {
            return all;
        }
        Map<String, Method> some = new TreeMap<>();
        known.types(receiver).forEach(type -> some.put(type, program.select(resolved, type)));
        return some;
    }

    /// A call hands over these arguments, of which those that are no references do not matter.
    void noteArguments(Method target, List<Value> arguments) {
        for (int i = 0; learning != null && i < arguments.size(); i++) {
            if (arguments.get(i).kind() == Kind.REF) {
                learning.noteArgument(target, i, arguments.get(i).reference());
            }
        }
    }

    /// The same for a call that chooses its target by the receiver's class.
    void noteArguments(Map<String, Method> chosen, List<Value> arguments) {
        if (learning == null) {
            return;
        }
        Reference receiver = arguments.getFirst().reference();
        chosen.forEach((type, target) -> {
            List<Value> own = new ArrayList<>(arguments);
            own.set(0, arguments.getFirst().with(creationSites.containsKey(type)
                    ? Reference.PRESENT : learning.receiver(type, receiver)));
            noteArguments(target, own);
        });
    }

    /// The method being translated gives back this reference.
    void noteResult(Method method, Reference result) {
        if (learning != null) {
            learning.noteResult(method, result);
        }
    }

    /// A reference is written to a field.
    void noteReference(Field field, Reference value) {
        if (learning != null) {
            learning.noteWrite(field, value);
        }
    }

    /// A method will run on the target; `caller` is the first that was found to call it.
    void reach(Method method, Method caller) {
        if (!callers.containsKey(method)) {
            callers.put(method, caller);
            waiting.add(method);
        }
        if (caller != null) {
            callees.computeIfAbsent(caller, c -> new LinkedHashSet<>()).add(method);
        }
    }

    /// A method makes a call, to one of these, inside a loop.
    void noteLooped(Method caller, Collection<Method> called) {
        calledInLoops.computeIfAbsent(caller, c -> new LinkedHashSet<>()).addAll(called);
    }

    /// What runs several times in one step. The loops around the steps themselves do not count.
    Set<Method> repeated() {
        Set<Method> around = leadingTo(profile.boundaryClass());
        Deque<Method> open = new ArrayDeque<>();
        calledInLoops.forEach((caller, called) -> open.addAll(
                around.contains(caller) ? Set.of() : called));
        Set<Method> repeated = new HashSet<>();
        while (!open.isEmpty()) {
            Method method = open.remove();
            if (repeated.add(method)) {
                open.addAll(calledBy(method));
            }
        }
        return repeated;
    }

    /// What a method calls.
    Set<Method> calledBy(Method method) {
        return callees.getOrDefault(method, Set.of());
    }

    /// The methods that may be waiting for a method of the given class to return, without its own.
    Set<Method> leadingTo(String owner) {
        Set<Method> leading = new LinkedHashSet<>();
        int before;
        do {
            before = leading.size();
            callees.forEach((caller, called) -> {
                if (!caller.owner().equals(owner) && called.stream()
                        .anyMatch(m -> m.owner().equals(owner) || leading.contains(m))) {
                    leading.add(caller);
                }
            });
        } while (leading.size() != before);
        return leading;
    }

    /// All methods of the image, in the order found.
    Set<Method> methods() {
        return callers.keySet();
    }

    /// The calls that lead from an entry to the method, for messages.
    String chain(Method method) {
        StringBuilder text = new StringBuilder(method.readable());
        for (Method m = callers.get(method); m != null; m = callers.get(m)) {
            text.insert(0, m.readable() + " -> ");
        }
        return text.toString();
    }

    void noteVirtualCall(Method resolved, Method caller) {
        virtualCalls.computeIfAbsent(resolved, c -> new LinkedHashSet<>()).add(caller);
    }

    Set<Method> virtualCalls() {
        return virtualCalls.keySet();
    }

    void noteRead(Field field) {
        used.add(field);
    }

    void noteWrite(Field field) {
        used.add(field);
        written.add(field);
        arrayWrites.noteField(field);
    }

    void noteStatic(Field field, boolean write) {
        usedStatics.add(field);
        if (write) {
            noteWrite(field);
        }
    }

    void noteTypeTest(String type) {
        testedTypes.add(type);
    }

    /// Types that `instanceof`, casts and pattern switches ask for.
    Set<String> testedTypes() {
        return testedTypes;
    }

    boolean isWritten(Field field) {
        return written.contains(field);
    }

    boolean isUsed(Field field) {
        return used.contains(field);
    }

    Set<Field> usedFields() {
        return used;
    }

    Set<Field> usedStatics() {
        return usedStatics;
    }

    /// Whether records of this class may be made on a transition.
    boolean isMode(String type) {
        return program.isOwn(type) && program.isSubtype(type, profile().modeInterface());
    }

    void noteCreation(String type, Method method, int index) {
        creationSites.computeIfAbsent(type, t -> new TreeSet<>()).add(method + "@" + index);
    }

    /// Classes made on the target and the places where they are.
    Map<String, Set<String>> creationSites() {
        return creationSites;
    }

    /// The objects of the image by number.
    Map<Integer, Snapshot.Item> live() {
        return live;
    }

    SortedSet<String> liveClasses() {
        return liveClasses;
    }

    private void trace() {
        arrayWrites.forget();
        live.clear();
        liveClasses.clear();
        liveClasses.addAll(creationSites.keySet());
        Deque<Snapshot.Item> open = new ArrayDeque<>();
        mark(snapshot.root(), open);
        for (Field field : usedStatics) {
            if (Kind.of(field.descriptor()) == Kind.REF && snapshot.staticValue(field) != null) {
                mark(snapshot.item(snapshot.staticValue(field)), open);
            }
        }
        for (int number : named) {
            mark(snapshot.item(number), open);
        }
        while (!open.isEmpty()) {
            Snapshot.Item item = open.remove();
            item.fields().forEach((field, value) -> {
                if (used.contains(field) && Kind.of(field.descriptor()) == Kind.REF) {
                    mark(snapshot.item(value), open);
                }
            });
            if (item.shape() == Snapshot.Shape.ARRAY
                    && Kind.of(item.elementDescriptor()) == Kind.REF) {
                for (long element : item.elements()) {
                    mark(snapshot.item(element), open);
                }
            }
        }
    }

    /// An object is named in the code.
    void noteUse(long number) {
        if (named.add((int) number)) {
            mark(snapshot.item(number), new ArrayDeque<>());
        }
    }

    private void mark(Snapshot.Item item, Deque<Snapshot.Item> open) {
        if (item != null && live.putIfAbsent(item.number(), item) == null) {
            if (item.shape() == Snapshot.Shape.OPAQUE && !program.exists(item.type())) {
                throw new UntranslatableException("an object without a class file is in use: class="
                        + item.type() + ", expected a named class instead of a lambda");
            }
            liveClasses.add(item.type());
            open.add(item);
        }
    }

    /// The code that a virtual call of a resolved method runs, by class of the receiver.
    Map<String, Method> targets(Method resolved) {
        return targets.computeIfAbsent(resolved, m -> {
            Map<String, Method> found = new TreeMap<>();
            for (String type : liveClasses) {
                if (program.isOwn(type) && program.isSubtype(type, m.owner())) {
                    found.put(type, program.select(m, type));
                }
            }
            return found;
        });
    }

    /// Live classes whose objects are of the given type.
    SortedSet<String> instancesOf(String type) {
        SortedSet<String> found = new TreeSet<>(liveClasses);
        found.removeIf(each -> !program.isSubtype(each, type));
        return found;
    }
}
