package homeostat.proof;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The rules that keep the closed world closed: assembly makes no object behind our back, and what
/// a step touches first has been initialised before.
///
/// A class counts as initialised when *every* way through assembly touches it, or when it has
/// instances. The two kinds of class whose initialiser javac writes are excused, since running it
/// early cannot be noticed: an enum's, and the table of a switch over one. The certificate lists
/// them for the host to touch before the first step.
final class AssemblyRules {
    private static final List<String> OPEN_DOORS = List.of("java.lang.reflect.",
            "java.lang.invoke.", "java.lang.Class.forName", "java.lang.Class.newInstance",
            "java.lang.ClassLoader.", "java.util.ServiceLoader.", "java.io.ObjectInputStream.",
            "java.lang.Thread.", "java.util.concurrent.", "java.util.Timer.", "sun.misc.Unsafe.",
            "java.lang.foreign.", "java.lang.Runtime.load", "java.lang.System.load");

    private final Judgement judgement;
    private final Program program;
    private final Set<String> initialised = new HashSet<>();
    private final Set<Method> passed = new HashSet<>();
    private final Deque<Method> pending = new ArrayDeque<>();

    private AssemblyRules(Judgement judgement) {
        this.judgement = judgement;
        this.program = judgement.program;
    }

    static void judge(Judgement judgement, Set<Method> roots) {
        AssemblyRules rules = new AssemblyRules(judgement);
        for (Method method : judgement.graph.assembly()) {
            rules.judgeDoors(method);
        }
        for (Method entry : judgement.graph.entries()) {
            rules.judgeArguments(entry);
        }
        for (String type : judgement.graph.instantiated()) {
            rules.judgeFinalizer(type);
        }
        rules.passEverything(roots);
        for (CallGraph.Trigger trigger : judgement.graph.triggers().values()) {
            rules.judgeTrigger(trigger);
        }
    }

    private void judgeDoors(Method method) {
        if (program.has(method, AccessFlag.NATIVE)) {
            judgement.find(Rule.CLOSED_WORLD, Place.of(program, method),
                    "assembly runs a native method", "assemble the device in plain Java");
            return;
        }
        MethodBody body = program.body(method);
        for (int i = 0; i < body.size(); i++) {
            Instruction instruction = body.instructions().get(i);
            if (instruction instanceof InvokeInstruction call) {
                String name = reference(call).readable();
                if (OPEN_DOORS.stream().anyMatch(name::startsWith)) {
                    judgement.find(Rule.CLOSED_WORLD, method, i,
                            "assembly can make or run what nobody sees: " + name,
                            "assemble the device in plain Java");
                }
            } else if (instruction instanceof InvokeDynamicInstruction call
                    && Dynamic.of(call) instanceof Dynamic.Unknown unknown) {
                judgement.find(Rule.CLOSED_WORLD, method, i,
                        "calls by an unknown bootstrap method: " + unknown.bootstrap(),
                        "compile with javac, without tools that rewrite class files");
            }
        }
    }

    private void judgeArguments(Method entry) {
        if (!EntryPoints.takesOnlyConstants(entry)) {
            throw new ProofException("an entry takes objects of classes that nobody knows: method="
                    + entry + ", expected primitives, arrays of them and strings only");
        }
    }

    private void judgeFinalizer(String type) {
        if (program.isOwn(type)) {
            Method run = program.resolveVirtual(type, "finalize", "()V");
            if (program.isOwn(run.owner())) {
                judgement.find(Rule.CLOSED_WORLD, Place.of(program, run),
                        "a finalizer runs outside every task", "delete it");
            }
        }
    }

    private void judgeTrigger(CallGraph.Trigger trigger) {
        for (String type : program.supertypesAndSelf(trigger.type())) {
            if (initialised.contains(type) || !program.isOwn(type)
                    || program.declaration(initialiser(type)).isEmpty()) {
                continue;
            }
            if (isWrittenByCompiler(type)) {
                judgement.initialiseFirst.add(type);
            } else {
                judgement.find(Rule.NO_LATE_INITIALISER, trigger.method(), trigger.index(),
                        "can be the first to touch " + type.replace('/', '.')
                                + ", whose initialiser then runs in the middle of a step",
                        "touch the class at assembly on every path, for example from the"
                                + " constructor of the part that uses it");
            }
        }
    }

    private boolean isWrittenByCompiler(String type) {
        var model = program.classNamed(type);
        return model.flags().has(AccessFlag.ENUM) || model.flags().has(AccessFlag.SYNTHETIC)
                && model.fields().stream().allMatch(
                        field -> field.fieldName().stringValue().startsWith("$SwitchMap$"));
    }

    /// Collects what assembly initialises on every path. With known instances and no roots, that is
    /// the classes of the instances.
    private void passEverything(Set<Method> roots) {
        if (roots.isEmpty()) {
            judgement.graph.instantiated().forEach(this::initialise);
        }
        for (Method root : roots) {
            initialise(root.owner());
            pass(program.resolve(root));
        }
        while (!pending.isEmpty()) {
            Method method = pending.pop();
            MethodBody body = program.body(method);
            for (int i = 0; i < body.size(); i++) {
                Instruction instruction = body.instructions().get(i);
                boolean touches = instruction instanceof InvokeInstruction
                        || instruction instanceof NewObjectInstruction
                        || instruction instanceof FieldInstruction;
                if (touches && body.isAlwaysPassed(i)) {
                    touch(method, instruction);
                }
            }
        }
    }

    private void touch(Method caller, Instruction instruction) {
        switch (instruction) {
            case NewObjectInstruction made -> initialise(made.className().asInternalName());
            case FieldInstruction field when field.opcode() == Opcode.GETSTATIC
                    || field.opcode() == Opcode.PUTSTATIC -> initialise(program.resolveField(
                            new Field(field.owner().asInternalName(), field.name().stringValue(),
                                    field.type().stringValue())).owner());
            case InvokeInstruction call when call.opcode() == Opcode.INVOKESTATIC -> {
                Method target = reference(call);
                if (program.isOwn(target.owner())) {
                    target = program.resolve(target);
                    initialise(target.owner());
                    pass(target);
                }
            }
            case InvokeInstruction call when call.opcode() == Opcode.INVOKESPECIAL ->
                    pass(program.resolveSpecial(reference(call), caller.owner()));
            default -> {
            }
        }
    }

    private void pass(Method method) {
        if (program.isOwn(method.owner()) && !program.has(method, AccessFlag.NATIVE)
                && passed.add(method)) {
            pending.push(method);
        }
    }

    private void initialise(String type) {
        for (String each : program.supertypesAndSelf(type)) {
            boolean isRun = each.equals(type) || !program.isInterface(each) || hasDefault(each);
            if (isRun && program.isOwn(each) && initialised.add(each)
                    && program.declaration(initialiser(each)).isPresent()) {
                pass(initialiser(each));
            }
        }
    }

    /// A class initialises the superinterfaces that have default methods, and no others.
    private boolean hasDefault(String type) {
        return program.classNamed(type).methods().stream().anyMatch(
                m -> !m.flags().has(AccessFlag.ABSTRACT) && !m.flags().has(AccessFlag.STATIC));
    }

    private static Method initialiser(String type) {
        return new Method(type, Method.INITIALISER, Method.INITIALISER_DESCRIPTOR);
    }

    private static Method reference(InvokeInstruction call) {
        return new Method(call.owner().asInternalName(), call.name().stringValue(),
                call.type().stringValue());
    }
}
