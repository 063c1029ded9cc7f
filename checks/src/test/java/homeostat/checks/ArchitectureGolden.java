package homeostat.checks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Exists because a picture that nobody generates drifts from the house it shows.
class ArchitectureGolden {
    private static final Path PAGE = House.root().resolve("docs/ARCHITECTURE.md");
    private static final String BEGIN = "<!-- generated from the modules: begin -->\n";
    private static final String END = "<!-- generated from the modules: end -->\n";

    @Test
    void thePictureIsTheModules() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        assertTrue(begin >= BEGIN.length() && end >= begin, "the page marks the picture's place");
        String picture = picture();
        if (Boolean.getBoolean("golden.accept")) {
            Files.writeString(PAGE, page.substring(0, begin) + picture + page.substring(end));
            return;
        }

        assertTrue(page.substring(begin, end).equals(picture),
                "docs/ARCHITECTURE.md shows other modules than there are; run the test with"
                        + " -Dgolden.accept=true and read the difference");
    }

    private static String picture() {
        StringBuilder text = new StringBuilder("```mermaid\nflowchart BT\n");
        for (House.Module module : House.modules().values()) {
            text.append("    ").append(module.name()).append("[\"<b>").append(module.name())
                    .append("</b>\"]\n");
        }
        for (House.Module module : House.modules().values()) {
            if (module.name().equals("app") || module.name().equals("checks")
                    || module.name().equals("bench")) {
                continue;
            }
            for (String used : module.uses()) {
                text.append("    ").append(module.name()).append(" --> ").append(used)
                        .append('\n');
            }
        }
        text.append("```\n\n| module | what lives there | uses |\n|---|---|---|\n");
        for (House.Module module : House.modules().values()) {
            text.append("| [").append(module.name()).append("](../").append(module.name())
                    .append("/README.md) | ").append(module.purpose()).append(" | ")
                    .append(module.uses().isEmpty() ? "nothing" : String.join(", ", module.uses()))
                    .append(" |\n");
        }
        return text.toString();
    }
}
