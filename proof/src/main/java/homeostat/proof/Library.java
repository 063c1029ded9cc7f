package homeostat.proof;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What task code may call of the library, and what to say of the rest.
///
/// Both are resource files, so that a reviewer reads a list and not code: `allowed.txt` has one
/// method and its reason per line, `refused.txt` has advice by prefix.
final class Library {
    private final Map<String, String> allowed = new LinkedHashMap<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final String allowedText;

    /// Advice for names that start with `prefix`; one that starts with a dot means any owner.
    record Refusal(String prefix, Rule rule, String what, String instead) {
        boolean matches(Method method) {
            return prefix.startsWith(".") ? prefix.equals("." + method.name())
                    : method.readable().startsWith(prefix);
        }
    }

    Library() {
        allowedText = read("allowed.txt");
        for (String[] cells : rows("allowed.txt", allowedText, 2)) {
            allowed.put(cells[0], cells[1]);
        }
        for (String[] cells : rows("refused.txt", read("refused.txt"), 4)) {
            refusals.add(new Refusal(cells[0], rule(cells[1]), cells[2], cells[3]));
        }
    }

    boolean allows(Method method) {
        String parameters = method.descriptor().substring(0, method.descriptor().indexOf(')') + 1);
        return allowed.containsKey(method.readable())
                || allowed.containsKey(method.readable() + parameters);
    }

    /// The first advice that fits; the last line of the file fits everything.
    Refusal refusal(Method method) {
        for (Refusal each : refusals) {
            if (each.matches(method)) {
                return each;
            }
        }
        throw new ProofException("no advice: method=" + method + ", expected a last line in"
                + " refused.txt with an empty prefix");
    }

    /// The list itself is part of what a certificate rests on.
    String allowedText() {
        return allowedText;
    }

    private static Rule rule(String id) {
        for (Rule rule : Rule.values()) {
            if (rule.id().equals(id)) {
                return rule;
            }
        }
        throw new ProofException("no such rule: id=" + id + ", expected one of Rule");
    }

    private static List<String[]> rows(String name, String text, int cells) {
        List<String[]> rows = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] row = line.split("\\|", -1);
            if (row.length != cells) {
                throw new ProofException("not a row: file=" + name + " line=" + line
                        + ", expected " + cells + " cells parted by |");
            }
            for (int i = 0; i < cells; i++) {
                row[i] = row[i].strip();
            }
            rows.add(row);
        }
        return rows;
    }

    private static String read(String name) {
        try (InputStream in = Library.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ProofException("cannot read: resource=" + name, e);
        }
    }
}
