package homeostat.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.fleet.people.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A manual that says something else than the code is worse than none.
final class ManualGolden {
    private static final Path MANUAL = Path.of("..", "docs", "console.md");
    private static final String BEGIN = "<!-- generated from Role: begin -->\n";
    /// A test class, a test in one, or another test in the class named last.
    private static final Pattern NAMED = Pattern.compile(
            "`([A-Z]\\w*(?:Test|Properties|Browser))?(?:\\.(\\w+))?`");
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

    @ParameterizedTest
    @ValueSource(strings = {"hipaa.md", "fleet-threats.md"})
    void everyTestThatADocumentNamesIsThere(String document) throws Exception {
        String sources = sources();
        String text = Files.readString(MANUAL.resolveSibling(document));
        Matcher names = NAMED.matcher(text);
        String type = "";
        int count = 0;
        while (names.find()) {
            type = names.group(1) != null ? names.group(1) : type;
            assertTrue(sources.contains("class " + type + " "), document + ": " + type);
            if (names.group(2) != null) {
                assertTrue(sources.contains("void " + names.group(2) + "("), document + ": "
                        + type + "." + names.group(2));
            }
            count = count + 1;
        }
        assertTrue(count > 12, "names found: " + count);
    }

    private static String sources() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String module : List.of("fleet", "wire", "bedside", "bench")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "test", "java"))) {
                for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
                    text.append(Files.readString(file));
                }
            }
        }
        return text.toString();
    }
}
