package homeostat.firmware;

import homeostat.proof.Kernel;
import homeostat.proof.Method;
import homeostat.proof.MethodBody;
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
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NopInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// One Java method as one C function.
///
/// The code is cut into blocks at jumps and their targets. A block is translated by carrying its
/// operand stack as expressions ([Operands]); blocks are joined by labels and `goto`. Only blocks
/// that control can reach are translated: what follows a trap is not, and a handler never is,
/// because an exception on the target is a trap.
///
/// While the closed world grows, translation is run for its notes in [ClosedWorld]; the text that
/// counts is made afterwards, when targets and constants are known.
final class MethodTranslator {
    private static final Pattern JUMP = Pattern.compile("goto (L[0-9]+);");

    private final ClosedWorld world;
    private final Names names;
    private final Method method;
    private final MethodBody body;
    private final Locals locals;
    private final Map<Integer, List<Kind>> entering = new TreeMap<>();
    private final Deque<Integer> waiting = new ArrayDeque<>();
    private final Set<String> carriers = new TreeSet<>();
    private final List<String> helpers = new ArrayList<>();
    private final BitSet leaders = new BitSet();
    private final BitSet looped = new BitSet();
    private Operands operands;
    private int lineShown;
    private boolean ended;

    MethodTranslator(ClosedWorld world, Names names, Method method) {
        this.world = world;
        this.names = names;
        this.method = method;
        if (world.program().has(method, AccessFlag.SYNCHRONIZED)
                || world.program().has(method, AccessFlag.NATIVE)) {
            throw new UntranslatableException("cannot be lowered: method=" + world.chain(method)
                    + ", expected a method that is neither synchronized nor native");
        }
        this.body = world.program().body(method);
        boolean instance = !world.program().has(method, AccessFlag.STATIC);
        this.locals = new Locals(world, body, instance);
        checkHandlers();
    }

    /// Whether the method catches: it is of the kernel's own boundary.
    boolean isBoundary() {
        return method.owner().equals(world.profile().boundaryClass())
                && !body.handlers().isEmpty();
    }

    /// A handler may be left out when it cannot complete, or when it is the kernel's own boundary.
    private void checkHandlers() {
        if (isBoundary()) {
            if (body.handlers().stream().mapToInt(MethodBody.Handler::target).distinct()
                    .count() != 1) {
                throw refused(0, "more than one handler", "one way back from a trap");
            }
            return;
        }
        for (MethodBody.Handler handler : body.handlers()) {
            Deque<Integer> open = new ArrayDeque<>(List.of(handler.target()));
            BitSet seen = new BitSet();
            while (!open.isEmpty()) {
                int index = open.remove();
                if (seen.get(index)) {
                    continue;
                }
                seen.set(index);
                if (body.instructions().get(index) instanceof ReturnInstruction) {
                    throw refused(handler.target(), "a handler of exceptions",
                            "code without catch: an exception is a trap");
                }
                for (int next : body.successors(index)) {
                    open.add(next);
                }
            }
        }
    }

    UntranslatableException refused(int index, String what, String expected) {
        return new UntranslatableException("cannot be lowered: " + what + " at="
                + method.readable() + ":" + body.line(index) + " chain=" + world.chain(method)
                + ", expected " + expected);
    }

    /// The definition of the function, preceded by the helpers it needs.
    String translate() {
        findLeaders();
        enter(0, List.of());
        String guarded = "";
        if (isBoundary()) {
            int handler = body.handlers().getFirst().target();
            enter(handler, List.of(Kind.REF));
            world.noteVariable(method, handler + "s0a", Reference.NULL);
            guarded = "    pool_begin();\n    if (TRAP_CAUGHT()) {\n        s0a = NULL;\n"
                    + "        goto L" + handler + ";\n    }\n";
        }
        Map<Integer, String> blocks = new TreeMap<>();
        while (!waiting.isEmpty()) {
            int leader = waiting.remove();
            blocks.put(leader, block(leader));
        }
        if (Kernel.isTwin(world.program(), method)) {
            return ForeignCode.call(world, method, signature(names.method(method)),
                    locals.parameters());
        }
        StringBuilder text = new StringBuilder();
        text.append("#line ").append(Math.max(1, body.line(0))).append(" \"")
                .append(sourceFile()).append("\"\n");
        helpers.forEach(text::append);
        text.append(signature(names.method(method))).append(" {\n");
        appendVariables(text);
        text.append(guarded).append(join(blocks, guarded));
        return text.append("}\n").toString();
    }

    /// The source file as a debugger finds it: the package's folder and the name.
    private String sourceFile() {
        String owner = method.owner();
        return owner.substring(0, owner.lastIndexOf('/') + 1)
                + world.program().sourceFile(owner);
    }

    /// Blocks in the order of the source; a jump to the next line and a label nobody jumps to go.
    private static String join(Map<Integer, String> blocks, String before) {
        List<Integer> leaders = List.copyOf(blocks.keySet());
        List<String> texts = new ArrayList<>();
        Set<String> labels = new HashSet<>();
        JUMP.matcher(before).results().forEach(jump -> labels.add(jump.group(1)));
        for (int i = 0; i < leaders.size(); i++) {
            String text = blocks.get(leaders.get(i));
            String onward = i + 1 < leaders.size() ? " goto L" + leaders.get(i + 1) + ";\n" : "";
            int end = text.length() - onward.length();
            boolean falls = !onward.isEmpty() && text.endsWith(onward)
                    && text.charAt(end - 1) != ')';
            texts.add(falls ? text.substring(0, end).stripTrailing() + "\n" : text);
            JUMP.matcher(texts.getLast()).results().forEach(jump -> labels.add(jump.group(1)));
        }
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < texts.size(); i++) {
            String label = "L" + leaders.get(i);
            joined.append(labels.contains(label) ? label + ": {\n" : "    {\n")
                    .append(texts.get(i)).append("    }\n");
        }
        return joined.toString();
    }

    /// The function's head under a name.
    String signature(String name) {
        List<String> parameters = new ArrayList<>();
        if (!world.program().has(method, AccessFlag.STATIC)) {
            parameters.add(names.type(method.owner()) + " *self");
        }
        parameters.addAll(locals.parameters());
        String result = descriptor().returnType().descriptorString();
        return (result.equals("V") ? "void " + name : Kind.of(result).declare(name)) + "("
                + (parameters.isEmpty() ? "void" : String.join(", ", parameters)) + ")";
    }

    private MethodTypeDesc descriptor() {
        return MethodTypeDesc.ofDescriptor(method.descriptor());
    }

    private void findLeaders() {
        leaders.set(0);
        for (int i = 0; i < body.size(); i++) {
            int[] next = body.successors(i);
            if (next.length != 1 || next[0] != i + 1) {
                leaders.set(i + 1);
                for (int target : next) {
                    leaders.set(target);
                    if (target <= i) {
                        looped.set(target, i + 1);
                    }
                }
            }
        }
    }

    /// Whether the instruction lies between a jump back and its target.
    boolean isLooped(int index) {
        return looped.get(index);
    }

    private void enter(int leader, List<Kind> kinds) {
        if (entering.putIfAbsent(leader, kinds) == null) {
            waiting.add(leader);
        }
    }

    /// In one line of C: the compiler counts on from `#line`.
    private void appendVariables(StringBuilder text) {
        List<String> variables = new ArrayList<>(locals.declarations());
        variables.addAll(carriers);
        if (!variables.isEmpty()) {
            text.append("#line ").append(Math.max(1, body.line(0))).append("\n    ")
                    .append(String.join("; ", variables)).append(";\n");
        }
    }

    private String block(int leader) {
        operands = new Operands(entering.get(leader), carriers,
                name -> world.variable(method, leader + name));
        lineShown = 0;
        ended = false;
        int index = leader;
        while (!ended) {
            if (body.line(index) != lineShown) {
                lineShown = body.line(index);
                operands.line(lineShown);
            }
            translate(index, body.instructions().get(index));
            index++;
            if (!ended && leaders.get(index)) {
                operands.carry();
                jump(index);
            }
        }
        return operands.text();
    }

    private void jump(int target) {
        operands.statement(target(target));
        ended = true;
    }

    private String target(int leader) {
        enter(leader, operands.kinds());
        operands.references((name, value) -> world.noteVariable(method, leader + name, value));
        return "goto L" + leader + ";";
    }

    private String target(Label label) {
        return target(body.indexOf(label));
    }

    /// What the instruction must check.
    Checks checks(int index) {
        return new Checks(world, names, body, index);
    }

    /// The `athrow` that throws what is made here: javac puts it on the same straight line.
    int thrower(int made) {
        int index = made;
        while (!(body.instructions().get(index) instanceof ThrowInstruction)) {
            index++;
        }
        return index;
    }

    ClosedWorld world() {
        return world;
    }

    Names names() {
        return names;
    }

    Method method() {
        return method;
    }

    Operands operands() {
        return operands;
    }

    /// A helper function that the text of this method needs before it.
    String helper(String head, String rest) {
        String name = names.method(method) + "_switch_" + helpers.size();
        helpers.add(head.replace("NAME", name) + rest);
        return name;
    }

    /// Control does not come past this statement.
    void end(String statement) {
        operands.statement(statement);
        ended = true;
    }

    private void translate(int index, Instruction instruction) {
        switch (instruction) {
            case NopInstruction nop -> { }
            case ConstantInstruction constant -> Operators.constant(this, index, constant);
            case LoadInstruction load -> operands.push(locals.load(load.slot(), load.typeKind()));
            case StoreInstruction store -> store(store.slot(), store);
            case IncrementInstruction step -> increment(step);
            case OperatorInstruction operator -> Operators.operator(this, index, operator);
            case ConvertInstruction convert -> Operators.convert(operands, convert);
            case StackInstruction shuffle -> shuffle(shuffle);
            case FieldInstruction field -> new Members(this, index).field(field);
            case ArrayLoadInstruction load -> arrayLoad(index, load);
            case ArrayStoreInstruction store -> arrayStore(index, store);
            case BranchInstruction branch -> branch(index, branch);
            case TableSwitchInstruction table -> choose(table.cases(), table.defaultTarget());
            case LookupSwitchInstruction table -> choose(table.cases(), table.defaultTarget());
            case InvokeInstruction call -> new Members(this, index).invoke(call);
            case InvokeDynamicInstruction call -> new PatternSwitch(this, index).translate(call);
            case NewObjectInstruction made -> new Members(this, index)
                    .make(made.className().asInternalName());
            case TypeCheckInstruction check -> new Members(this, index).check(check);
            case ThrowInstruction thrown -> end(checks(index).trap(TrapKind.ERROR) + ";");
            case ReturnInstruction end -> leave(end);
            default -> throw refused(index, instruction.opcode().name().toLowerCase(),
                    "no allocation, no monitor and no old instruction after assembly");
        }
    }

    private void leave(ReturnInstruction end) {
        if (isBoundary()) {
            operands.statement("trap_disarm();");
        }
        if (end.opcode() == Opcode.RETURN) {
            end("return;");
            return;
        }
        Value result = operands.pop();
        if (result.kind() == Kind.REF) {
            world.noteResult(method, result.reference());
        }
        end("return " + result.text() + ";");
    }

    private void store(int slot, StoreInstruction store) {
        Value value = operands.pop();
        String name = locals.store(slot, store.typeKind(), value.reference());
        operands.settle(name);
        operands.statement(name + " = " + value.text() + ";");
    }

    private void increment(IncrementInstruction step) {
        String name = locals.store(step.slot(), TypeKind.INT, Reference.UNKNOWN);
        operands.settle(name);
        operands.statement(name + " = i_add(" + name + ", " + step.constant() + ");");
    }

    private void shuffle(StackInstruction shuffle) {
        switch (shuffle.opcode()) {
            case POP -> operands.drop(1);
            case POP2 -> operands.drop(2);
            case DUP -> operands.duplicate(1, 0);
            case DUP_X1 -> operands.duplicate(1, 1);
            case DUP_X2 -> operands.duplicate(1, 2);
            case DUP2 -> operands.duplicate(2, 0);
            case DUP2_X1 -> operands.duplicate(2, 1);
            case DUP2_X2 -> operands.duplicate(2, 2);
            default -> operands.swap();
        }
    }

    private void arrayLoad(int index, ArrayLoadInstruction load) {
        Value at = operands.popAtom();
        Value array = operands.popAtom();
        Kind kind = Kind.of(load.typeKind());
        operands.pushNow(kind,
                checks(index).element(load.typeKind(), array, at),
                kind == Kind.REF ? element(array.reference()) : Reference.UNKNOWN);
    }

    private Reference element(Reference array) {
        Reference element = world.element(array);
        return array.type() == null || !array.type().startsWith("[") ? element
                : element.of(array.type().substring(1));
    }

    private void arrayStore(int index, ArrayStoreInstruction store) {
        Value value = operands.pop();
        Value at = operands.popAtom();
        Value array = operands.popAtom();
        world.arrayWrites().noteElement(array.reference());
        if (Kind.of(store.typeKind()) == Kind.REF) {
            world.arrayWrites().noteReference();
        }
        operands.statement(checks(index).element(store.typeKind(), array, at)
                + " = " + value.text() + ";");
    }

    /// Whether a test for null is decided by what is known: 1 it jumps, -1 it does not, 0 it may.
    private int decided(BranchInstruction branch) {
        if (branch.opcode() != Opcode.IFNULL && branch.opcode() != Opcode.IFNONNULL) {
            return 0;
        }
        Reference tested = operands.peek().reference();
        if (!tested.present() && !tested.isNull()) {
            return 0;
        }
        return tested.present() == (branch.opcode() == Opcode.IFNONNULL) ? 1 : -1;
    }

    private void branch(int index, BranchInstruction branch) {
        int decided = decided(branch);
        if (decided != 0) {
            operands.drop(1);
            operands.carry();
            jump(decided > 0 ? body.indexOf(branch.target()) : index + 1);
            return;
        }
        String condition = switch (branch.opcode()) {
            case GOTO, GOTO_W -> null;
            case IFEQ -> Operators.zeroTest(operands, "==");
            case IFNE -> Operators.zeroTest(operands, "!=");
            case IFLT -> Operators.zeroTest(operands, "<");
            case IFGE -> Operators.zeroTest(operands, ">=");
            case IFGT -> Operators.zeroTest(operands, ">");
            case IFLE -> Operators.zeroTest(operands, "<=");
            case IF_ICMPEQ, IF_ACMPEQ -> Operators.test(operands, "==");
            case IF_ICMPNE, IF_ACMPNE -> Operators.test(operands, "!=");
            case IF_ICMPLT -> Operators.test(operands, "<");
            case IF_ICMPGE -> Operators.test(operands, ">=");
            case IF_ICMPGT -> Operators.test(operands, ">");
            case IF_ICMPLE -> Operators.test(operands, "<=");
            case IFNULL -> operands.pop().operand() + " == NULL";
            case IFNONNULL -> operands.pop().operand() + " != NULL";
            default -> throw refused(index, branch.opcode().name().toLowerCase(),
                    "what Java compilers of today emit");
        };
        int literal = condition == null ? 0 : Operators.decided(condition);
        if (literal != 0) {
            operands.carry();
            jump(literal > 0 ? body.indexOf(branch.target()) : index + 1);
        } else if (condition != null) {
            String safe = operands.safe(
                    new Value(condition, Kind.INT, false, Set.of(), null, Reference.UNKNOWN));
            operands.carry();
            operands.statement("if (" + safe + ") " + target(branch.target()));
            jump(index + 1);
        } else {
            operands.carry();
            jump(body.indexOf(branch.target()));
        }
    }

    private void choose(List<SwitchCase> cases, Label otherwise) {
        String key = operands.safe(operands.pop());
        operands.carry();
        operands.statement("switch (" + key + ") {");
        for (SwitchCase each : cases) {
            operands.statement("    case " + Literal.of(each.caseValue()) + ": "
                    + target(each.target()));
        }
        operands.statement("    default: " + target(otherwise));
        end("}");
    }
}
