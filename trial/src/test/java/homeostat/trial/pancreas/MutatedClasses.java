package homeostat.trial.pancreas;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The project's classes once more, with some methods switched off: what a risk control is worth is
/// seen when it is not there.
///
/// A method that is switched off returns at once: nothing, the number that it is told to (0 is also
/// `false`), the constant of an enum, or its first argument. Its class file is rewritten while it
/// is loaded; no class of the device knows that this can be done.
final class MutatedClasses extends ClassLoader {
    private final Map<String, Map<String, String>> answers = new HashMap<>();
    private final List<String> met = new ArrayList<>();

    MutatedClasses() {
        super(MutatedClasses.class.getClassLoader());
    }

    /// Switches off what `control` names: `Class.method` or `Class.method=answer`, the class in
    /// the device's package or with its whole name.
    MutatedClasses off(String control) {
        String[] sides = control.split("=");
        int dot = sides[0].lastIndexOf('.');
        String name = sides[0].substring(0, dot);
        answers.computeIfAbsent(name.startsWith("homeostat.") ? name
                        : "homeostat.device.pancreas." + name, each -> new HashMap<>())
                .put(sides[0].substring(dot + 1), sides.length == 1 ? "0" : sides[1]);
        return this;
    }

    /// The methods that were met and switched off.
    List<String> met() {
        return List.copyOf(met);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith("homeostat.")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            byte[] changed = answers.containsKey(name) ? mutate(name, bytes) : bytes;
            return defineClass(name, changed, 0, changed.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private byte[] mutate(String name, byte[] bytes) {
        Map<String, String> methods = answers.get(name);
        ClassFile files = ClassFile.of();
        return files.transformClass(files.parse(bytes), (builder, element) -> {
            if (element instanceof MethodModel method
                    && methods.containsKey(method.methodName().stringValue())) {
                String called = method.methodName().stringValue();
                met.add(name + "." + called);
                boolean isStatic = method.flags().has(java.lang.reflect.AccessFlag.STATIC);
                builder.withMethodBody(method.methodName(), method.methodType(),
                        method.flags().flagsMask(), code -> answer(code,
                                method.methodTypeSymbol(), isStatic, methods.get(called)));
            } else {
                ClassTransform.ACCEPT_ALL.accept(builder, element);
            }
        });
    }

    private static void answer(CodeBuilder code, MethodTypeDesc type, boolean isStatic,
            String answer) {
        switch (type.returnType().descriptorString()) {
            case "V" -> code.return_();
            case "Z", "I" -> code.loadConstant(Integer.parseInt(answer)).ireturn();
            case "J" -> code.loadConstant(Long.parseLong(answer)).lreturn();
            case "D" -> code.loadConstant(Double.parseDouble(answer)).dreturn();
            default -> {
                if (answer.equals("0")) {
                    code.aload(isStatic ? 0 : 1).areturn();
                } else {
                    code.getstatic(type.returnType(), answer, type.returnType()).areturn();
                }
            }
        }
    }
}
