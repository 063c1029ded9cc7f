package homeostat.proof;

import static java.lang.constant.ConstantDescs.CD_CallSite;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Wrong programs that javac does not write, though a tool that rewrites class files might. They
/// stand among the corpus' rejects, without a source.
enum WovenPrograms {
    WOVEN_CALL_IN_A_STEP("WovenCallInAStep", WovenPrograms::nothing, WovenPrograms::weave),
    WOVEN_CALL_AT_ASSEMBLY("WovenCallAtAssembly", WovenPrograms::weave, WovenPrograms::nothing),
    WOVEN_CONSTANT("WovenConstant", WovenPrograms::nothing, code -> code.loadConstant(
            DynamicConstantDesc.ofNamed(ConstantDescs.ofConstantBootstrap(Names.WEAVER, "weave",
                    CD_int), "go", CD_int)).pop()),
    WOVEN_METHOD_TYPE("WovenMethodType", WovenPrograms::nothing,
            code -> code.loadConstant(MTD_void).pop()),
    WOVEN_METHOD_HANDLE("WovenMethodHandle", WovenPrograms::nothing,
            code -> code.loadConstant(MethodHandleDesc.ofMethod(DirectMethodHandleDesc.Kind.STATIC,
                    ClassDesc.of("java.lang.Math"), "abs", MethodTypeDesc.of(CD_int, CD_int)))
                    .pop());

    private static final MethodTypeDesc STEP = MethodTypeDesc.of(CD_void, CD_long);

    /// Apart, because an enum's constants come before its other statics.
    private static final class Names {
        static final ClassDesc WEAVER = ClassDesc.of("tool.Weaver");
    }

    private final String name;
    private final Consumer<CodeBuilder> assembly;
    private final Consumer<CodeBuilder> step;

    WovenPrograms(String name, Consumer<CodeBuilder> assembly, Consumer<CodeBuilder> step) {
        this.name = name;
        this.assembly = assembly;
        this.step = step;
    }

    static List<String> names() {
        return List.of(values()).stream().map(each -> each.name).toList();
    }

    static void writeAll(Path folder) {
        for (WovenPrograms each : values()) {
            try {
                Files.write(folder.resolve(each.name + ".class"), each.bytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private byte[] bytes() {
        return ClassFile.of().build(ClassDesc.of(name), made -> made
                .withMethodBody("<init>", MTD_void, 0, code -> {
                    code.aload(0).invokespecial(CD_Object, "<init>", MTD_void);
                    assembly.accept(code);
                    code.return_();
                })
                .withMethodBody("step", STEP, 0, code -> {
                    step.accept(code);
                    code.return_();
                }));
    }

    private static void nothing(CodeBuilder code) {
        code.nop();
    }

    private static void weave(CodeBuilder code) {
        code.invokedynamic(DynamicCallSiteDesc.of(ConstantDescs.ofCallsiteBootstrap(Names.WEAVER,
                "weave", CD_CallSite), "go", MTD_void));
    }
}
