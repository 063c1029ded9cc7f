package homeostat.firmware;

import java.lang.classfile.FieldModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.reflect.AccessFlag;
import java.util.List;

/// A `switch` with patterns: javac leaves the choice to `SwitchBootstraps` at run time; here it
/// becomes a function of ordered tests. Any other `invokedynamic` makes objects and is refused.
final class PatternSwitch {
    private final MethodTranslator translator;
    private final int index;

    PatternSwitch(MethodTranslator translator, int index) {
        this.translator = translator;
        this.index = index;
    }

    void translate(InvokeDynamicInstruction call) {
        String bootstrap = call.bootstrapMethod().owner().displayName() + "."
                + call.bootstrapMethod().methodName();
        switch (bootstrap) {
            case "SwitchBootstraps.typeSwitch", "SwitchBootstraps.enumSwitch" -> choose(call);
            case "StringConcatFactory.makeConcatWithConstants" -> throw translator.refused(index,
                    "string concatenation", "no text on the target");
            case "LambdaMetafactory.metafactory" -> throw translator.refused(index,
                    "a lambda or method reference", "a named class made at assembly");
            case "ObjectMethods.bootstrap" -> throw translator.refused(index,
                    "a record's own " + call.name(), "comparison of its components");
            default -> throw translator.refused(index, bootstrap, "no invokedynamic but switches");
        }
    }

    private void choose(InvokeDynamicInstruction call) {
        Operands operands = translator.operands();
        StringBuilder text = new StringBuilder();
        List<ConstantDesc> labels = call.bootstrapArgs();
        String enumType = call.typeSymbol().parameterType(0).descriptorString();
        Value restart = operands.pop();
        Value selector = operands.pop();
        selector = selector.reference().type() != null ? selector
                : selector.with(selector.reference().of(enumType));
        for (int i = 0; i < labels.size(); i++) {
            text.append("    if (restart <= ").append(i).append(" && ")
                    .append(test(labels.get(i), enumType, selector)).append(") return ").append(i)
                    .append(";\n");
        }
        String name = translator.helper("static int32_t NAME(void *value, int32_t restart) {\n"
                + "    if (value == NULL) return -1;\n", text + "    return " + labels.size()
                + ";\n}\n");
        operands.pushNow(Kind.INT, name + "(" + selector.text() + ", " + restart.text() + ")");
    }

    private String test(ConstantDesc label, String enumType, Value selector) {
        switch (label) {
            case ClassDesc type when !type.isPrimitive() -> {
                String name = internalName(type.descriptorString());
                translator.world().noteTypeTest(name);
                translator.world().heads().noteAsked(selector.reference(), "java/lang/Object");
                return translator.names().typeTest(name) + "(value)";
            }
            case String constant -> {
                translator.world().noteRead(Members.ORDINAL);
                int ordinal = ordinal(internalName(enumType), constant);
                return translator.world().heads().isNumbered(internalName(enumType))
                        ? "(uintptr_t) value == " + (ordinal + 1)
                        : "((" + translator.names().type("java/lang/Enum")
                        + " *) value)->ordinal == " + ordinal;
            }
            default -> throw translator.refused(index, "a case of kind " + label,
                    "types and enum constants");
        }
    }

    private static String internalName(String descriptor) {
        return descriptor.startsWith("[") ? descriptor
                : descriptor.substring(1, descriptor.length() - 1);
    }

    /// Enum constants stand in the class file in their order.
    private int ordinal(String type, String constant) {
        int ordinal = 0;
        for (FieldModel field : translator.world().program().classNamed(type).fields()) {
            if (field.flags().has(AccessFlag.ENUM)) {
                if (field.fieldName().equalsString(constant)) {
                    return ordinal;
                }
                ordinal++;
            }
        }
        throw translator.refused(index, "enum constant " + constant, "one that " + type + " has");
    }
}
