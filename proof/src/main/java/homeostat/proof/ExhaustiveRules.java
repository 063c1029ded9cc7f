package homeostat.proof;

import java.lang.classfile.Attributes;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The rules about cases, results and exceptions that nobody looked at.
///
/// A class file does not say whether a switch had a `default`: javac 25 gives each switch a default
/// target. What it leads to tells. A switch over patterns without a default throws a
/// `MatchException` there, and so does a switch expression over an enum; a switch statement over an
/// enum simply goes on. Therefore patterns must end in a `MatchException`, and a switch over an
/// enum's ordinals must name every constant, whatever stands in its default. A default that no
/// value can reach passes; the constant that is added next year does not.
final class ExhaustiveRules {
    private static final String UNMATCHED = "java/lang/MatchException";
    private static final String TABLE = "$SwitchMap$";

    private final Judgement judgement;
    private final Program program;
    private final Method method;
    private final MethodBody body;

    private ExhaustiveRules(Judgement judgement, Method method) {
        this.judgement = judgement;
        this.program = judgement.program;
        this.method = method;
        this.body = program.body(method);
    }

    /// Judges a method of task code.
    static void judge(Judgement judgement, Method method) {
        if (!judgement.program.has(method, AccessFlag.NATIVE)) {
            ExhaustiveRules rules = new ExhaustiveRules(judgement, method);
            for (int i = 0; i < rules.body.size(); i++) {
                rules.judge(i, rules.body.instructions().get(i));
            }
            rules.judgeHandlers();
        }
    }

    /// Judges a method that runs at assembly only: there, exceptions may be handled.
    static void judgeAssembly(Judgement judgement, Method method) {
        if (!judgement.graph.contains(method)
                && !judgement.program.has(method, AccessFlag.NATIVE)) {
            new ExhaustiveRules(judgement, method).judgeHandlers();
        }
    }

    private void judge(int i, Instruction instruction) {
        switch (instruction) {
            case TableSwitchInstruction each -> judgeSwitch(i, each.cases());
            case LookupSwitchInstruction each -> judgeSwitch(i, each.cases());
            case StackInstruction pop when pop.opcode() == Opcode.POP
                    || pop.opcode() == Opcode.POP2 -> judgeResult(i);
            default -> {
            }
        }
    }

    private void judgeSwitch(int i, List<SwitchCase> cases) {
        if (i == 0) {
            return;
        }
        Instruction before = body.instructions().get(i - 1);
        if (before instanceof InvokeDynamicInstruction dynamic) {
            judgePatterns(i, dynamic);
        } else if (isOrdinal(before)) {
            String type = ((InvokeInstruction) before).owner().asInternalName();
            judgeConstants(i, type, cases, ordinals(type));
        } else if (i > 1 && before.opcode() == Opcode.IALOAD
                && isOrdinal(body.instructions().get(i - 2))) {
            String type = ((InvokeInstruction) body.instructions().get(i - 2)).owner()
                    .asInternalName();
            judgeConstants(i, type, cases, table(i, type));
        }
    }

    private boolean isOrdinal(Instruction instruction) {
        return instruction instanceof InvokeInstruction call
                && call.name().equalsString("ordinal") && call.type().equalsString("()I")
                && program.isOwn(call.owner().asInternalName())
                && program.classNamed(call.owner().asInternalName()).flags()
                        .has(AccessFlag.ENUM);
    }

    private void judgePatterns(int i, InvokeDynamicInstruction dynamic) {
        Dynamic meaning = Dynamic.of(dynamic);
        if (!(meaning instanceof Dynamic.TypeSwitch)
                && !(meaning instanceof Dynamic.EnumSwitch)) {
            return;
        }
        String type = Program.internalName(
                dynamic.typeSymbol().parameterType(0).descriptorString());
        boolean isClosed = program.isOwn(type) && (program.classNamed(type).flags()
                .has(AccessFlag.ENUM) || isSealed(type));
        int otherwise = body.successors(i)[0];
        boolean isTrap = body.instructions().get(otherwise) instanceof NewObjectInstruction made
                && made.className().asInternalName().equals(UNMATCHED);
        if (isClosed && !isTrap) {
            find(Rule.EVERY_CASE, i, "leaves cases of " + type.replace('/', '.')
                    + " to a default", "write a case for each, so that a new one does not compile"
                            + " until somebody has thought of it");
        }
    }

    private boolean isSealed(String type) {
        return program.classNamed(type).findAttribute(Attributes.permittedSubclasses())
                .isPresent();
    }

    /// The table of a `tableswitch` has no holes: what is between its ends and goes where the
    /// default goes may be a hole, so it counts for nothing, and the parser leaves it out of
    /// `cases`.
    ///
    /// @param constants the name of the constant that each case value stands for
    private void judgeConstants(int i, String type, List<SwitchCase> cases,
            Map<Integer, String> constants) {
        Set<String> missing = new LinkedHashSet<>(ordinals(type).values());
        cases.forEach(each -> missing.remove(constants.get(each.caseValue())));
        if (body.instructions().get(i) instanceof TableSwitchInstruction table) {
            missing.remove(constants.get(table.lowValue()));
            missing.remove(constants.get(table.highValue()));
        }
        if (!missing.isEmpty()) {
            find(Rule.EVERY_CASE, i, "names no case for " + String.join(", ", missing) + " of "
                    + type.replace('/', '.'), "write a case for each constant; one in which"
                            + " nothing is to be done goes last");
        }
    }

    /// The constants of an enum, which its class file declares in the order of their ordinals.
    private Map<Integer, String> ordinals(String type) {
        Map<Integer, String> names = new HashMap<>();
        program.classNamed(type).fields().stream()
                .filter(field -> field.flags().has(AccessFlag.ENUM))
                .forEach(field -> names.put(names.size(), field.fieldName().stringValue()));
        return names;
    }

    /// The table by which a class switches over an enum of another: its initialiser stores, for
    /// each constant that has a case, the number of the case.
    private Map<Integer, String> table(int i, String type) {
        Map<Integer, String> names = new HashMap<>();
        String name = TABLE + type.replace('/', '$');
        for (int at = i - 3; at >= 0; at--) {
            if (body.instructions().get(at) instanceof FieldInstruction field
                    && field.name().equalsString(name)) {
                MethodBody filler = program.body(new Method(field.owner().asInternalName(),
                        Method.INITIALISER, Method.INITIALISER_DESCRIPTOR));
                for (int k = 1; k + 2 < filler.size(); k++) {
                    if (isOrdinal(filler.instructions().get(k))
                            && filler.instructions().get(k - 1) instanceof FieldInstruction one
                            && one.owner().asInternalName().equals(type)
                            && filler.instructions().get(k + 1)
                                    instanceof ConstantInstruction number
                            && filler.instructions().get(k + 2).opcode() == Opcode.IASTORE) {
                        names.put((Integer) number.constantValue(), one.name().stringValue());
                    }
                }
                return names;
            }
        }
        return names;
    }

    private void judgeResult(int i) {
        if (i == 0 || !(body.instructions().get(i - 1) instanceof InvokeInstruction call)
                || !program.isOwn(call.owner().asInternalName())) {
            return;
        }
        MethodTypeDesc type = call.typeSymbol();
        if (TypeKind.from(type.returnType()) != TypeKind.VOID) {
            find(Rule.NO_IGNORED_RESULT, i, "ignores what "
                    + call.owner().asInternalName().replace('/', '.') + "."
                    + call.name().stringValue() + " answers", "look at it, or say that it does not"
                            + " matter: " + type.returnType().displayName() + " _ = ...");
        }
    }

    /// A handler that never looks at what it caught. The tables of enum switches, which javac
    /// writes, drop the error that means that a constant is gone.
    private void judgeHandlers() {
        boolean isTable = program.classNamed(method.owner()).flags().has(AccessFlag.SYNTHETIC);
        if (isTable || method.owner().equals(Kernel.TRAP_BOUNDARY)) {
            return;
        }
        Set<Integer> seen = new LinkedHashSet<>();
        for (MethodBody.Handler handler : body.handlers()) {
            if (seen.add(handler.target()) && isDropped(handler.target())) {
                find(Rule.NO_DROPPED_EXCEPTION, handler.target(), "drops the "
                        + (handler.catches() == null ? "exception"
                                : handler.catches().replace('/', '.')) + " that it caught",
                        "make it a value that somebody looks at, or do not catch it");
            }
        }
    }

    private boolean isDropped(int target) {
        Instruction first = body.instructions().get(target);
        if (!(first instanceof StoreInstruction store)) {
            return first.opcode() == Opcode.POP;
        }
        for (int i = target + 1; i < body.size(); i++) {
            switch (body.instructions().get(i)) {
                case LoadInstruction load when load.slot() == store.slot() -> {
                    return load.typeKind() != TypeKind.REFERENCE;
                }
                case StoreInstruction other when other.slot() == store.slot() -> {
                    return true;
                }
                default -> {
                }
            }
        }
        return true;
    }

    private void find(Rule rule, int index, String what, String instead) {
        judgement.find(rule, method, index, what, instead);
    }
}
