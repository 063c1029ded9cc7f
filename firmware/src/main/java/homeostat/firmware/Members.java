package homeostat.firmware;

import homeostat.proof.Field;
import homeostat.proof.Method;
import homeostat.proof.Program;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Fields, calls, creation and type tests: the instructions that name other classes.
final class Members {
    static final Field ORDINAL = new Field("java/lang/Enum", "ordinal", "I");
    private static final Set<String> EMPTY_CONSTRUCTORS =
            Set.of("java/lang/Object", "java/lang/Record", "java/lang/Enum");

    private final MethodTranslator translator;
    private final ClosedWorld world;
    private final Program program;
    private final Names names;
    private final Operands operands;
    private final int index;

    Members(MethodTranslator translator, int index) {
        this.translator = translator;
        this.world = translator.world();
        this.program = world.program();
        this.names = translator.names();
        this.operands = translator.operands();
        this.index = index;
    }

    private Checks checks() {
        return translator.checks(index);
    }

    void field(FieldInstruction instruction) {
        Field field = program.resolveField(new Field(instruction.owner().asInternalName(),
                instruction.name().stringValue(), instruction.type().stringValue()));
        Kind kind = Kind.of(field.descriptor());
        switch (instruction.opcode()) {
            case GETFIELD -> {
                read(operands.pop(), field, kind);
            }
            case PUTFIELD -> {
                Value value = operands.pop();
                world.noteWrite(field);
                world.noteReference(field, value.reference());
                String written = world.heads().holdsNumber(field.descriptor())
                        ? "(uint8_t) (uintptr_t) " + value.operand() : value.text();
                operands.statement(access(operands.pop(), field) + " = " + written + ";");
            }
            case GETSTATIC -> {
                world.noteStatic(field, false);
                readStatic(field, kind);
            }
            default -> {
                world.noteStatic(field, true);
                operands.statement(names.staticField(field) + " = " + operands.pop().text() + ";");
            }
        }
    }

    /// A field that is the same in every object that it can be read from is its value.
    private void read(Value object, Field field, Kind kind) {
        Reference loaded = kind == Kind.REF
                ? world.load(object.reference(), field).of(field.descriptor()) : Reference.UNKNOWN;
        Long constant = world.constant(object.reference(), field);
        if (constant == null) {
            world.noteRead(field);
            operands.pushNow(kind, world.heads().holdsNumber(field.descriptor())
                    ? "(void *) (uintptr_t) " + access(object, field) : access(object, field),
                    loaded);
            return;
        }
        if (!object.reference().present()) {
            operands.statement("(void) " + checks().present(object) + ";");
        }
        if (kind == Kind.REF && constant != 0) {
            world.noteUse(constant);
        }
        operands.push(new Value(constant(field.descriptor(), constant), kind, true, Set.of(), null,
                loaded));
    }

    private void readStatic(Field field, Kind kind) {
        if (world.isWritten(field)) {
            operands.pushNow(kind, staticValue(field),
                    Reference.UNKNOWN.from(field).of(field.descriptor()));
            return;
        }
        Long value = world.snapshot().staticValue(field);
        operands.push(new Value(staticValue(field), kind, true, Set.of(), null,
                kind == Kind.REF ? Reference.among(List.of(value)).from(field)
                        .of(field.descriptor()) : Reference.UNKNOWN));
    }

    private String access(Value object, Field field) {
        if (world.heads().isNumbered(field.owner())) {
            return names.table(field) + "[(uintptr_t) " + checks().present(object) + " - 1]";
        }
        return checks().within(names.type(field.owner()), object) + names.field(field);
    }

    /// A static field that nothing writes after assembly is its value.
    private String staticValue(Field field) {
        Long value = world.snapshot().staticValue(field);
        if (value == null) {
            throw translator.refused(index, "static field " + field,
                    "a field of a class that the assembled device mentions");
        }
        if (world.isWritten(field)) {
            return names.staticField(field);
        }
        return constant(field.descriptor(), value);
    }

    private String constant(String descriptor, long value) {
        if (Kind.of(descriptor) != Kind.REF) {
            String text = Literal.ofBits(descriptor, value);
            return text.startsWith("-") ? "(" + text + ")" : text;
        }
        return value == 0 ? "NULL" : names.reference(world.snapshot().item(value));
    }

    void make(String type) {
        if (program.isSubtype(type, "java/lang/Throwable")) {
            TrapKind kind = program.isSubtype(type, "java/lang/RuntimeException")
                    ? TrapKind.THROWN : TrapKind.ERROR;
            // Not __builtin_unreachable(): of a range check before it gcc leaves the jump, and
            // lets it lead behind the function's end, into whatever the linker puts there.
            translator.end((translator.checks(translator.thrower(index)).isProved(kind)
                    ? "__builtin_trap()" : checks().trap(kind)) + "; /* "
                    + type.replace('/', '.') + " */");
            return;
        }
        if (!world.isMode(type)) {
            throw translator.refused(index, "new " + type.replace('/', '.'), "no allocation after"
                    + " assembly, except modes and exceptions");
        }
        world.noteCreation(type, translator.method(), index);
        operands.pushNow(Kind.REF, "new_" + names.type(type) + "(" + checks().site(TrapKind.POOL)
                + ")", Reference.PRESENT.as(type));
    }

    void check(TypeCheckInstruction check) {
        String type = check.type().asInternalName();
        Value value = operands.popAtom();
        if (type.equals("java/lang/Object")) {
            operands.push(check.opcode() == Opcode.CHECKCAST ? value
                    : new Value(value.text() + " != NULL", Kind.INT, false, value.reads(), null,
                    Reference.UNKNOWN));
            return;
        }
        if (check.opcode() == Opcode.CHECKCAST && (world.isSurely(value.reference(), type)
                || checks().isProved(TrapKind.CAST))) {
            operands.push(value.with(value.reference().as(type)));
            return;
        }
        world.noteTypeTest(type);
        world.heads().noteAsked(value.reference(), "java/lang/Object");
        String test = names.typeTest(type) + "(" + value.text() + ")";
        if (check.opcode() == Opcode.CHECKCAST) {
            operands.statement("if (" + (value.reference().present() ? "" : value.text()
                    + " != NULL && ") + "!" + test + ") " + checks().trap(TrapKind.CAST) + ";");
            operands.push(value.with(value.reference().as(type)));
        } else {
            operands.pushNow(Kind.INT, test);
        }
    }

    void invoke(InvokeInstruction call) {
        Method reference = new Method(call.owner().asInternalName(), call.name().stringValue(),
                call.type().stringValue());
        if (reference.owner().startsWith("[")) {
            throw translator.refused(index, "call of a method of an array", "no allocation");
        }
        MethodTypeDesc type = MethodTypeDesc.ofDescriptor(reference.descriptor());
        List<Value> arguments = new ArrayList<>();
        for (int i = 0; i < type.parameterCount(); i++) {
            arguments.addFirst(operands.pop());
        }
        if (call.opcode() != Opcode.INVOKESTATIC) {
            arguments.addFirst(operands.pop());
        }
        if (reference.isConstructor() && EMPTY_CONSTRUCTORS.contains(reference.owner())) {
            return;
        }
        Method resolved = call.opcode() == Opcode.INVOKESPECIAL
                ? program.resolveSpecial(reference, translator.method().owner())
                : program.resolve(reference);
        if (!Intrinsics.translate(translator, resolved, arguments, checks())) {
            call(call, resolved, arguments, type.returnType());
        }
    }

    private void call(InvokeInstruction call, Method resolved, List<Value> arguments,
            ClassDesc result) {
        boolean virtual = (call.opcode() == Opcode.INVOKEVIRTUAL
                || call.opcode() == Opcode.INVOKEINTERFACE)
                && !program.has(resolved, AccessFlag.PRIVATE)
                && !program.has(resolved, AccessFlag.STATIC);
        List<String> texts = new ArrayList<>(arguments.stream().map(Value::text).toList());
        if (!virtual) {
            if (call.opcode() != Opcode.INVOKESTATIC) {
                receiver(texts, arguments.getFirst(), resolved);
            }
            reach(resolved);
            noteLoop(List.of(resolved));
            world.noteArguments(resolved, checkedReceiver(call, arguments));
            emit(names.method(resolved), texts, result, world.result(resolved));
            return;
        }
        if (!program.isOwn(resolved.owner())) {
            throw forbidden(resolved);
        }
        Map<String, Method> chosen = world.targets(resolved, arguments.getFirst().reference());
        Collection<Method> targets = new LinkedHashSet<>(chosen.values());
        noteLoop(targets);
        world.noteArguments(chosen, checkedReceiver(call, arguments));
        Reference given = targets.stream().map(world::result).reduce(Reference::or)
                .orElse(Reference.UNKNOWN);
        if (targets.size() == 1) {
            Method target = targets.iterator().next();
            if (world.isNarrowed(arguments.getFirst().reference())) {
                world.reach(target, translator.method());
            } else {
                world.noteVirtualCall(resolved, translator.method());
            }
            receiver(texts, arguments.getFirst(), target);
            emit(names.method(target), texts, result, given);
        } else {
            world.noteVirtualCall(resolved, translator.method());
            world.heads().noteAsked(arguments.getFirst().reference(), resolved.owner());
            receiver(texts, arguments.getFirst(), resolved);
            texts.add(checks().site(TrapKind.DISPATCH));
            emit(names.dispatch(resolved), texts, result, given);
        }
    }

    private void noteLoop(Collection<Method> called) {
        if (translator.isLooped(index)) {
            world.noteLooped(translator.method(), called);
        }
    }

    /// In the method called, the receiver is not null.
    private static List<Value> checkedReceiver(InvokeInstruction call, List<Value> arguments) {
        if (call.opcode() == Opcode.INVOKESTATIC) {
            return arguments;
        }
        List<Value> checked = new ArrayList<>(arguments);
        checked.set(0, checked.getFirst().with(checked.getFirst().reference().checked()));
        return checked;
    }

    private void receiver(List<String> texts, Value receiver, Method target) {
        String first = texts.getFirst();
        if (first.equals("self")) {
            texts.set(0, target.owner().equals(translator.method().owner()) ? first
                    : "(void *) self");
        } else {
            texts.set(0, checks().present(receiver));
        }
    }

    private void reach(Method resolved) {
        if (!program.isOwn(resolved.owner()) && !Intrinsics.isTranslatable(resolved)) {
            throw forbidden(resolved);
        }
        world.reach(resolved, translator.method());
    }

    private UntranslatableException forbidden(Method resolved) {
        return translator.refused(index, "call of " + resolved.readable() + resolved.descriptor(),
                "methods of the program and exact arithmetic of java.lang only");
    }

    private void emit(String function, List<String> arguments, ClassDesc result,
            Reference reference) {
        String text = function + "(" + String.join(", ", arguments) + ")";
        if (result.descriptorString().equals("V")) {
            operands.statement(text + ";");
        } else {
            operands.pushNow(Kind.of(result.descriptorString()), text,
                    reference.of(result.descriptorString()));
        }
    }

    /// The choice among the targets of a virtual call, as a function of a receiver that is there.
    static String dispatch(ClosedWorld world, Names names, Method resolved, String head) {
        Map<String, Method> targets = world.targets(resolved);
        StringBuilder text = new StringBuilder("static " + head + " {\n"
                + "    switch (((const Object *) self)->class_id) {\n");
        List<String> arguments = new ArrayList<>(List.of("self"));
        int count = MethodTypeDesc.ofDescriptor(resolved.descriptor()).parameterCount();
        for (int i = 0; i < count; i++) {
            arguments.add("p" + i);
        }
        String joined = String.join(", ", arguments);
        boolean gives = !resolved.descriptor().endsWith(")V");
        targets.forEach((type, target) -> text.append("    case ").append(names.classNumber(type))
                .append(gives ? ": return " : ": ").append(names.method(target)).append("(")
                .append(joined).append(gives ? ");\n" : "); return;\n"));
        return text.append("    default: trap_dispatch(site);\n    }\n}\n").toString();
    }

    /// The head of that function.
    static String dispatchHead(Names names, Method resolved) {
        MethodTypeDesc type = MethodTypeDesc.ofDescriptor(resolved.descriptor());
        StringBuilder parameters = new StringBuilder("void *self");
        for (int i = 0; i < type.parameterCount(); i++) {
            parameters.append(", ").append(Kind.of(type.parameterType(i).descriptorString())
                    .declare("p" + i));
        }
        String result = type.returnType().descriptorString();
        String name = names.dispatch(resolved);
        return (result.equals("V") ? "void " + name : Kind.of(result).declare(name)) + "("
                + parameters + ", uint32_t site)";
    }
}
