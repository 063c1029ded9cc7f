package homeostat.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Exists because a call graph is as sound as its idea of which method runs.
class ProgramTest {
    private static Program program;

    @BeforeAll
    static void compile() {
        program = Program.load(List.of(
                Corpus.compile(Corpus.sources("worlds"), Path.of("target/worlds"))));
    }

    @Test
    void aPackagePrivateMethodIsOverriddenOnlyInItsPackage() {
        Method hidden = new Method("one/Base", "hidden", "()I");

        assertEquals(hidden, program.select(hidden, "two/Far"));
        assertEquals(hidden.in("one/Near"), program.select(hidden, "one/Near"));
    }

    @Test
    void anOverriderOfAnOverriderOverridesEvenFromAnotherPackage() {
        Method hidden = new Method("one/Base", "hidden", "()I");

        assertEquals(hidden.in("two/FarFromNear"), program.select(hidden, "two/FarFromNear"));
    }

    @Test
    void aPrivateMethodIsNotOverridden() {
        Method own = new Method("one/Base", "own", "()I");

        assertEquals(own, program.select(own, "two/Far"));
    }

    @Test
    void theMostSpecificDefaultRuns() {
        assertEquals(new Method("one/Tight", "high", "()I"),
                program.resolveVirtual("two/Far", "high", "()I"));
        assertEquals(new Method("one/Limits", "high", "()I"),
                program.resolveVirtual("one/Near", "high", "()I"));
    }

    @Test
    void aSuperCallStartsAboveTheCaller() {
        Method open = new Method("one/Near", "open", "()I");

        assertEquals(open.in("one/Base"), program.resolveSpecial(open, "two/FarFromNear"));
    }

    @Test
    void aMethodOfTheLibraryIsFoundInTheLibrary() {
        assertEquals(new Method("java/lang/Object", "hashCode", "()I"),
                program.resolveVirtual("two/Far", "hashCode", "()I"));
        assertFalse(program.isOwn("java/lang/Object"));
    }

    @Test
    void aFieldBelongsToWhomDeclaresIt() {
        assertEquals(new Field("one/Base", "gain", "D"),
                program.resolveField(new Field("two/Far", "gain", "D")));
        assertEquals(new Field("one/Limits", "HIGH", "[I"),
                program.resolveField(new Field("two/Far", "HIGH", "[I")));
    }

    @Test
    void subtypesAreThoseOfTheLanguage() {
        assertTrue(program.isSubtype("two/Far", "one/Limits"));
        assertTrue(program.isSubtype("[Ltwo/Far;", "[Lone/Base;"));
        assertTrue(program.isSubtype("[[I", "[Ljava/lang/Object;"));
        assertFalse(program.isSubtype("[I", "[J"));
        assertFalse(program.isSubtype("one/Base", "two/Far"));
    }

    @Test
    void whatIsDeclaredNowhereIsRefusedByName() {
        ProofException missing = assertThrows(ProofException.class,
                () -> program.resolve(new Method("one/Base", "closed", "()I")));

        assertEquals("no such method: method=one/Base.closed()I,"
                + " expected it in the class or in a supertype", missing.getMessage());
    }
}
