package homeostat.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Exists because a style that nobody checks is a wish.
class TidyTest {
    private static final List<String> HEADINGS =
            List.of("## What", "## Why", "## Depends on", "## Where to start");

    static List<String> modules() {
        return List.copyOf(House.modules().keySet());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyFileKeepsTheHouseStyle(String module) {
        List<String> findings = new ArrayList<>();
        for (Source source : Source.parse(House.javaFiles(module))) {
            for (String finding : Tidy.findings(module, source)) {
                findings.add(House.root().relativize(source.path()) + ":" + finding);
            }
        }

        assertTrue(findings.isEmpty(), () -> String.join("\n", findings));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyModuleSaysWhatItIsUnderTheSameFourHeadings(String module) {
        List<String> headings = House.text(House.root().resolve(module).resolve("README.md"))
                .lines().filter(line -> line.startsWith("## ")).toList();

        assertEquals(HEADINGS, headings);
    }

    @Test
    void nothingNamesAPathOfSomebodysMachineOrARegistrysHost() throws IOException {
        Pattern forbidden = Pattern.compile(String.join("|", "/wo" + "rk/", "/tmp/" + "hs",
                "/ro" + "ot/", "/ho" + "me/[a-z]", "repo.maven" + ".apache", "registry.npm" + "js",
                "repo1" + ".maven", "deb.debian" + ".org"));
        List<String> findings = new ArrayList<>();
        for (Path file : trackedText()) {
            List<String> lines = House.text(file).lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (forbidden.matcher(lines.get(i)).find()) {
                    findings.add(House.root().relativize(file) + ":" + (i + 1));
                }
            }
        }

        assertTrue(findings.isEmpty(), () -> String.join("\n", findings));
    }

    private static List<Path> trackedText() throws IOException {
        Pattern text = Pattern.compile(".*\\.(java|md|xml|sh|js|css|html|json|py|rs|txt|properties"
                + "|c|h|ld)|.*/homeostat|.*/run");
        try (Stream<Path> files = Files.walk(House.root())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> text.matcher(file.toString()).matches())
                    .filter(file -> !file.toString().contains("/target/"))
                    .filter(file -> !file.toString().contains("/.git/"))
                    .filter(file -> !file.toString().contains("/out/"))
                    .toList();
        }
    }
}
