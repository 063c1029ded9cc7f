package homeostat.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import homeostat.fleet.people.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// A manual that says something else than the code is worse than none.
final class ManualGolden {
    private static final Path MANUAL = Path.of("..", "docs", "console.md");
    private static final String BEGIN = "<!-- generated from Role: begin -->\n";
    private static final String END = "<!-- generated from Role: end -->";

    @Test
    void theTableOfRolesIsTheOneInForce() throws Exception {
        String text = Files.readString(MANUAL);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf(END);
        if (Boolean.getBoolean("golden.accept")) {
            Files.writeString(MANUAL, text.substring(0, from) + Role.table() + text.substring(to));
            return;
        }
        assertEquals(Role.table(), text.substring(from, to));
    }
}
