package homeostat.proof.values;

/// A value that was computed once and never changes, under a name of its own.
///
/// Locals, operands and fields hold symbols; what a branch learns of a symbol is thereby known of
/// every copy of it, and of every field that still holds it. `base` is what holds of it wherever it
/// is; a [State] may know more.
final class Symbol {
    /// How many there are in the analysis of this thread. Each analysis runs on one thread and
    /// counts from its beginning, so it is the same whatever runs beside it.
    private static final ThreadLocal<int[]> COUNT = ThreadLocal.withInitial(() -> new int[1]);

    final int id;
    final Op op;
    final Symbol a;
    final Symbol b;
    final Object detail;
    final Value base;

    Symbol(Op op, Symbol a, Symbol b, Object detail, Value base) {
        this.id = COUNT.get()[0]++ & Integer.MAX_VALUE;
        this.op = op;
        this.a = a;
        this.b = b;
        this.detail = detail;
        this.base = base;
    }

    /// A new analysis begins on this thread.
    static void restart() {
        COUNT.get()[0] = 0;
    }

    static Symbol opaque(Value base) {
        return new Symbol(Op.OPAQUE, null, null, null, base);
    }

    /// What tells one computation from another: the same operation on the same symbols has the same
    /// result.
    record Key(Op op, Symbol a, Symbol b, Object detail) {
    }

    @Override
    public String toString() {
        return "s" + id + ":" + op + "=" + base;
    }
}
