package homeostat.proof;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.reflect.AccessFlag;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The rules that keep data on its one way, reading to order, and a device apart from its patient.
///
/// javac hides the members of an order behind the kernel's package; a class file can be put into
/// any package. So the members are watched here, in task code and at assembly, each with the few
/// classes of the kernel whose business they are; a program without guards has no orders.
/// Reflection and the other tricks are refused by [Rule#NO_FORBIDDEN_CALL] and [Rule#CLOSED_WORLD].
final class OneWayRules {
    private static final String PACKAGE = "homeostat/kernel/";
    private static final String SLOT = PACKAGE + "Slot";
    private static final String ORDER = PACKAGE + "Order";
    private static final String ORDER_PORT = PACKAGE + "OrderPort";
    private static final String GUARD = PACKAGE + "Guard";
    private static final String ASSEMBLY = PACKAGE + "TaskAssembly";
    private static final String WRITE = "write";

    /// Who may make one.
    private static final Map<String, Set<String>> MAKERS = Map.of(
            ORDER, Set.of(ORDER_PORT), ORDER_PORT, Set.of(ASSEMBLY), GUARD, Set.of(ASSEMBLY));
    /// Who may write its fields.
    private static final Map<String, Set<String>> WRITERS = Map.of(
            ORDER, Set.of(ORDER, ORDER_PORT), ORDER_PORT, Set.of(ORDER_PORT),
            GUARD, Set.of(GUARD));
    /// Who may call what is not public of an order port: who publishes it and numbers its orders.
    private static final Set<String> PUBLISHERS = Set.of(PACKAGE + "Ports", PACKAGE + "Device",
            PACKAGE + "DeviceMemory", ORDER_PORT, GUARD, ASSEMBLY);

    private final Judgement judgement;
    private final Program program;
    private final Method method;
    private final MethodBody body;

    private OneWayRules(Judgement judgement, Method method) {
        this.judgement = judgement;
        this.program = judgement.program;
        this.method = method;
        this.body = program.body(method);
    }

    static void judge(Judgement judgement) {
        Set<Method> all = new LinkedHashSet<>(judgement.graph.methods());
        all.addAll(judgement.graph.assembly());
        boolean hasGuards = judgement.program.isOwn(GUARD);
        for (Method method : hasGuards ? all : Set.<Method>of()) {
            if (!judgement.program.has(method, AccessFlag.NATIVE)) {
                OneWayRules rules = new OneWayRules(judgement, method);
                for (int i = 0; i < rules.body.size(); i++) {
                    rules.judge(i, rules.body.instructions().get(i));
                }
            }
        }
        judgeClasses(judgement, all);
    }

    private void judge(int i, Instruction instruction) {
        switch (instruction) {
            case NewObjectInstruction made -> judgeNew(i, made.className().asInternalName());
            case FieldInstruction field when field.opcode() == Opcode.PUTFIELD ->
                    judgeWrite(i, field.owner().asInternalName());
            case InvokeInstruction call -> judgeCall(i, call);
            default -> {
            }
        }
    }

    private void judgeNew(int i, String type) {
        Set<String> makers = MAKERS.get(type);
        if (makers != null && program.isOwn(type) && !makers.contains(method.owner())) {
            judgement.find(Rule.ONLY_GUARDS, method, i, "makes " + a(type),
                    "declare the port and its guard on the task's assembly");
        }
    }

    /// A field that an order inherits is named by the class it is looked up in, or, after a cast,
    /// by the class of slots itself; nobody but the slots has business there.
    private void judgeWrite(int i, String type) {
        Set<String> writers = WRITERS.get(type);
        boolean isSlot = type.equals(SLOT) && !program.isSubtype(method.owner(), SLOT);
        if (program.isOwn(type) && (isSlot
                || writers != null && !writers.contains(method.owner()))) {
            judgement.find(Rule.ONLY_ORDERS, method, i, "writes a field of " + a(type),
                    "propose, and let the guard order");
        }
    }

    private void judgeCall(int i, InvokeInstruction call) {
        if (!call.owner().asInternalName().equals(ORDER_PORT) || !program.isOwn(ORDER_PORT)) {
            return;
        }
        Method target = program.resolve(new Method(ORDER_PORT, call.name().stringValue(),
                call.type().stringValue()));
        boolean isHidden = !program.has(target, AccessFlag.PUBLIC) && !target.isConstructor();
        boolean isAllowed = target.name().equals(WRITE) ? method.owner().equals(GUARD)
                : PUBLISHERS.contains(method.owner());
        if (isHidden && !isAllowed) {
            judgement.find(Rule.ONLY_ORDERS, method, i, "calls " + target.readable()
                    + " around the guard", "propose, and let the guard order");
        }
    }

    private static String a(String type) {
        String name = type.substring(PACKAGE.length());
        return (name.startsWith("O") ? "an " : "a ") + name;
    }

    /// Where one place of the class path declares a safety class, the whole device is of class C.
    private static void judgeClasses(Judgement judgement, Set<Method> all) {
        Program program = judgement.program;
        Set<String> types = new TreeSet<>(judgement.graph.instantiated());
        all.forEach(method -> types.add(method.owner()));
        types.removeIf(type -> !program.isOwn(type));
        boolean isDeclared = types.stream()
                .anyMatch(type -> program.safetyClass(type).isPresent());
        for (String type : isDeclared ? types : Set.<String>of()) {
            String declared = program.safetyClass(type).orElse("");
            Place place = new Place(program.sourceFile(type), 0,
                    new Method(type, Method.CONSTRUCTOR, "()V"));
            if (declared.isEmpty()) {
                judgement.find(Rule.DECLARED_CLASS, place, "the device has "
                        + type.replace('/', '.') + ", and its module declares no safety class",
                        "declare it: safety-class=C in " + ClassPath.DECLARATION, List.of());
            } else if (!declared.equals("C")) {
                judgement.find(Rule.CLASS_C_ONLY, place, "the device has "
                        + type.replace('/', '.') + " of a module of class " + declared,
                        "leave simulated patients and hosts outside, on the other side of a port",
                        List.of());
            }
        }
    }
}
