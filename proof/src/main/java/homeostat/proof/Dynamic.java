package homeostat.proof;

import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/// What an `invokedynamic` means, by its bootstrap method. javac 25 emits five families; everything
/// else is [Unknown], which nothing may accept.
public sealed interface Dynamic {
    /// Where the enum constants among the labels of a switch come from.
    ClassDesc CONSTANTS = ClassDesc.of("java.lang.invoke.ConstantBootstraps");

    /// A pattern switch over types: `SwitchBootstraps.typeSwitch` whose labels are all classes or
    /// enum constants. No call: an ordered chain of tests from a restart index.
    record TypeSwitch(List<ConstantDesc> labels) implements Dynamic {
    }

    /// A pattern switch over one enum: `SwitchBootstraps.enumSwitch`; labels are constants' names
    /// or classes. No call.
    record EnumSwitch(List<ConstantDesc> labels) implements Dynamic {
    }

    /// A record's generated `equals`, `hashCode` or `toString`.
    record RecordMethod(String name) implements Dynamic {
    }

    /// String concatenation.
    record Concatenation() implements Dynamic {
    }

    /// A lambda or method reference.
    ///
    /// @param type the functional interface, internal name
    /// @param name its one abstract method
    /// @param descriptor the erased descriptor of that method
    /// @param kind how the implementation is invoked
    /// @param implementation the method behind it, as referenced
    /// @param captures how many values it holds
    /// @param boxes whether the object behind it boxes on the way in or out: a method reference
    ///     whose primitive meets a type variable
    record Lambda(String type, String name, String descriptor, DirectMethodHandleDesc.Kind kind,
            Method implementation, int captures, boolean boxes) implements Dynamic {
    }

    /// Any other bootstrap method, by `owner.name`.
    record Unknown(String bootstrap) implements Dynamic {
    }

    /// Recognises the bootstrap method of an instruction.
    public static Dynamic of(InvokeDynamicInstruction instruction) {
        DirectMethodHandleDesc handle = instruction.bootstrapMethod();
        String owner = internalName(handle.owner());
        List<ConstantDesc> arguments = instruction.bootstrapArgs();
        Dynamic unknown = new Unknown(owner.replace('/', '.') + "." + handle.methodName());
        return switch (owner + "." + handle.methodName()) {
            case "java/lang/runtime/SwitchBootstraps.typeSwitch" ->
                    areTypesOrConstants(arguments) ? new TypeSwitch(arguments) : unknown;
            case "java/lang/runtime/SwitchBootstraps.enumSwitch" -> new EnumSwitch(arguments);
            case "java/lang/runtime/ObjectMethods.bootstrap" ->
                    new RecordMethod(instruction.name().stringValue());
            case "java/lang/invoke/StringConcatFactory.makeConcatWithConstants",
                    "java/lang/invoke/StringConcatFactory.makeConcat" -> new Concatenation();
            case "java/lang/invoke/LambdaMetafactory.metafactory",
                    "java/lang/invoke/LambdaMetafactory.altMetafactory" ->
                    lambda(instruction, arguments);
            default -> unknown;
        };
    }

    private static boolean areTypesOrConstants(List<ConstantDesc> labels) {
        return labels.stream().allMatch(label -> label instanceof ClassDesc
                || label instanceof DynamicConstantDesc<?> constant
                && constant.bootstrapMethod().owner().equals(CONSTANTS));
    }

    private static Dynamic lambda(InvokeDynamicInstruction site, List<ConstantDesc> arguments) {
        MethodTypeDesc erased = (MethodTypeDesc) arguments.get(0);
        DirectMethodHandleDesc behind = (DirectMethodHandleDesc) arguments.get(1);
        return new Lambda(internalName(site.typeSymbol().returnType()),
                site.name().stringValue(), erased.descriptorString(), behind.kind(),
                new Method(internalName(behind.owner()), behind.methodName(),
                        behind.lookupDescriptor()),
                site.typeSymbol().parameterCount(),
                boxes((MethodTypeDesc) arguments.get(2), behind,
                        site.typeSymbol().parameterCount()));
    }

    /// Compares what the interface promises, with its type variables filled in, to what the method
    /// behind it takes and returns: a primitive on one side of a reference is boxed.
    private static boolean boxes(MethodTypeDesc promised, DirectMethodHandleDesc behind,
            int captured) {
        MethodTypeDesc invoked = behind.invocationType();
        boolean returnsBoxed = invoked.returnType().isPrimitive()
                && !promised.returnType().isPrimitive();
        for (int i = 0; i < promised.parameterCount(); i++) {
            int at = invoked.parameterCount() - promised.parameterCount() + i;
            if (at < 0 || promised.parameterType(i).isPrimitive()
                    && !invoked.parameterType(at).isPrimitive()) {
                return true;
            }
        }
        return returnsBoxed || captured > invoked.parameterCount();
    }

    private static String internalName(ClassDesc type) {
        return Program.internalName(type.descriptorString());
    }
}
