package homeostat.firmware;

import homeostat.proof.Field;
import homeostat.proof.Method;
import homeostat.proof.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What one pass of translation over the whole closed world has learned, for the next pass to use.
///
/// The device is finished when it is translated: its objects are all known, and so is every write
/// to a field. A field that nothing writes is its value; a parameter is what the calls hand over; a
/// field that is written is what it was or what is written to it. The facts hold for every run
/// because they were drawn from a world that is at least as large as the next. Flow within a method
/// is not looked at: the C compiler does that better.
final class Knowledge {
    private final ClosedWorld world;
    private final Map<Parameter, Reference> parameters = new HashMap<>();
    private final Map<Method, Reference> results = new HashMap<>();
    private final Map<Field, Reference> writes = new HashMap<>();

    private final Map<Variable, Reference> variables = new HashMap<>();
    private final Map<Field, Set<Long>> everywhere = new HashMap<>();
    private final Map<String, List<Long>> byClass = new HashMap<>();

    private record Parameter(Method method, int index) {
    }

    private record Variable(Method method, String name) {
    }

    /// @param world closed, with the pools known
    Knowledge(ClosedWorld world) {
        this.world = world;
    }

    void noteArgument(Method method, int index, Reference argument) {
        parameters.merge(new Parameter(method, index), argument, Reference::or);
    }

    void noteResult(Method method, Reference result) {
        results.merge(method, result, Reference::or);
    }

    void noteWrite(Field field, Reference value) {
        writes.merge(field, value, Reference::or);
    }

    void noteVariable(Method method, String name, Reference value) {
        variables.merge(new Variable(method, name), value, Reference::or);
    }

    /// A variable of a method, as far as all that is assigned to it tells.
    Reference variable(Method method, String name) {
        return variables.getOrDefault(new Variable(method, name), Reference.UNKNOWN);
    }

    /// A reference parameter, the receiver being number 0.
    Reference argument(Method method, int index) {
        return parameters.getOrDefault(new Parameter(method, index), Reference.UNKNOWN);
    }

    Reference result(Method method) {
        return results.getOrDefault(method, Reference.UNKNOWN);
    }

    /// Whether it says of calls, variables and fields what the other says.
    boolean says(Knowledge other) {
        return parameters.equals(other.parameters) && results.equals(other.results)
                && writes.equals(other.writes) && variables.equals(other.variables)
                && world.live().keySet().equals(other.world.live().keySet());
    }

    /// What a load of a reference field gives.
    Reference load(Reference receiver, Field field) {
        Reference before = world.creationSites().keySet().stream()
                .anyMatch(made -> world.program().isSubtype(made, field.owner()))
                ? Reference.UNKNOWN : Reference.among(values(receiver, field));
        if (!world.isWritten(field)) {
            return before.from(field);
        }
        return before.or(writes.getOrDefault(field, Reference.UNKNOWN)).from(field);
    }

    /// The bits of a field that nothing writes and that is the same in every object which the
    /// receiver can be; null when there is no such number.
    Long constant(Reference receiver, Field field) {
        if (world.isWritten(field) || world.creationSites().keySet().stream()
                .anyMatch(made -> world.program().isSubtype(made, field.owner()))) {
            return null;
        }
        Set<Long> values = new TreeSet<>(values(receiver, field));
        return values.size() == 1 ? values.iterator().next() : null;
    }

    private Collection<Long> values(Reference receiver, Field field) {
        if (receiver.objects() == null) {
            return everywhere.computeIfAbsent(field, this::valuesEverywhere);
        }
        List<Long> values = new ArrayList<>();
        for (int number : receiver.objects()) {
            Long value = world.snapshot().item(number).fields().get(field);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private Set<Long> valuesEverywhere(Field field) {
        Set<Long> values = new TreeSet<>();
        for (Snapshot.Item item : world.live().values()) {
            Long value = item.fields().get(field);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /// The objects of a class, narrowed to those that a receiver can be.
    Reference receiver(String type, Reference receiver) {
        if (byClass.isEmpty()) {
            world.live().values().forEach(item -> byClass.computeIfAbsent(item.type(),
                    t -> new ArrayList<>()).add((long) item.number()));
        }
        List<Long> all = byClass.getOrDefault(type, List.of());
        return Reference.among(receiver.objects() == null ? all : all.stream()
                .filter(number -> receiver.objects().contains(number.intValue())).toList())
                .checked();
    }

    /// What a load of an element of an array of references gives.
    Reference element(Reference array) {
        if (array.objects() == null) {
            return Reference.UNKNOWN.from(array.origin());
        }
        List<Long> values = new ArrayList<>();
        for (int number : array.objects()) {
            Snapshot.Item item = world.snapshot().item(number);
            if (item.shape() != Snapshot.Shape.ARRAY || world.arrayWrites().isWritable(item)) {
                return Reference.UNKNOWN.from(array.origin());
            }
            for (long element : item.elements()) {
                values.add(element);
            }
        }
        return Reference.among(values).from(array.origin());
    }

    /// The length of every array that it can be, or -1.
    int length(Reference array) {
        int length = -1;
        if (array.objects() != null) {
            for (int number : array.objects()) {
                Snapshot.Item item = world.snapshot().item(number);
                if (item.shape() != Snapshot.Shape.ARRAY
                        || length >= 0 && item.elements().length != length) {
                    return -1;
                }
                length = item.elements().length;
            }
        }
        return length;
    }

    /// The classes that an object can be of, null when that is not known.
    Set<String> types(Reference reference) {
        if (reference.objects() == null) {
            return null;
        }
        Set<String> types = new TreeSet<>();
        reference.objects().forEach(n -> types.add(world.snapshot().item(n).type()));
        return types;
    }
}
