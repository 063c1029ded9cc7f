package homeostat.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Exists because the list of allowed library methods is trusted by every proof.
class LibraryTest {
    private final Library library = new Library();

    @Test
    void everyListedMethodIsThereAndHasAReason() {
        Program program = Program.load(List.of());
        for (String line : library.allowedText().lines()
                .filter(each -> !each.isBlank() && !each.startsWith("#")).toList()) {
            String name = line.substring(0, line.indexOf('|')).strip();
            String method = name.contains("(") ? name.substring(0, name.indexOf('(')) : name;
            String owner = method.substring(0, method.lastIndexOf('.')).replace('.', '/');
            boolean isThere = program.classNamed(owner).methods().stream().anyMatch(each ->
                    method.endsWith("." + each.methodName().stringValue()));

            assertTrue(isThere, line);
            assertFalse(line.substring(line.indexOf('|') + 1).isBlank(), line);
        }
    }

    @Test
    void anOverloadThatCallsBackIsNotAllowedWithItsName() {
        Method plain = new Method("java/util/Objects", "requireNonNull",
                "(Ljava/lang/Object;)Ljava/lang/Object;");
        Method callsBack = new Method("java/util/Objects", "requireNonNull",
                "(Ljava/lang/Object;Ljava/util/function/Supplier;)Ljava/lang/Object;");

        assertTrue(library.allows(plain));
        assertFalse(library.allows(callsBack));
    }

    @Test
    void whatNobodyForesawIsRefusedToo() {
        assertEquals(Rule.NO_FORBIDDEN_CALL,
                library.refusal(new Method("org/example/Thing", "go", "()V")).rule());
    }
}
