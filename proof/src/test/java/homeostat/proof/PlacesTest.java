package homeostat.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exists because a device that reaches into a simulated patient works until there is a real one.
class PlacesTest {
    @TempDir
    private Path folder;

    @Test
    void aDeviceOfClassCAloneIsProved() throws IOException {
        assertEquals(List.of(), words("C", "C"));
    }

    @Test
    void aSimulatedPatientInADeviceIsNamed() throws IOException {
        assertEquals(List.of("class-c-only: the device has InterfaceCalls$Mean of a module of"
                + " class A"), words("C", "A"));
    }

    @Test
    void aModuleThatDeclaresNothingIsNamedWhereOthersDo() throws IOException {
        assertEquals(List.of("declared-class: the device has InterfaceCalls$Mean, and its module"
                + " declares no safety class"), words("C", null));
    }

    @Test
    void someoneElsesProgramNeedNotDeclareAnything() throws IOException {
        assertTrue(words(null, null).isEmpty());
    }

    /// The entry's class in one place, the rest in another, each declaring a class or not.
    private List<String> words(String entryClass, String otherClass) throws IOException {
        Path one = place("one", entryClass);
        Path two = place("two", otherClass);
        for (String type : Corpus.program().classNames()) {
            if (type.startsWith("InterfaceCalls")) {
                Path place = type.equals("InterfaceCalls") ? one : two;
                Files.write(place.resolve(type + ".class"), Corpus.program().bytesOf(type));
            }
        }
        Program program = Program.load(List.of(one, two));
        return Prover.prove(program, EntryPoints.of(program, "InterfaceCalls")).findings().stream()
                .map(finding -> finding.rule().id() + ": " + finding.what()).toList();
    }

    private Path place(String name, String safetyClass) throws IOException {
        Path place = Files.createDirectories(folder.resolve(name).resolve("META-INF")).getParent();
        if (safetyClass != null) {
            Files.writeString(place.resolve("META-INF/homeostat.properties"),
                    "safety-class=" + safetyClass + "\n");
        }
        return place;
    }
}
