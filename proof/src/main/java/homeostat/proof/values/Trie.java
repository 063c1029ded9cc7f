package homeostat.proof.values;

/// A map from whole numbers that never changes: putting something makes a new map that shares all
/// but one path with the old one, and merging two maps costs what they differ in.
///
/// Source: C. Okasaki and A. Gill, "Fast Mergeable Integer Maps", Workshop on ML, 1998 (Patricia
/// trees, most significant bit first).
sealed interface Trie<V> {
    /// How two maps become one; an absent value is null, and so is one that is to be absent.
    interface Merging<V> {
        V merge(int key, V a, V b);
    }

    /// What is done with each entry.
    interface Visitor<V> {
        void visit(int key, V value);
    }

    /// No entry.
    record Empty<V>() implements Trie<V> {
    }

    /// One entry.
    record Leaf<V>(int key, V value) implements Trie<V> {
    }

    /// The keys agree above bit `bit`; those without it are in `zero`, those with it in `one`.
    record Fork<V>(int prefix, int bit, Trie<V> zero, Trie<V> one) implements Trie<V> {
        private boolean covers(int key) {
            return ((key ^ prefix) & -(bit << 1)) == 0;
        }
    }

    Empty<Object> EMPTY = new Empty<>();

    @SuppressWarnings("unchecked") // it holds nothing of any type
    static <V> Trie<V> empty() {
        return (Trie<V>) EMPTY;
    }

    default boolean isEmpty() {
        return this == EMPTY;
    }

    /// The value, or null.
    default V get(int key) {
        Trie<V> at = this;
        while (at instanceof Fork<V> fork) {
            at = (key & fork.bit) == 0 ? fork.zero : fork.one;
        }
        return at instanceof Leaf<V> leaf && leaf.key == key ? leaf.value : null;
    }

    default Trie<V> put(int key, V value) {
        return switch (this) {
            case Empty<V> none -> new Leaf<>(key, value);
            case Leaf<V> leaf -> leaf.key == key
                    ? leaf.value == value ? this : new Leaf<>(key, value)
                    : fork(key, new Leaf<>(key, value), leaf.key, leaf);
            case Fork<V> fork -> {
                if (!fork.covers(key)) {
                    yield fork(key, new Leaf<>(key, value), fork.prefix, fork);
                }
                Trie<V> zero = (key & fork.bit) == 0 ? fork.zero.put(key, value) : fork.zero;
                Trie<V> one = (key & fork.bit) == 0 ? fork.one : fork.one.put(key, value);
                yield zero == fork.zero && one == fork.one ? this
                        : new Fork<>(fork.prefix, fork.bit, zero, one);
            }
        };
    }

    private static <V> Trie<V> fork(int keyA, Trie<V> a, int keyB, Trie<V> b) {
        int bit = Integer.highestOneBit(keyA ^ keyB);
        int prefix = bit == Integer.MIN_VALUE ? 0 : keyA & -(bit << 1);
        return (keyA & bit) == 0 ? new Fork<>(prefix, bit, a, b) : new Fork<>(prefix, bit, b, a);
    }

    /// Both maps in one. Where they share a branch it is taken as it is, so merging a value with
    /// itself must give that value.
    default Trie<V> merge(Trie<V> other, Merging<V> merging) {
        if (this == other) {
            return this;
        }
        if (this instanceof Fork<V> a && other instanceof Fork<V> b && a.bit == b.bit
                && a.prefix == b.prefix) {
            return joined(a, a.zero.merge(b.zero, merging), a.one.merge(b.one, merging));
        }
        if (this instanceof Fork<V> a && !(other instanceof Fork<V> b
                && Integer.compareUnsigned(a.bit, b.bit) < 0)) {
            Trie<V> zero = a.zero;
            Trie<V> one = a.one;
            if (other.isEmpty() || !a.covers(other.someKey())) {
                return apart(other, merging);
            }
            boolean isOne = (other.someKey() & a.bit) != 0;
            return joined(a, zero.merge(isOne ? empty() : other, merging),
                    one.merge(isOne ? other : empty(), merging));
        }
        if (other instanceof Fork<V> b) {
            if (isEmpty() || !b.covers(someKey())) {
                return apart(other, merging);
            }
            boolean isOne = (someKey() & b.bit) != 0;
            Trie<V> none = empty();
            return joined(b, (isOne ? none : this).merge(b.zero, merging),
                    (isOne ? this : none).merge(b.one, merging));
        }
        return leaves(other, merging);
    }

    private Trie<V> leaves(Trie<V> other, Merging<V> merging) {
        Trie<V> result = empty();
        if (this instanceof Leaf<V> a) {
            V b = other.get(a.key);
            V value = merging.merge(a.key, a.value, b);
            result = value == null ? result : new Leaf<>(a.key, value);
        }
        if (other instanceof Leaf<V> b && get(b.key) == null) {
            V value = merging.merge(b.key, null, b.value);
            result = value == null ? result : result.put(b.key, value);
        }
        return result;
    }

    /// No key is in both.
    private Trie<V> apart(Trie<V> other, Merging<V> merging) {
        Trie<V> a = mapped((key, value, none) -> merging.merge(key, value, null));
        Trie<V> b = other.mapped((key, value, none) ->
                merging.merge(key, null, value));
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() ? b : a;
        }
        return a.union(b);
    }

    /// Maps that share no key, put together.
    private Trie<V> union(Trie<V> other) {
        int bit = Integer.highestOneBit(someKey() ^ other.someKey());
        boolean areApart = !(this instanceof Fork<V> a && Integer.compareUnsigned(a.bit, bit) >= 0)
                && !(other instanceof Fork<V> b && Integer.compareUnsigned(b.bit, bit) >= 0);
        if (areApart) {
            return fork(someKey(), this, other.someKey(), other);
        }
        Trie<V>[] all = holder(this);
        other.forEach((key, value) -> all[0] = all[0].put(key, value));
        return all[0];
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <V> Trie<V>[] holder(Trie<V> trie) {
        return new Trie[] {trie};
    }

    private Trie<V> mapped(Merging<V> mapping) {
        return switch (this) {
            case Empty<V> none -> this;
            case Leaf<V> leaf -> {
                V value = mapping.merge(leaf.key, leaf.value, null);
                yield value == leaf.value ? this
                        : value == null ? empty() : new Leaf<>(leaf.key, value);
            }
            case Fork<V> fork -> joined(fork, fork.zero.mapped(mapping),
                    fork.one.mapped(mapping));
        };
    }

    private static <V> Trie<V> joined(Fork<V> like, Trie<V> zero, Trie<V> one) {
        if (zero.isEmpty() || one.isEmpty()) {
            return zero.isEmpty() ? one : zero;
        }
        return zero == like.zero && one == like.one ? like
                : new Fork<>(like.prefix, like.bit, zero, one);
    }

    private int someKey() {
        Trie<V> at = this;
        while (at instanceof Fork<V> fork) {
            at = fork.zero;
        }
        return ((Leaf<V>) at).key;
    }

    default void forEach(Visitor<V> visitor) {
        switch (this) {
            case Empty<V> none -> {
            }
            case Leaf<V> leaf -> visitor.visit(leaf.key, leaf.value);
            case Fork<V> fork -> {
                fork.zero.forEach(visitor);
                fork.one.forEach(visitor);
            }
        }
    }

    default int size() {
        return switch (this) {
            case Empty<V> none -> 0;
            case Leaf<V> leaf -> 1;
            case Fork<V> fork -> fork.zero.size() + fork.one.size();
        };
    }
}
