package homeostat.kernel;

/// A part of which something must survive a reset: what it knows would cost a patient dearly to
/// forget.
///
/// It is declared by [TaskAssembly#lasting] and has a fixed number of words in the device's memory.
/// Doubles are kept as their raw bits. Nobody knows how long the power was away, and the clock of
/// the device starts anew at 0, so instants are kept as ages at the save and come back as if no
/// time had passed: what decays has not decayed.
public interface Lasting {

    /// How many words of memory it needs; always the same.
    int words();

    /// Writes itself to `memory` from word `from` on, as of `nowNs`. Called when the orders of the
    /// step have appeared on their ports and have not left the device yet: they count.
    void save(long[] memory, int from, long nowNs);

    /// Becomes what was saved; false when that is nonsense, and then [#assumeWorst] follows.
    boolean restore(long[] memory, int from);

    /// Becomes the most dangerous thing that may be true, because nobody knows what is.
    void assumeWorst();
}
