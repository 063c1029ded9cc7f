package homeostat.proof.owner;

import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Local variables and operands: of each reference the objects it can be, of a number only whether
/// it is wide.
final class Frame {
    /// @param objects what a reference can be, null for a number
    /// @param wide whether it is a long or a double, which the stack instructions count twice
    private record Value(BitSet objects, boolean wide) {
    }

    private static final Value NUMBER = new Value(null, false);

    private final Value[] locals;
    private final List<Value> operands = new ArrayList<>();

    Frame(int locals) {
        this.locals = new Value[locals];
    }

    Frame copy() {
        Frame copy = new Frame(locals.length);
        System.arraycopy(locals, 0, copy.locals, 0, locals.length);
        copy.operands.addAll(operands);
        return copy;
    }

    void set(int slot, BitSet objects, boolean wide) {
        locals[slot] = new Value(objects == null ? null : (BitSet) objects.clone(), wide);
    }

    void clear() {
        operands.clear();
    }

    void load(int slot, TypeKind kind) {
        Value value = locals[slot];
        if (kind == TypeKind.REFERENCE) {
            push(value == null || value.objects() == null ? new BitSet() : value.objects());
        } else {
            pushNumber(kind.slotSize() == 2);
        }
    }

    void store(int slot) {
        locals[slot] = operands.removeLast();
    }

    void push(BitSet objects) {
        operands.add(new Value(objects, false));
    }

    void pushNumber(boolean wide) {
        operands.add(new Value(null, wide));
    }

    /// The objects of the topmost operand, null for a number.
    BitSet pop() {
        return operands.removeLast().objects();
    }

    /// Takes in what another path brings here; whether that was news.
    boolean merge(Frame other) {
        boolean news = false;
        for (int i = 0; i < locals.length; i++) {
            Value merged = merge(locals[i], other.locals[i]);
            news |= merged != locals[i];
            locals[i] = merged;
        }
        for (int i = 0; i < operands.size(); i++) {
            Value merged = merge(operands.get(i), other.operands.get(i));
            news |= merged != operands.get(i);
            operands.set(i, merged);
        }
        return news;
    }

    /// A slot that holds a reference on one path and a number on the other is not read afterwards.
    private static Value merge(Value held, Value incoming) {
        if (held == null || incoming == null || held.objects() == null
                || incoming.objects() == null) {
            return held == null || incoming == null ? null
                    : held.objects() == null ? held : NUMBER;
        }
        BitSet all = (BitSet) held.objects().clone();
        all.or(incoming.objects());
        return all.equals(held.objects()) ? held : new Value(all, false);
    }

    /// The eight instructions that duplicate, swap and drop operands (JVMS SE 25, 6.5).
    void shuffle(Opcode opcode) {
        switch (opcode) {
            case POP -> operands.removeLast();
            case POP2 -> take(2);
            case DUP -> insert(take(1), 0, 2);
            case DUP_X1 -> insert(take(1), 1, 2);
            case DUP_X2 -> insert(take(1), 2, 2);
            case DUP2 -> insert(take(2), 0, 2);
            case DUP2_X1 -> insert(take(2), 1, 2);
            case DUP2_X2 -> insert(take(2), 2, 2);
            case SWAP -> insert(take(1), 1, 1);
            default -> throw new IllegalArgumentException("unknown instruction: " + opcode);
        }
    }

    /// The topmost operands that fill so many words.
    private List<Value> take(int words) {
        int from = operands.size();
        for (int taken = 0; taken < words; taken += operands.get(from).wide() ? 2 : 1) {
            from--;
        }
        List<Value> top = new ArrayList<>(operands.subList(from, operands.size()));
        operands.subList(from, operands.size()).clear();
        return top;
    }

    /// Puts operands back beneath `under` words, and on top again where `times` is two; a swap puts
    /// them only beneath.
    private void insert(List<Value> values, int under, int times) {
        List<Value> above = under == 0 ? List.of() : take(under);
        operands.addAll(values);
        operands.addAll(above);
        if (times == 2) {
            operands.addAll(values);
        }
    }
}
