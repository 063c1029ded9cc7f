package homeostat.proof.values;

import static org.junit.jupiter.api.Assertions.assertEquals;

import homeostat.seed.Generator;
import homeostat.seed.Generators;
import homeostat.seed.Property;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Exists because all that is known of a program lies in these maps.
class TrieProperties {
    private record Entry(int key, int value) {
    }

    private static final Generator<Entry> ENTRIES = Generators.both(
            Generators.oneOf(Generators.ints(0, 12), Generators.ints(0, Integer.MAX_VALUE)),
            Generators.ints(0, 3), Entry::new);
    private static final Generator<List<Entry>> LISTS = Generators.lists(ENTRIES, 0, 24);

    private record Pair(List<Entry> one, List<Entry> other) {
    }

    private static Trie<Integer> trie(List<Entry> entries) {
        Trie<Integer> trie = Trie.empty();
        for (Entry each : entries) {
            trie = trie.put(each.key, each.value);
        }
        return trie;
    }

    private static Map<Integer, Integer> map(List<Entry> entries) {
        Map<Integer, Integer> map = new TreeMap<>();
        entries.forEach(each -> map.put(each.key, each.value));
        return map;
    }

    private static Map<Integer, Integer> contents(Trie<Integer> trie) {
        Map<Integer, Integer> map = new TreeMap<>();
        trie.forEach(map::put);
        return map;
    }

    @Test
    void aTrieHoldsWhatAMapHolds() {
        Property.check("tries", LISTS, entries -> {
            assertEquals(map(entries), contents(trie(entries)));
            entries.forEach(each -> assertEquals(map(entries).get(each.key),
                    trie(entries).get(each.key)));
        });
    }

    @Test
    void mergingMeetsEveryKeyOnceAndDropsWhatBecomesNothing() {
        Property.check("merges", Generators.both(LISTS, LISTS, Pair::new), pair -> {
            Map<Integer, Integer> expected = new TreeMap<>(map(pair.one));
            map(pair.other).forEach((key, value) -> expected.merge(key, value, Math::max));
            map(pair.one).forEach((key, value) -> {
                if (value == 0 && !map(pair.other).containsKey(key)) {
                    expected.remove(key);
                }
            });
            Trie<Integer> merged = trie(pair.one).merge(trie(pair.other), (key, a, b) ->
                    one(a, b));
            assertEquals(expected, contents(merged));
        });
    }

    /// The greater of two, the one that is there, and nothing for a zero that only one has.
    private static Integer one(Integer a, Integer b) {
        if (a != null && b != null) {
            return Integer.valueOf(Math.max(a, b));
        }
        return a == null ? b : a == 0 ? null : a;
    }
}
