package homeostat.proof;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The prose of a rule, from the resource `rules/ID.md`: two lines that name its examples, an empty
/// line, and Markdown whose first paragraph is the reason. A new rule needs such a file. A rule
/// that no single program can break names a test instead, `bad: test NAME`.
///
/// @param bad name of the program among the refused ones that shows the rule best
/// @param good name of the program among the accepted ones that stays within it
/// @param text Markdown, paths relative to `docs/subset`
public record Explanation(String bad, String good, String text) {
    private static final int HEAD = 3;

    /// @throws ProofException when the rule has no such file, or one of another shape
    public static Explanation of(Rule rule) {
        String name = "rules/" + rule.id() + ".md";
        List<String> lines;
        try (InputStream in = Explanation.class.getResourceAsStream(name)) {
            lines = in == null ? List.of()
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new ProofException("cannot read: resource=" + name, e);
        }
        if (lines.size() <= HEAD || !lines.get(0).startsWith("bad: ")
                || !lines.get(1).startsWith("good: ") || !lines.get(2).isEmpty()) {
            throw new ProofException("no explanation: rule=" + rule.id() + " resource=" + name
                    + ", expected lines \"bad: NAME\", \"good: NAME\", an empty one and text");
        }
        return new Explanation(lines.get(0).substring("bad: ".length()),
                lines.get(1).substring("good: ".length()),
                String.join("\n", lines.subList(HEAD, lines.size())) + "\n");
    }

    /// The first paragraph on one line.
    public String reason() {
        return text.split("\n\n", 2)[0].strip().replace('\n', ' ');
    }
}
