package homeostat.firmware;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.function.Consumer;

/// A class of the corpus written instruction by instruction: what a class file may hold and javac
/// does not emit, or seldom does.
///
/// `swap`, `nop`, every form of `dup` and `pop` over one and two words, a wide `iinc`, `goto_w`, a
/// comparison whose result is kept, values that travel on the stack over a jump and around a loop.
final class RawProgram {
    private static final ClassDesc SELF = ClassDesc.of("corpus.Raw");
    private static final MethodTypeDesc PART = MethodTypeDesc.ofDescriptor("(IJD)J");

    private RawProgram() {
    }

    /// The class file.
    static byte[] bytes() {
        return ClassFile.of().build(SELF, builder -> {
            builder.withFlags(AccessFlag.FINAL, AccessFlag.SUPER);
            builder.withMethodBody(ConstantDescs.INIT_NAME, ConstantDescs.MTD_void, 0,
                    code -> code.aload(0).invokespecial(ConstantDescs.CD_Object,
                            ConstantDescs.INIT_NAME, ConstantDescs.MTD_void).return_());
            part(builder, "words", RawProgram::words);
            part(builder, "wide", RawProgram::wide);
            part(builder, "kept", RawProgram::kept);
            part(builder, "carried", RawProgram::carried);
            builder.withMethodBody("all", PART, 0, code -> {
                code.lconst_0();
                for (String each : new String[] {"words", "wide", "kept", "carried"}) {
                    code.ldc(31L).lmul().iload(1).lload(2).dload(4)
                            .invokestatic(SELF, each, PART).ladd();
                }
                code.lreturn();
            });
        });
    }

    private static void part(java.lang.classfile.ClassBuilder builder, String name,
            Consumer<CodeBuilder> body) {
        builder.withMethodBody(name, PART, ClassFile.ACC_STATIC, body);
    }

    /// Parameters: int a in 0, long b in 1, double c in 3.
    private static void words(CodeBuilder code) {
        code.nop().iload(0).bipush(7).swap().isub();
        code.dup().iload(0).dup_x1().iadd().ixor().iadd();
        code.iload(0).iconst_3().iload(0).dup_x2().pop().iadd().ixor().iadd();
        code.iconst_5().iload(0).dup2().iadd().pop().imul().iadd();
        code.iload(0).iconst_1().iconst_2().dup2_x1().pop2().iadd().iadd().iadd();
        code.iload(0).bipush(9).iconst_4().iload(0).dup2_x2().pop2().ior().ixor().iadd().iadd();
        code.i2l().lreturn();
    }

    private static void wide(CodeBuilder code) {
        code.lload(1).iload(0).dup_x2().i2l().ladd().l2i().iadd().i2l();
        code.lload(1).dup2().ladd().ladd();
        code.iload(0).lload(1).dup2_x1().l2i().iadd().i2l().lxor().ladd();
        code.lload(1).dload(3).dup2_x2().d2l().ladd().pop2().d2l().ladd();
        code.lload(1).dload(3).pop2().ladd();
        code.iinc(0, 1000).iinc(0, -30000).iload(0).i2l().lxor().lreturn();
    }

    private static void kept(CodeBuilder code) {
        code.lload(1).ldc(5L).lcmp().istore(5);
        code.dload(3).ldc(Double.NaN).dcmpg().iload(5).iadd();
        code.dload(3).dconst_1().dcmpl().bipush(3).ishl().iadd();
        code.dload(3).d2f().fconst_2().fcmpl().iadd();
        code.dload(3).d2f().ldc(Float.NaN).fcmpg().iadd();
        Label far = code.newLabel();
        code.goto_w(far).labelBinding(far);
        code.iload(0).i2b().iadd().iload(0).i2c().iadd().iload(0).i2s().iadd();
        code.i2l().lreturn();
    }

    /// A value lies on the stack while control chooses, and while it goes round.
    private static void carried(CodeBuilder code) {
        Label less = code.newLabel();
        Label both = code.newLabel();
        Label again = code.newLabel();
        Label done = code.newLabel();
        code.lload(1).iload(0).iload(0).iconst_2().irem().ifeq(less);
        code.bipush(11).iadd().goto_(both).labelBinding(less).bipush(13).imul();
        code.labelBinding(both).iconst_3().istore(5);
        code.labelBinding(again).iload(5).ifle(done);
        code.iload(5).ixor().istore(6).iload(6).i2l().ladd();
        code.iload(6).iinc(5, -1).goto_(again);
        code.labelBinding(done).i2l().ladd().lreturn();
    }
}
