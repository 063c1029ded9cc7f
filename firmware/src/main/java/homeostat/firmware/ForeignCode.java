package homeostat.firmware;

import homeostat.proof.Method;
import java.io.IOException;
import java.lang.classfile.TypeKind;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// C that somebody else wrote, behind the kernel's declared boundary: in place of a twin's
/// translation stands a call of it.
final class ForeignCode {
    private static final String STATE = Kind.arrayType(TypeKind.DOUBLE);

    private ForeignCode() {}

    /// The function that takes a twin's place. It is told how long its state is, so arrays of
    /// doubles keep their length.
    static String call(ClosedWorld world, Method twin, String head, List<String> parameters) {
        world.heads().noteMeasured(Reference.UNKNOWN, STATE);
        if (world.program().classNamed(twin.owner()).fields().stream()
                .anyMatch(field -> !field.flags().has(AccessFlag.STATIC))) {
            throw new UntranslatableException("cannot be lowered: a foreign filter has fields of "
                    + "its own: class=" + twin.owner().replace('/', '.')
                    + ", expected it to remember nothing but its state");
        }
        String state = "((" + STATE + " *) " + lastWord(parameters.get(0)) + ")";
        String function = function(twin.owner());
        return "double " + function + "(double *state, int32_t words, double value);\n" + head
                + " { return " + function + "(" + state + "->e, " + state + "->length, "
                + lastWord(parameters.get(1)) + "); }\n";
    }

    /// The files as they are compiled, by their names.
    static Map<String, String> read(List<Path> files) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Path file : files) {
            try {
                texts.put(file.getFileName().toString(), Files.readString(file));
            } catch (IOException e) {
                throw new FirmwareException("cannot read foreign code: file=" + file
                        + ", expected a C file", e);
            }
        }
        return texts;
    }

    /// `a/b/Rig$MainsNotch` is `mains_notch`.
    private static String function(String owner) {
        String name = owner.substring(Math.max(owner.lastIndexOf('/'), owner.lastIndexOf('$')) + 1);
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private static String lastWord(String declaration) {
        return declaration.replaceAll(".*[ *]", "");
    }
}
