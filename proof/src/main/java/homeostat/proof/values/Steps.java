package homeostat.proof.values;

import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.NopInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ConstantDesc;
import java.util.List;

/// What each instruction does to a [State]: computing, moving, branching. Memory is [Memory]'s,
/// calls are [Calls]'.
final class Steps {
    private final Walk walk;
    private final Conditions conditions;
    private final Memory memory;
    private final Calls calls;

    Steps(Walk walk) {
        this.walk = walk;
        this.conditions = walk.interpreter.conditions;
        this.memory = new Memory(walk);
        this.calls = new Calls(walk, memory);
    }

    /// Whether control goes on to the next instruction by itself.
    boolean fallsThrough(int index) {
        return switch (walk.body.instructions().get(index)) {
            case BranchInstruction branch -> false;
            case TableSwitchInstruction table -> false;
            case LookupSwitchInstruction table -> false;
            case ReturnInstruction end -> false;
            case ThrowInstruction end -> false;
            default -> true;
        };
    }

    void step(int i, State state) {
        switch (walk.body.instructions().get(i)) {
            case LoadInstruction load -> push(state, load.typeKind(), state.locals[load.slot()]);
            case StoreInstruction store -> store(state, store);
            case IncrementInstruction step -> state.locals[step.slot()] = Arithmetic.compute(state,
                    Op.ADD, state.locals[step.slot()], constant(Whole.of(step.constant())), false);
            case ConstantInstruction constant -> push(state, constant.typeKind(),
                    constant(constant.constantValue()));
            case OperatorInstruction operator -> operate(i, state, operator);
            case ConvertInstruction convert -> {
                Symbol from = pop(state, convert.fromType());
                push(state, convert.toType(), convert.opcode() == Opcode.F2D ? from
                        : Arithmetic.compute(state, Op.CONVERT, from, null, convert.opcode()));
            }
            case StackInstruction move -> move(state, move.opcode());
            case BranchInstruction branch -> branch(i, state, branch);
            case TableSwitchInstruction table ->
                    choose(state, table.defaultTarget(), table.cases());
            case LookupSwitchInstruction table ->
                    choose(state, table.defaultTarget(), table.cases());
            case ReturnInstruction end -> {
                Symbol result = end.typeKind() == TypeKind.VOID ? null
                        : pop(state, end.typeKind());
                State out = state.bare();
                out.stack = new Symbol[] {result};
                out.depth = 1;
                walk.deliver(Walk.RETURNED, out);
            }
            case ThrowInstruction thrown -> {
                walk.trap(i, state, TrapKind.THROW);
                state.isDead = true;
            }
            default -> other(i, state);
        }
    }

    private void other(int i, State state) {
        Instruction instruction = walk.body.instructions().get(i);
        switch (instruction) {
            case FieldInstruction field -> memory.field(i, state, field);
            case ArrayLoadInstruction load -> memory.element(i, state, load);
            case ArrayStoreInstruction store -> memory.element(i, state, store);
            case InvokeInstruction call -> calls.invoke(i, state, call);
            case InvokeDynamicInstruction call -> calls.dynamic(i, state, call);
            case NewObjectInstruction made -> memory.make(i, state,
                    made.className().asInternalName());
            case NewPrimitiveArrayInstruction made -> memory.makeArray(i, state,
                    "[" + made.typeKind().upperBound().descriptorString());
            case NewReferenceArrayInstruction made -> memory.makeArray(i, state,
                    "[" + made.componentType().asSymbol().descriptorString());
            case NewMultiArrayInstruction made -> memory.makeArrays(i, state, made);
            case TypeCheckInstruction check -> memory.check(i, state, check);
            case MonitorInstruction lock -> memory.nonNull(i, state, state.pop());
            case NopInstruction nothing -> {
            }
            default -> throw new IllegalStateException("an instruction nobody knows: "
                    + instruction);
        }
    }

    private Symbol constant(Value value) {
        return walk.unit.constant(value);
    }

    private Symbol constant(ConstantDesc constant) {
        return switch (constant) {
            case Integer i -> constant(Whole.of(i));
            case Long j -> constant(Whole.of(j));
            case Float f -> constant(Real.of(f));
            case Double d -> constant(Real.of(d));
            case String text -> constant(Refs.unknown("java/lang/String", false));
            case null -> constant(Refs.NULL);
            default -> {
                Object isNull = constant == java.lang.constant.ConstantDescs.NULL ? constant : null;
                yield constant(isNull != null ? Refs.NULL
                        : Refs.unknown("java/lang/Object", true));
            }
        };
    }

    static boolean isWide(TypeKind kind) {
        return kind == TypeKind.LONG || kind == TypeKind.DOUBLE;
    }

    static void push(State state, TypeKind kind, Symbol symbol) {
        if (isWide(kind)) {
            state.pushWide(symbol);
        } else {
            state.push(symbol);
        }
    }

    static Symbol pop(State state, TypeKind kind) {
        return isWide(kind) ? state.popWide() : state.pop();
    }

    private static void store(State state, StoreInstruction store) {
        state.locals[store.slot()] = pop(state, store.typeKind());
        if (isWide(store.typeKind())) {
            state.locals[store.slot() + 1] = null;
        }
    }

    private static Op op(Opcode opcode) {
        return switch (opcode) {
            case IADD, LADD, FADD, DADD -> Op.ADD;
            case ISUB, LSUB, FSUB, DSUB -> Op.SUB;
            case IMUL, LMUL, FMUL, DMUL -> Op.MUL;
            case IDIV, LDIV, FDIV, DDIV -> Op.DIV;
            case IREM, LREM, FREM, DREM -> Op.REM;
            case INEG, LNEG, FNEG, DNEG -> Op.NEG;
            case ISHL, LSHL -> Op.SHL;
            case ISHR, LSHR -> Op.SHR;
            case IUSHR, LUSHR -> Op.USHR;
            case IAND, LAND -> Op.AND;
            case IOR, LOR -> Op.OR;
            case IXOR, LXOR -> Op.XOR;
            case LCMP -> Op.LCMP;
            case FCMPL, DCMPL -> Op.CMPL;
            case FCMPG, DCMPG -> Op.CMPG;
            default -> throw new IllegalStateException("not an operator: " + opcode);
        };
    }

    private void operate(int i, State state, OperatorInstruction operator) {
        TypeKind kind = operator.typeKind();
        Opcode opcode = operator.opcode();
        if (opcode == Opcode.ARRAYLENGTH) {
            Symbol array = memory.nonNull(i, state, state.pop());
            if (!state.isDead) {
                state.push(memory.length(state, array));
            }
            return;
        }
        Op op = op(opcode);
        boolean isShift = op == Op.SHL || op == Op.SHR || op == Op.USHR;
        Symbol b = op == Op.NEG ? null : isShift ? state.pop() : pop(state, kind);
        Symbol a = pop(state, kind);
        boolean isWhole = kind == TypeKind.INT || kind == TypeKind.LONG;
        boolean compares = op == Op.LCMP || op == Op.CMPL || op == Op.CMPG;
        boolean detail = isWhole ? kind == TypeKind.LONG : kind == TypeKind.FLOAT;
        if (isWhole && (op == Op.DIV || op == Op.REM)) {
            divide(i, state, b);
        }
        if (!state.isDead) {
            push(state, compares ? TypeKind.INT : kind,
                    Arithmetic.compute(state, op, a, b, detail));
        }
    }

    private void divide(int i, State state, Symbol divisor) {
        Whole by = state.whole(divisor);
        if (by.hasZero()) {
            walk.trap(i, state, TrapKind.DIVISION);
            Whole left = by.withoutZero();
            if (left == null) {
                state.isDead = true;
            } else {
                conditions.narrow(state, divisor, left);
            }
        }
    }

    private static void move(State state, Opcode opcode) {
        Symbol[] stack = state.stack;
        int top = state.depth;
        switch (opcode) {
            case POP -> state.depth--;
            case POP2 -> state.depth -= 2;
            case DUP -> state.push(stack[top - 1]);
            case DUP_X1 -> insert(state, 1, 1);
            case DUP_X2 -> insert(state, 1, 2);
            case DUP2 -> insert(state, 2, 0);
            case DUP2_X1 -> insert(state, 2, 1);
            case DUP2_X2 -> insert(state, 2, 2);
            case SWAP -> {
                Symbol last = stack[top - 1];
                stack[top - 1] = stack[top - 2];
                stack[top - 2] = last;
            }
            default -> throw new IllegalStateException("not a move: " + opcode);
        }
    }

    /// Copies the top `count` slots below the `skipped` ones under them.
    private static void insert(State state, int count, int skipped) {
        int from = state.depth - count - skipped;
        Symbol[] stack = state.stack;
        Symbol[] moved = new Symbol[2 * count + skipped];
        System.arraycopy(stack, state.depth - count, moved, 0, count);
        System.arraycopy(stack, from, moved, count, skipped);
        System.arraycopy(stack, state.depth - count, moved, count + skipped, count);
        System.arraycopy(moved, 0, stack, from, moved.length);
        state.depth += count;
    }

    private void branch(int i, State state, BranchInstruction branch) {
        int target = walk.body.indexOf(branch.target());
        Opcode opcode = branch.opcode();
        if (opcode == Opcode.GOTO || opcode == Opcode.GOTO_W) {
            walk.deliver(target, state);
            return;
        }
        Symbol b = switch (opcode) {
            case IF_ICMPEQ, IF_ICMPNE, IF_ICMPLT, IF_ICMPGE, IF_ICMPGT, IF_ICMPLE, IF_ACMPEQ,
                    IF_ACMPNE -> state.pop();
            case IFNULL, IFNONNULL -> constant(Refs.NULL);
            default -> constant(Whole.ZERO);
        };
        Symbol a = state.pop();
        Conditions.Relation relation = switch (opcode) {
            case IFEQ, IF_ICMPEQ, IF_ACMPEQ, IFNULL -> Conditions.Relation.EQ;
            case IFNE, IF_ICMPNE, IF_ACMPNE, IFNONNULL -> Conditions.Relation.NE;
            case IFLT, IF_ICMPLT -> Conditions.Relation.LT;
            case IFGE, IF_ICMPGE -> Conditions.Relation.GE;
            case IFGT, IF_ICMPGT -> Conditions.Relation.GT;
            case IFLE, IF_ICMPLE -> Conditions.Relation.LE;
            default -> throw new IllegalStateException("not a branch: " + opcode);
        };
        State taken = state.copy();
        conditions.assume(taken, a, b, relation);
        conditions.assume(state, a, b, relation.not());
        walk.deliver(target, taken);
        walk.deliver(i + 1, state);
    }

    private void choose(State state, Label otherwise, List<SwitchCase> cases) {
        Symbol number = state.pop();
        for (SwitchCase each : cases) {
            State taken = state.copy();
            conditions.narrow(taken, number, Whole.of(each.caseValue()));
            walk.deliver(walk.body.indexOf(each.target()), taken);
        }
        for (int pass = 0; pass < 2 && !state.isDead; pass++) {
            for (SwitchCase each : cases) {
                conditions.assume(state, number, constant(Whole.of(each.caseValue())),
                        Conditions.Relation.NE);
            }
        }
        if (!state.isDead && state.whole(number) instanceof Whole left
                && isCovered(left, cases)) {
            state.isDead = true;
        }
        if (!state.isDead) {
            conditions.choose(state, number, value -> cases.stream()
                    .noneMatch(each -> each.caseValue() == value));
        }
        walk.deliver(walk.body.indexOf(otherwise), state);
    }

    private static boolean isCovered(Whole left, List<SwitchCase> cases) {
        if (left.high() - left.low() >= cases.size() + 1L || left.high() - left.low() < 0) {
            return false;
        }
        for (long value = left.low(); value <= left.high(); value++) {
            long sought = value;
            if (left.has(value) && cases.stream().noneMatch(c -> c.caseValue() == sought)) {
                return false;
            }
        }
        return true;
    }
}
