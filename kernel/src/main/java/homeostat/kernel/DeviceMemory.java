package homeostat.kernel;

/// What of a device survives a reset, and the one store that it lies in.
///
/// ```
/// payload: | layout | prescription | newest order of each port | trusted, parts | trusted, parts …
/// ```
///
/// The layout word tells the memory of another device, or of another version of it, from its own.
/// Each task has its *trusted* word: what a task that trapped left behind is not believed after the
/// reset either.
final class DeviceMemory {
    private final Prescription prescription;
    private final OrderPort<?>[] orders;
    private final Duty[] duties;
    private final long layout;
    private final long[] memory;
    private final TwoSlotStore store;
    private boolean kept;

    DeviceMemory(Prescription prescription, OrderPort<?>[] orders, Duty[] duties, String name) {
        this.prescription = prescription;
        this.orders = orders;
        this.duties = duties;
        long folded = Digest.start();
        for (int i = 0; i < name.length(); i++) {
            folded = Digest.fold(folded, (long) name.charAt(i));
        }
        folded = Digest.fold(folded, (long) prescription.words());
        folded = Digest.fold(folded, (long) orders.length);
        int words = 1 + prescription.words() + orders.length;
        for (int i = 0; i < duties.length; i++) {
            words += 1 + duties[i].lastingWords();
            folded = Digest.fold(folded, (long) duties[i].lastingWords());
        }
        layout = folded;
        memory = new long[TwoSlotStore.memoryWords(words)];
        store = new TwoSlotStore(words, memory);
    }

    /// The words that the host keeps; it fills them before [#resume].
    long[] words() {
        return memory;
    }

    /// Keeps the memory from now on, starting with what the parts are as assembled. Both slots are
    /// written: what another life left in one of them must never be the newest that is good.
    void begin() {
        kept = true;
        save(0);
        save(0);
    }

    /// Takes up what the memory holds and keeps it from now on; false when something had to be
    /// assumed.
    boolean resume() {
        kept = true;
        int at = store.newest();
        if (at < 0 || memory[at] != layout || !restoreOrders(at + 1 + prescription.words())) {
            assumeWorst();
            return false;
        }
        boolean whole = prescription.restore(memory, at + 1);
        int from = at + 1 + prescription.words() + orders.length;
        for (int i = 0; i < duties.length; i++) {
            boolean trusted = memory[from] == 1;
            if (!trusted || !duties[i].restore(memory, from + 1)) {
                duties[i].assumeWorst();
                whole = false;
            }
            from += 1 + duties[i].lastingWords();
        }
        return whole;
    }

    /// Saves everything as of `nowNs`, if the host has asked for it.
    ///
    /// A task between its release and its publication keeps the words of its last publication: its
    /// parts may be half written, where tasks preempt one another, and nothing that came of them
    /// has appeared. Its ages are then up to a period too young.
    void save(long nowNs) {
        if (!kept) {
            return;
        }
        int at = store.open();
        memory[at] = layout;
        prescription.save(memory, at + 1);
        at += 1 + prescription.words();
        for (int i = 0; i < orders.length; i++) {
            memory[at + i] = orders[i].newest();
        }
        at += orders.length;
        for (int i = 0; i < duties.length; i++) {
            if (duties[i].isOpen() && duties[i].lastingWords() > 0) {
                keep(at, 1 + duties[i].lastingWords());
            } else {
                memory[at] = duties[i].isDistrusted() ? 0 : 1;
                duties[i].save(memory, at + 1, nowNs);
            }
            at += 1 + duties[i].lastingWords();
        }
        store.seal();
    }

    /// Copies `words` words from the slot before into the one that is open.
    private void keep(int at, int words) {
        int slot = memory.length / 2;
        for (int i = 0; i < words; i++) {
            memory[at + i] = memory[Math.floorMod(at + i + slot, memory.length)];
        }
    }

    private boolean restoreOrders(int from) {
        for (int i = 0; i < orders.length; i++) {
            if (memory[from + i] < 0) {
                return false;
            }
        }
        for (int i = 0; i < orders.length; i++) {
            orders[i].continueAfter(memory[from + i]);
        }
        return true;
    }

    private void assumeWorst() {
        prescription.revoke();
        for (int i = 0; i < orders.length; i++) {
            orders[i].continueAfter(OrderPort.UNREADABLE);
        }
        for (int i = 0; i < duties.length; i++) {
            duties[i].assumeWorst();
        }
    }
}
