package homeostat.proof.values;

import homeostat.proof.Field;
import homeostat.proof.Method;
import homeostat.proof.Program;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Fields that every constructor of their class writes before anything can read them, so that
/// nobody ever sees the zero that they held before: a run of `this.field = parameter` right behind
/// the constructor of a library class, as records have it. Of any other field it is not said.
final class FirstWrites {
    private static final int TRIPLE = 3;

    private final Program program;
    private final Map<String, Set<Field>> known = new HashMap<>();

    FirstWrites(Program program) {
        this.program = program;
    }

    boolean isWrittenFirst(Field field) {
        return known.computeIfAbsent(field.owner(), this::ofClass).contains(field);
    }

    private Set<Field> ofClass(String type) {
        Set<Field> all = null;
        for (var model : program.classNamed(type).methods()) {
            if (model.methodName().equalsString("<init>")) {
                Set<Field> here = ofConstructor(program.body(new Method(type, "<init>",
                        model.methodType().stringValue())).instructions());
                if (all == null) {
                    all = here;
                } else {
                    all.retainAll(here);
                }
            }
        }
        return all == null ? Set.of() : all;
    }

    private Set<Field> ofConstructor(List<? extends Instruction> code) {
        Set<Field> written = new HashSet<>();
        boolean isPlain = code.size() > 2 && isThis(code.get(0))
                && code.get(1) instanceof InvokeInstruction above
                && above.opcode() == Opcode.INVOKESPECIAL
                && !program.isOwn(above.owner().asInternalName());
        for (int i = 2; isPlain && i + 2 < code.size(); i += TRIPLE) {
            boolean isValue = code.get(i + 1) instanceof LoadInstruction
                    || code.get(i + 1) instanceof ConstantInstruction;
            isPlain = isThis(code.get(i)) && isValue
                    && code.get(i + 2) instanceof FieldInstruction to
                    && to.opcode() == Opcode.PUTFIELD
                    && written.add(program.resolveField(new Field(to.owner().asInternalName(),
                    to.name().stringValue(), to.type().stringValue())));
        }
        return written;
    }

    private static boolean isThis(Instruction instruction) {
        return instruction instanceof LoadInstruction load && load.slot() == 0;
    }
}
