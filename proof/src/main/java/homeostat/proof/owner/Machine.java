package homeostat.proof.owner;

import homeostat.proof.Dynamic;
import homeostat.proof.Field;
import homeostat.proof.Method;
import homeostat.proof.MethodBody;
import java.lang.classfile.Instruction;
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
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Runs one method on sets of objects: every instruction in every state in which control reaches
/// it, until the states stop growing.
final class Machine {
    private final Flow flow;
    private final Flow.Context context;
    private final MethodBody body;
    private final Frame[] entering;
    private final BitSet[] selectors;
    private final Deque<Integer> waiting = new ArrayDeque<>();
    private Frame frame;
    private Flow.Site site;

    Machine(Flow flow, Flow.Context context) {
        this.flow = flow;
        this.context = context;
        this.body = flow.program.body(context.method());
        this.entering = new Frame[body.size()];
        this.selectors = new BitSet[body.size()];
    }

    void run() {
        arrive(0, start());
        while (!waiting.isEmpty()) {
            int index = waiting.remove();
            site = new Flow.Site(context, index);
            frame = entering[index].copy();
            for (MethodBody.Handler handler : body.handlers()) {
                if (index >= handler.from() && index < handler.to()) {
                    Frame caught = frame.copy();
                    caught.clear();
                    caught.push(new BitSet());
                    arrive(handler.target(), caught);
                }
            }
            step(body.instructions().get(index));
            for (int next : successors(index)) {
                arrive(next, frame);
            }
        }
    }

    /// Of a switch over types only the arms that one of the objects can take, and the default.
    private int[] successors(int index) {
        int[] all = body.successors(index);
        BitSet selected = selectors[index];
        if (selected == null || selected.isEmpty()) {
            return all;
        }
        List<ConstantDesc> labels = ((Dynamic.TypeSwitch) Dynamic.of(
                (InvokeDynamicInstruction) body.instructions().get(index - 1))).labels();
        List<SwitchCase> cases = body.instructions().get(index) instanceof
                TableSwitchInstruction table ? table.cases()
                : ((LookupSwitchInstruction) body.instructions().get(index)).cases();
        Set<Integer> taken = new LinkedHashSet<>();
        taken.add(all[0]);
        for (SwitchCase each : cases) {
            int label = each.caseValue();
            if (label < 0 || label >= labels.size()
                    || !(labels.get(label) instanceof ClassDesc type)
                    || !flow.heap.cast(flow.program, selected,
                            Flow.internalName(type.descriptorString())).isEmpty()) {
                taken.add(body.indexOf(each.target()));
            }
        }
        return taken.stream().mapToInt(Integer::intValue).toArray();
    }

    private Frame start() {
        Frame first = new Frame(body.code().maxLocals());
        int slot = 0;
        if (!flow.program.has(context.method(), AccessFlag.STATIC)) {
            BitSet self = new BitSet();
            self.set(context.receiver());
            first.set(slot++, self, false);
        }
        List<ClassDesc> types =
                MethodTypeDesc.ofDescriptor(context.method().descriptor()).parameterList();
        for (int i = 0; i < types.size(); i++) {
            TypeKind kind = TypeKind.from(types.get(i));
            first.set(slot, kind == TypeKind.REFERENCE ? flow.parameter(context, i) : null,
                    kind.slotSize() == 2);
            slot += kind.slotSize();
        }
        return first;
    }

    private void arrive(int index, Frame incoming) {
        if (entering[index] == null) {
            entering[index] = incoming.copy();
            waiting.add(index);
        } else if (entering[index].merge(incoming)) {
            waiting.add(index);
        }
    }

    private void step(Instruction instruction) {
        switch (instruction) {
            case LoadInstruction load -> frame.load(load.slot(), load.typeKind());
            case StoreInstruction store -> frame.store(store.slot());
            case ConstantInstruction constant -> push(constant.typeKind());
            case IncrementInstruction each -> {
            }
            case NopInstruction each -> {
            }
            case StackInstruction shuffle -> frame.shuffle(shuffle.opcode());
            case OperatorInstruction operator -> operate(operator);
            case ConvertInstruction convert -> {
                frame.pop();
                push(convert.toType());
            }
            case ArrayLoadInstruction load -> loadElement(load.typeKind());
            case ArrayStoreInstruction store -> {
                BitSet value = frame.pop();
                frame.pop();
                flow.write(site, references(), Heap.ELEMENTS, value);
            }
            case FieldInstruction field -> access(field);
            case InvokeInstruction call -> invoke(call);
            case InvokeDynamicInstruction call -> invokeDynamic(call);
            case TypeCheckInstruction check -> check(check);
            case NewObjectInstruction made -> make(made.className().asInternalName());
            case NewPrimitiveArrayInstruction made -> makeArray(1,
                    "[" + made.typeKind().upperBound().descriptorString());
            case NewReferenceArrayInstruction made -> makeArray(1,
                    made.componentType().asSymbol().arrayType().descriptorString());
            case NewMultiArrayInstruction made -> makeArray(made.dimensions(),
                    made.arrayType().asSymbol().descriptorString());
            default -> leave(instruction);
        }
    }

    private void leave(Instruction instruction) {
        switch (instruction) {
            case BranchInstruction branch -> popOperands(branch.opcode());
            case TableSwitchInstruction each -> frame.pop();
            case LookupSwitchInstruction each -> frame.pop();
            case MonitorInstruction each -> frame.pop();
            case ThrowInstruction each -> frame.pop();
            case ReturnInstruction each -> {
                if (each.typeKind() == TypeKind.REFERENCE) {
                    flow.returned(context, references());
                }
            }
            default -> throw new IllegalArgumentException("unknown instruction: method="
                    + context.method() + " opcode=" + instruction.opcode());
        }
    }

    private void popOperands(Opcode branch) {
        switch (branch) {
            case GOTO, GOTO_W -> {
            }
            case IFEQ, IFNE, IFLT, IFGE, IFGT, IFLE, IFNULL, IFNONNULL -> frame.pop();
            default -> {
                frame.pop();
                frame.pop();
            }
        }
    }

    private BitSet references() {
        BitSet values = frame.pop();
        return values == null ? new BitSet() : values;
    }

    private void push(TypeKind kind) {
        if (kind == TypeKind.REFERENCE) {
            frame.push(new BitSet());
        } else if (kind != TypeKind.VOID) {
            frame.pushNumber(kind.slotSize() == 2);
        }
    }

    private void operate(OperatorInstruction operator) {
        switch (operator.opcode()) {
            case ARRAYLENGTH -> frame.pop();
            case INEG, LNEG, FNEG, DNEG -> frame.pop();
            default -> {
                frame.pop();
                frame.pop();
            }
        }
        boolean isInt = switch (operator.opcode()) {
            case ARRAYLENGTH, LCMP, FCMPL, FCMPG, DCMPL, DCMPG -> true;
            default -> false;
        };
        push(isInt ? TypeKind.INT : operator.typeKind());
    }

    private void loadElement(TypeKind kind) {
        frame.pop();
        BitSet found = flow.read(site, references(), Heap.ELEMENTS);
        if (kind == TypeKind.REFERENCE) {
            frame.push(found);
        } else {
            push(kind);
        }
    }

    private void access(FieldInstruction instruction) {
        Field field = flow.program.resolveField(new Field(instruction.owner().asInternalName(),
                instruction.name().stringValue(), instruction.type().stringValue()));
        boolean isReference = Heap.isReference(field.descriptor());
        BitSet found = null;
        switch (instruction.opcode()) {
            case GETFIELD -> found = flow.read(site, references(), field);
            case GETSTATIC -> found = flow.readStatic(field);
            case PUTFIELD -> {
                BitSet value = frame.pop();
                flow.write(site, references(), field, value);
                return;
            }
            default -> {
                BitSet value = frame.pop();
                if (isReference && value != null) {
                    flow.writeStatic(field, value);
                }
                return;
            }
        }
        if (isReference) {
            frame.push((BitSet) found.clone());
        } else {
            push(TypeKind.from(instruction.typeSymbol()));
        }
    }

    private void invoke(InvokeInstruction call) {
        Method reference = new Method(call.owner().asInternalName(), call.name().stringValue(),
                call.type().stringValue());
        BitSet[] arguments = popArguments(call.typeSymbol());
        BitSet receivers = call.opcode() == Opcode.INVOKESTATIC ? null : references();
        BitSet result = flow.invoke(site, call.opcode(), reference, receivers, arguments);
        TypeKind kind = TypeKind.from(call.typeSymbol().returnType());
        if (kind == TypeKind.REFERENCE) {
            frame.push((BitSet) result.clone());
        } else {
            push(kind);
        }
    }

    /// A switch is no call; everything else has been refused by another rule where it matters.
    private void invokeDynamic(InvokeDynamicInstruction call) {
        BitSet[] arguments = popArguments(call.typeSymbol());
        Dynamic meaning = Dynamic.of(call);
        int next = site.index() + 1;
        if (meaning instanceof Dynamic.TypeSwitch
                && (body.instructions().get(next) instanceof TableSwitchInstruction
                || body.instructions().get(next) instanceof LookupSwitchInstruction)) {
            selectors[next] = arguments[0];
        }
        if (meaning instanceof Dynamic.Lambda lambda) {
            make(lambda.type());
        } else {
            push(TypeKind.from(call.typeSymbol().returnType()));
        }
    }

    private BitSet[] popArguments(MethodTypeDesc type) {
        BitSet[] arguments = new BitSet[type.parameterCount()];
        for (int i = arguments.length - 1; i >= 0; i--) {
            arguments[i] = frame.pop();
        }
        return arguments;
    }

    private void check(TypeCheckInstruction check) {
        BitSet values = references();
        if (check.opcode() == Opcode.CHECKCAST) {
            frame.push(flow.heap.cast(flow.program, values,
                    Flow.internalName(check.type().asSymbol().descriptorString())));
        } else {
            push(TypeKind.INT);
        }
    }

    private void makeArray(int dimensions, String type) {
        for (int i = 0; i < dimensions; i++) {
            frame.pop();
        }
        make(type);
    }

    private void make(String type) {
        BitSet made = new BitSet();
        made.set(flow.heap.madeAt(context.method(), site.index(), type));
        frame.push(made);
    }
}
