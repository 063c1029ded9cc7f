package homeostat.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Exists because a tour whose links point beside the thing loses the newcomer at the first step.
class TourGolden {
    private static final Path TOUR = House.root().resolve("docs/TOUR.md");
    /// A quoted piece of code, linked to the line on which it stands.
    private static final Pattern STEP =
            Pattern.compile("\\[`([^`]+)`]\\(\\.\\./([^)#]+)#L(\\d+)\\)");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#|mailto:)([^)#\\s]+)");

    @Test
    void everyStepOfTheTourQuotesTheLineItPointsTo() throws IOException {
        String tour = Files.readString(TOUR);
        String right = STEP.matcher(tour).replaceAll(step -> Matcher.quoteReplacement(
                "[`" + step.group(1) + "`](../" + step.group(2) + "#L" + lineOf(step) + ")"));
        if (Boolean.getBoolean("golden.accept")) {
            Files.writeString(TOUR, right);
            return;
        }

        assertTrue(STEP.matcher(tour).results().count() >= 10, "the tour has steps");
        assertEquals(right, tour, "run with -Dgolden.accept=true and read the difference");
    }

    @Test
    void everyLinkOfEveryPageLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        try (Stream<Path> files = Files.walk(House.root())) {
            for (Path page : files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().contains("/target/")).toList()) {
                Matcher link = LINK.matcher(House.text(page));
                while (link.find()) {
                    if (!Files.exists(page.resolveSibling(link.group(1)))) {
                        broken.add(House.root().relativize(page) + ": " + link.group(1));
                    }
                }
            }
        }

        assertEquals(List.of(), broken);
    }

    /// The line that holds the quoted code: the linked one if it does, else the only one.
    private static int lineOf(MatchResult step) {
        List<String> lines = House.text(House.root().resolve(step.group(2))).lines().toList();
        int linked = Integer.parseInt(step.group(3));
        if (linked >= 1 && linked <= lines.size()
                && lines.get(linked - 1).contains(step.group(1))) {
            return linked;
        }
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(step.group(1))) {
                found.add(i + 1);
            }
        }
        assertEquals(1, found.size(),
                "lines of " + step.group(2) + " that hold: " + step.group(1));
        return found.getFirst();
    }
}
