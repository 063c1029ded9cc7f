package homeostat.proof.hunt;

import java.io.ByteArrayInputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Rewrites class files so that they report to [Probe]: methods entered and left, rounds of every
/// loop, what every task touches. Behaviour and line numbers stay as they were.
final class Instrumenter {
    private static final ClassDesc PROBE = ClassDesc.of("homeostat.proof.hunt.Probe");
    private static final MethodTypeDesc NUMBER =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
    private static final MethodTypeDesc OBJECT =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object);
    private static final String STEP = "step(J)V";

    private final Map<String, byte[]> classes;
    private final ClassFile files;

    /// The loops and methods that were numbered, by number.
    final List<Loop> loops = new ArrayList<>();
    final List<String> methods = new ArrayList<>();

    /// A loop by its method (`Owner.name(descriptor)`) and the index of the instruction at its
    /// head.
    record Loop(String method, int head) {
    }

    Instrumenter(Map<String, byte[]> classes) {
        this.classes = classes;
        this.files = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(this::streamOrNull)
                        .orElse(ClassHierarchyResolver.defaultResolver())));
    }

    private ByteArrayInputStream streamOrNull(ClassDesc type) {
        String descriptor = type.descriptorString();
        byte[] read = classes.get(descriptor.substring(1, descriptor.length() - 1));
        return read == null ? null : new ByteArrayInputStream(read);
    }

    byte[] instrument(byte[] original) {
        ClassModel model = files.parse(original);
        boolean isTask = model.interfaces().stream()
                .anyMatch(each -> each.asInternalName().equals("homeostat/kernel/Task"));
        return files.transformClass(model, (builder, element) -> {
            if (element instanceof MethodModel method && method.code().isPresent()
                    && !method.methodName().equalsString("<clinit>")) {
                CodeModel code = method.code().get();
                builder.transformMethod(method, (methodBuilder, each) -> {
                    if (each instanceof CodeModel) {
                        methodBuilder.withCode(made -> rewrite(made, method, code, isTask));
                    } else {
                        methodBuilder.with(each);
                    }
                });
            } else {
                builder.with(element);
            }
        });
    }

    private void rewrite(CodeBuilder made, MethodModel method, CodeModel code, boolean isTask) {
        String name = code.parent().flatMap(MethodModel::parent).orElseThrow().thisClass()
                .asInternalName() + "." + method.methodName() + method.methodType();
        boolean isConstructor = method.methodName().equalsString("<init>");
        int number = methods.size();
        methods.add(name);
        Map<Label, Integer> heads = heads(code, name);
        if (!isConstructor) {
            call(made, "enter", number);
        }
        if (isTask && (method.methodName() + method.methodType().stringValue()).equals(STEP)) {
            made.aload(0).invokestatic(PROBE, "task", OBJECT);
        }
        for (CodeElement element : code) {
            before(made, element, heads, isConstructor, number);
            made.with(element);
            if (element instanceof BranchInstruction branch && heads.containsKey(branch.target())
                    && branch.opcode() != Opcode.GOTO && branch.opcode() != Opcode.GOTO_W) {
                call(made, "past", heads.get(branch.target()));
            }
            if (element instanceof LabelTarget target && heads.containsKey(target.label())) {
                call(made, "head", heads.get(target.label()));
            }
        }
    }

    private static void before(CodeBuilder made, CodeElement element, Map<Label, Integer> heads,
            boolean isConstructor, int number) {
        switch (element) {
            case ReturnInstruction end when !isConstructor -> call(made, "exit", number);
            case BranchInstruction branch when heads.containsKey(branch.target()) ->
                    call(made, "back", heads.get(branch.target()));
            case ArrayLoadInstruction load -> made.dup2().pop().invokestatic(PROBE, "read", OBJECT);
            case ArrayStoreInstruction store -> touchStored(made, store.typeKind(), true);
            case FieldInstruction field when !isConstructor -> touch(made, field);
            default -> {
            }
        }
    }

    private static void touch(CodeBuilder made, FieldInstruction field) {
        switch (field.opcode()) {
            case GETFIELD -> made.dup().invokestatic(PROBE, "read", OBJECT);
            case PUTFIELD -> touchStored(made, TypeKind.from(field.typeSymbol()), false);
            default -> {
            }
        }
    }

    /// The object below a value, and below its index in an array.
    private static void touchStored(CodeBuilder made, TypeKind value, boolean isArray) {
        if (value.slotSize() == 2) {
            if (isArray) {
                made.dup2_x2().pop2().dup2_x2().pop();
            } else {
                made.dup2_x1().pop2().dup_x2();
            }
        } else if (isArray) {
            made.dup_x2().pop().dup2_x1().pop();
        } else {
            made.dup2().pop();
        }
        made.invokestatic(PROBE, "write", OBJECT);
    }

    private Map<Label, Integer> heads(CodeModel code, String method) {
        Map<Label, Integer> position = new HashMap<>();
        int index = 0;
        Map<Label, Integer> heads = new HashMap<>();
        for (CodeElement element : code) {
            if (element instanceof LabelTarget target) {
                position.put(target.label(), index);
            } else if (element instanceof Instruction instruction) {
                if (instruction instanceof BranchInstruction branch
                        && position.containsKey(branch.target())
                        && !heads.containsKey(branch.target())) {
                    heads.put(branch.target(), loops.size());
                    loops.add(new Loop(method, position.get(branch.target())));
                }
                index++;
            }
        }
        return heads;
    }

    private static void call(CodeBuilder made, String probe, int number) {
        made.loadConstant(number).invokestatic(PROBE, probe, NUMBER);
    }
}
