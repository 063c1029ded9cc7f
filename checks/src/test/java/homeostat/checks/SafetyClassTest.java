package homeostat.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Exists because software of one safety class is only as safe as what it leans on (IEC 62304,
/// 4.3).
class SafetyClassTest {
    private static final String FILE = "src/main/resources/META-INF/homeostat.properties";
    private static final Pattern CLASS = Pattern.compile("(?m)^safety-class=([ABC])$");

    @Test
    void everyModuleDeclaresItsSafetyClass() {
        for (String module : House.modules().keySet()) {
            assertTrue(Files.exists(file(module)) && find(module).find(),
                    module + ": no line safety-class=A, B or C in " + FILE);
        }
    }

    @Test
    void noModuleUsesOneOfALowerClass() {
        List<String> findings = new ArrayList<>();
        House.modules().values().forEach(module -> module.uses().forEach(used -> {
            if (safetyClass(used) < safetyClass(module.name())) {
                findings.add(module.name() + " (" + safetyClass(module.name()) + ") uses " + used
                        + " (" + safetyClass(used) + ")");
            }
        }));

        assertEquals(List.of(), findings);
    }

    @Test
    void whatRunsInADeviceIsOfTheHighestClass() {
        for (String module : List.of("kernel", "signal", "device")) {
            assertEquals('C', safetyClass(module), module);
        }
    }

    private static char safetyClass(String module) {
        Matcher matcher = find(module);
        return matcher.find() ? matcher.group(1).charAt(0) : '?';
    }

    private static Matcher find(String module) {
        return CLASS.matcher(House.text(file(module)));
    }

    private static Path file(String module) {
        return House.root().resolve(module).resolve(FILE);
    }
}
