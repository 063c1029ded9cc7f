package homeostat.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import homeostat.seed.Generator;
import homeostat.seed.Generators;
import homeostat.seed.Property;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Collections of fixed capacity hold what therapy must not forget; so each does, after any series
/// of calls, what the library's own does, and refuses what exceeds its capacity.
final class CollectionsProperties {
    private enum Action { ADD, ADD_MORE, SET, REMOVE, CLEAR }

    /// One call; what the key means is up to the collection. Clearing is rare.
    private record Call(Action action, long key, double value) {}

    private record Run(int capacity, List<Call> calls) {}

    private static final Generator<Action> ACTIONS = Generators.both(
            Generators.enums(Action.class), Generators.ints(0, 9),
            (action, chance) -> action == Action.CLEAR && chance > 0 ? Action.ADD : action);

    /// Keys that collide: few small ones, and such as differ only in their upper bits.
    private static final Generator<Long> KEYS = Generators.oneOf(
            Generators.longs(-12, 12),
            Generators.longs(0, 15).map(key -> key << 60),
            Generators.longs());

    private static final Generator<Call> CALLS = choices -> new Call(
            ACTIONS.from(choices), KEYS.from(choices), Generators.anyDoubles().from(choices));

    private static final Generator<Run> RUNS = Generators.both(
            Generators.ints(1, 20), Generators.lists(CALLS, 0, 80), Run::new);

    @Test
    void listsKeepWhatWasAddedInOrder() {
        Property.check("lists", RUNS, run -> {
            DoubleList doubles = new DoubleList(run.capacity);
            LongList longs = new LongList(run.capacity);
            PartList<Call> parts = new PartList<>(run.capacity);
            List<Call> model = new ArrayList<>();
            for (Call call : run.calls) {
                int index = (int) Math.floorMod(call.key, Math.max(1L, model.size()));
                switch (call.action) {
                    case ADD, ADD_MORE -> {
                        boolean fits = model.size() < run.capacity;
                        assertEquals(!fits, doubles.isFull());
                        assertEquals(fits, doubles.add(call.value));
                        assertEquals(fits, longs.add(call.key));
                        assertEquals(fits, parts.add(call));
                        if (fits) {
                            model.add(call);
                        }
                    }
                    case SET -> {
                        if (!model.isEmpty()) {
                            model.set(index, call);
                            doubles.set(index, call.value);
                            longs.set(index, call.key);
                            parts.set(index, call);
                        }
                    }
                    case REMOVE -> {
                        if (!model.isEmpty()) {
                            model.remove(index);
                            doubles.removeAt(index);
                            longs.removeAt(index);
                            parts.removeAt(index);
                        }
                    }
                    case CLEAR -> {
                        model.clear();
                        doubles.clear();
                        longs.clear();
                        parts.clear();
                    }
                }
                sameLists(model, doubles, longs, parts);
            }
        });
    }

    private static void sameLists(
            List<Call> model, DoubleList doubles, LongList longs, PartList<Call> parts) {
        assertEquals(model.size(), doubles.size());
        assertEquals(model.size(), longs.size());
        assertEquals(model.size(), parts.size());
        for (int i = 0; i < model.size(); i++) {
            assertEquals(model.get(i).value, doubles.at(i));
            assertEquals(model.get(i).key, longs.at(i));
            assertEquals(model.get(i), parts.at(i));
        }
        assertThrows(CheckFailure.class, () -> doubles.at(model.size()));
        assertThrows(CheckFailure.class, () -> longs.removeAt(model.size()));
        assertThrows(CheckFailure.class, () -> parts.at(-1));
    }

    @Test
    void ringsKeepTheNewest() {
        Property.check("rings", RUNS, run -> {
            DoubleRing doubles = new DoubleRing(run.capacity);
            LongRing longs = new LongRing(run.capacity);
            PartRing<Call> parts = new PartRing<>(run.capacity);
            Deque<Call> model = new ArrayDeque<>();
            for (Call call : run.calls) {
                if (call.action == Action.CLEAR) {
                    model.clear();
                    doubles.clear();
                    longs.clear();
                    parts.clear();
                } else {
                    assertEquals(model.size() == run.capacity, parts.isFull());
                    if (parts.isFull()) {
                        assertEquals(model.removeLast(), parts.oldest());
                    }
                    model.addFirst(call);
                    doubles.push(call.value);
                    longs.push(call.key);
                    parts.push(call);
                    assertEquals(call, parts.newest());
                }
                sameRings(model, doubles, longs, parts);
            }
        });
    }

    private static void sameRings(
            Deque<Call> model, DoubleRing doubles, LongRing longs, PartRing<Call> parts) {
        assertEquals(model.size(), doubles.size());
        assertEquals(model.size(), longs.size());
        assertEquals(model.size(), parts.size());
        int ago = 0;
        for (Call call : model) {
            assertEquals(call.value, doubles.at(ago));
            assertEquals(call.key, longs.at(ago));
            assertEquals(call, parts.at(ago));
            ago++;
        }
        assertThrows(CheckFailure.class, () -> doubles.at(model.size()));
        assertThrows(CheckFailure.class, () -> longs.at(-1));
        if (model.isEmpty()) {
            assertThrows(CheckFailure.class, parts::newest);
            assertThrows(CheckFailure.class, parts::oldest);
        }
    }

    @Test
    void mapsFindWhatWasPut() {
        Property.named("maps").cases(3000).check(RUNS, run -> {
            LongToDoubleMap doubles = new LongToDoubleMap(run.capacity);
            PartMap<Call> parts = new PartMap<>(run.capacity);
            Map<Long, Call> model = new HashMap<>();
            for (Call call : run.calls) {
                switch (call.action) {
                    case ADD, ADD_MORE, SET -> {
                        boolean fits = model.size() < run.capacity || model.containsKey(call.key);
                        assertEquals(model.size() == run.capacity, doubles.isFull());
                        assertEquals(fits, doubles.put(call.key, call.value));
                        assertEquals(fits, parts.put(call.key, call));
                        if (fits) {
                            model.put(call.key, call);
                        }
                    }
                    case REMOVE -> {
                        boolean there = model.remove(call.key) != null;
                        assertEquals(there, doubles.remove(call.key));
                        assertEquals(there, parts.remove(call.key));
                        assertFalse(parts.has(call.key));
                        assertNull(parts.atOrNull(call.key));
                        assertEquals(-1.5, doubles.atOr(call.key, -1.5));
                        assertThrows(CheckFailure.class, () -> doubles.at(call.key));
                    }
                    case CLEAR -> {
                        model.clear();
                        doubles.clear();
                        parts.clear();
                    }
                }
                sameMaps(model, doubles, parts);
            }
        });
    }

    private static void sameMaps(
            Map<Long, Call> model, LongToDoubleMap doubles, PartMap<Call> parts) {
        assertEquals(model.size(), doubles.size());
        assertEquals(model.size(), parts.size());
        for (Map.Entry<Long, Call> entry : model.entrySet()) {
            assertEquals(entry.getValue().value, doubles.at(entry.getKey()));
            assertEquals(entry.getValue(), parts.at(entry.getKey()));
        }
        for (int i = 0; i < model.size(); i++) {
            Call walked = model.get(parts.keyAt(i));
            assertEquals(walked, parts.valueAt(i));
            assertEquals(walked.value, doubles.valueAt(i));
            assertEquals(walked.key, doubles.keyAt(i));
        }
        assertThrows(CheckFailure.class, () -> doubles.valueAt(model.size()));
        assertThrows(CheckFailure.class, () -> parts.keyAt(-1));
    }

    @Test
    void refusesToBeMadeWithoutRoomAndToHoldNull() {
        assertThrows(CheckFailure.class, () -> new DoubleList(0));
        assertThrows(CheckFailure.class, () -> new LongRing(0));
        assertThrows(CheckFailure.class, () -> new PartMap<String>(0));
        assertThrows(CheckFailure.class, () -> new PartList<String>(1).add(null));
        assertThrows(CheckFailure.class, () -> new PartRing<String>(1).push(null));
        assertThrows(CheckFailure.class, () -> new PartMap<String>(1).put(1, null));
    }
}
