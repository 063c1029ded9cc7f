package homeostat.firmware;

import homeostat.proof.Field;
import homeostat.proof.Method;
import homeostat.proof.Program;
import homeostat.proof.snapshot.Snapshot;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
    private final Program program;
    private final Snapshot snapshot;
    private final Profile profile;
    private final Map<Method, Method> callers = new LinkedHashMap<>();
    private final Deque<Method> waiting = new ArrayDeque<>();
    private final Map<Method, Set<Method>> virtualCalls = new LinkedHashMap<>();
    private final Map<Method, Set<Method>> callees = new LinkedHashMap<>();
    private final Set<Field> used = new LinkedHashSet<>();
    private final Set<Field> written = new LinkedHashSet<>();
    private final Set<Field> writtenThrough = new LinkedHashSet<>();
    private final Set<Field> usedStatics = new LinkedHashSet<>();
    private final Set<String> testedTypes = new TreeSet<>();
    private final Map<String, Set<String>> creationSites = new TreeMap<>();
    private final Map<Integer, Snapshot.Item> live = new LinkedHashMap<>();
    private final SortedSet<String> liveClasses = new TreeSet<>();
    private final Map<Method, Map<String, Method>> targets = new HashMap<>();
    private boolean anyArrayWritten;
    private boolean referencesStored;

    ClosedWorld(Program program, Snapshot snapshot, Profile profile) {
        this.program = program;
        this.snapshot = snapshot;
        this.profile = profile;
    }

    /// Grows from what the host calls until nothing changes.
    void close(Collection<Method> roots) {
        for (Method root : roots) {
            reach(root, null);
        }
        int before;
        do {
            before = sizeOfAll();
            while (!waiting.isEmpty()) {
                new MethodTranslator(this, waiting.remove()).translate();
            }
            trace();
            targets.clear();
            virtualCalls.forEach((call, callersOfIt) -> targets(call).values().forEach(target ->
                    callersOfIt.forEach(caller -> reach(target, caller))));
        } while (!waiting.isEmpty() || before != sizeOfAll());
    }

    private int sizeOfAll() {
        return callers.size() + virtualCalls.size() + used.size() + usedStatics.size()
                + live.size() + liveClasses.size();
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
        anyArrayWritten |= field.descriptor().startsWith("[");
    }

    void noteStatic(Field field, boolean write) {
        usedStatics.add(field);
        if (write) {
            noteWrite(field);
        }
    }

    /// An element is written of an array that came straight from a field, or, null, from anywhere.
    void noteElementWrite(Field origin) {
        if (origin == null) {
            anyArrayWritten = true;
        } else {
            writtenThrough.add(origin);
        }
    }

    /// A reference is written into some array.
    void noteReferenceStored() {
        referencesStored = true;
    }

    boolean referencesStored() {
        return referencesStored;
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

    /// Whether an array found in the field may be written; when some store cannot be traced to a
    /// field, or arrays move between fields, every array may.
    boolean isWrittenThrough(Field field) {
        return anyArrayWritten || writtenThrough.contains(field);
    }

    /// Whether records of this class may be made on a transition.
    boolean isMode(String type) {
        return program.isOwn(type) && program.isSubtype(type, profile.modeInterface());
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
        SortedSet<String> found = new TreeSet<>();
        for (String each : liveClasses) {
            if (program.isSubtype(each, type)) {
                found.add(each);
            }
        }
        return found;
    }

    /// Whether a method is bound to its declaration at build time anyway.
    boolean isBound(Method resolved) {
        return program.has(resolved, AccessFlag.PRIVATE)
                || program.has(resolved, AccessFlag.STATIC);
    }
}
