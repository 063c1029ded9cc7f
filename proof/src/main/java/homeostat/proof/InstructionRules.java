package homeostat.proof;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.Locale;

/// The rules that look at one instruction at a time: allocation, locks, static state, handlers,
/// assertions, and whatever `invokedynamic` stands for. Calls are [CallRules].
final class InstructionRules {
    /// Design law 1: an object of this interface may be made, when a device changes its mode.
    private static final String MODE = Kernel.MODE;
    /// The one class of the kernel whose job is to run a task and turn a trap into `false`.
    private static final String TRAP_BOUNDARY = Kernel.TRAP_BOUNDARY;
    private static final String ASSERTIONS = "$assertionsDisabled";

    private final Judgement judgement;
    private final Method method;
    private final MethodBody body;
    private final TrapSites traps;

    private InstructionRules(Judgement judgement, Method method) {
        this.judgement = judgement;
        this.method = method;
        this.body = judgement.program.body(method);
        this.traps = TrapSites.of(judgement.program, body);
    }

    static void judge(Judgement judgement, Method method) {
        if (judgement.program.has(method, AccessFlag.SYNCHRONIZED)) {
            judgement.find(Rule.NO_LOCK, Place.of(judgement.program, method),
                    "is synchronized", "let one task own the part, and share through a port");
        }
        if (judgement.program.has(method, AccessFlag.NATIVE)) {
            judgement.find(Rule.NO_NATIVE, Place.of(judgement.program, method),
                    "is native", "let the host do it, behind a port");
            return;
        }
        new InstructionRules(judgement, method).judge();
    }

    private void judge() {
        judgement.trapSites += traps.count();
        for (int i = 0; i < body.size(); i++) {
            judge(i, body.instructions().get(i));
        }
        boolean hasMonitor = body.instructions().stream()
                .anyMatch(MonitorInstruction.class::isInstance);
        if (hasMonitor || method.owner().equals(TRAP_BOUNDARY)) {
            return;
        }
        for (MethodBody.Handler handler : body.handlers()) {
            if (!traps.isUnmatched(handler)) {
                find(Rule.NO_CATCH, handler.target(), "handles " + (handler.catches() == null
                                ? "any exception (finally)" : readable(handler.catches())),
                        "make the failure a mode; a trap is the kernel's to handle");
            }
        }
    }

    private void judge(int i, Instruction instruction) {
        switch (instruction) {
            case NewObjectInstruction made -> judgeNew(i, made.className().asInternalName());
            case NewPrimitiveArrayInstruction made -> judgeArray(i,
                    made.typeKind().name().toLowerCase(Locale.ROOT) + "[]");
            case NewReferenceArrayInstruction made -> judgeArray(i,
                    typeName(made.componentType().asSymbol()) + "[]");
            case NewMultiArrayInstruction made -> judgeArray(i,
                    typeName(made.arrayType().asSymbol()));
            case InvokeDynamicInstruction call -> judgeDynamic(i, Dynamic.of(call));
            case MonitorInstruction lock when lock.opcode() == Opcode.MONITORENTER ->
                    find(Rule.NO_LOCK, i, "enters a monitor",
                            "let one task own the part, and share through a port");
            case FieldInstruction field -> judgeField(i, field);
            case ConstantInstruction.LoadConstantInstruction constant ->
                    judgeConstant(i, constant.constantValue());
            default -> {
            }
        }
    }

    private void judgeNew(int i, String type) {
        if (traps.isStart(i)) {
            return;
        }
        if (!judgement.program.isSubtype(type, MODE)) {
            find(Rule.NO_ALLOCATION, i, "makes an object of " + readable(type),
                    "make it once at assembly and overwrite its fields");
        } else if (body.isInLoop(i)) {
            find(Rule.NO_ALLOCATION, i, "makes a mode in a loop: " + readable(type),
                    "make at most one mode per transition, outside any loop");
        } else {
            judgement.modes.add(Place.of(judgement.program, method, i));
        }
    }

    private void judgeArray(int i, String type) {
        String callee = variableArityCallee(i);
        if (callee == null) {
            find(Rule.NO_ALLOCATION, i, "makes an array: " + type,
                    "make it once at assembly and overwrite its elements");
        } else {
            find(Rule.NO_ALLOCATION, i, "makes an array for the variable arguments of " + callee,
                    "declare an overload with the exact parameters");
        }
    }

    /// The variable-arity method that the array made at `start` is for, if the next call is one.
    private String variableArityCallee(int start) {
        for (CallSite site : judgement.graph.sites(method)) {
            if (site.index() > start) {
                Method callee = site.targets().isEmpty() ? site.reference()
                        : site.targets().first();
                boolean isVariable = !callee.owner().startsWith("[")
                        && judgement.program.has(callee, AccessFlag.VARARGS);
                return isVariable ? callee.readable() : null;
            }
        }
        return null;
    }

    private void judgeField(int i, FieldInstruction written) {
        boolean isWrite = written.opcode() == Opcode.PUTSTATIC;
        if (!isWrite && written.opcode() != Opcode.GETSTATIC) {
            return;
        }
        Field field = judgement.program.resolveField(new Field(written.owner().asInternalName(),
                written.name().stringValue(), written.type().stringValue()));
        String name = readable(field.owner()) + "." + field.name();
        if (isWrite) {
            find(Rule.NO_STATIC_STATE, i, "writes the static field " + name,
                    "keep the state in a field of a part");
        } else if (field.name().equals(ASSERTIONS)) {
            find(Rule.NO_ASSERT, i, "asserts only where assertions are switched on",
                    "call Check.that, which is always on");
        } else if (!judgement.program.isOwn(field.owner())) {
            find(Rule.NO_FORBIDDEN_CALL, i, "reads a field of the library: " + name,
                    "pass what is needed at assembly");
        }
    }

    private void judgeConstant(int i, ConstantDesc constant) {
        switch (constant) {
            case ClassDesc type -> find(Rule.NO_FORBIDDEN_CALL, i,
                    "reflects: takes the class object of " + typeName(type),
                    "use a sealed type and an exhaustive switch");
            case DynamicConstantDesc<?> unknown -> find(Rule.CLOSED_WORLD, i,
                    "loads a constant by an unknown bootstrap method",
                    "compile with javac, without tools that rewrite class files");
            case MethodTypeDesc type -> refuseHandle(i);
            case MethodHandleDesc handle -> refuseHandle(i);
            case null, default -> {
            }
        }
    }

    private void refuseHandle(int i) {
        find(Rule.NO_FORBIDDEN_CALL, i, "reflects: loads a method handle or type",
                "call the method through an interface of the program");
    }

    private void judgeDynamic(int i, Dynamic dynamic) {
        switch (dynamic) {
            case Dynamic.TypeSwitch chain -> {
            }
            case Dynamic.EnumSwitch chain -> {
            }
            case Dynamic.Concatenation text -> find(Rule.NO_ALLOCATION, i, "concatenates strings",
                    "pass a number or an enum constant and let the host make text of it");
            case Dynamic.Lambda lambda -> find(Rule.NO_ALLOCATION, i,
                    (lambda.captures() > 0 ? "makes a capturing lambda" : "makes a lambda")
                            + " for " + readable(lambda.type()),
                    "write a named class and make its object at assembly");
            case Dynamic.RecordMethod generated -> find(Rule.NO_FORBIDDEN_CALL, i,
                    "runs a record's generated " + generated.name(),
                    "compare the components that matter");
            case Dynamic.Unknown unknown -> find(Rule.CLOSED_WORLD, i,
                    "calls by an unknown bootstrap method: " + unknown.bootstrap(),
                    "compile with javac, without tools that rewrite class files");
        }
    }

    private void find(Rule rule, int index, String what, String instead) {
        judgement.find(rule, method, index, what, instead);
    }

    private static String readable(String internalName) {
        return internalName.replace('/', '.');
    }

    /// `double[]`, `homeostat.kernel.Slot`: with the package, unlike the display name.
    private static String typeName(ClassDesc type) {
        if (type.isArray()) {
            return typeName(type.componentType()) + "[]";
        }
        return type.isPrimitive() ? type.displayName()
                : readable(Program.internalName(type.descriptorString()));
    }
}
