package homeostat.cover;

import java.util.List;

/// A decision of the source: a Boolean expression that controls the flow or has an operator, and
/// the conditions that it is made of, in the order in which they are evaluated.
///
/// @param number of the decision in its program, from 0
/// @param file the source, as `homeostat/kernel/Guard.java`
/// @param line of its first character
/// @param text as it stands in the source, on one line
/// @param conditions the text of each
/// @param shape the conditions by number with `&`, `|` and `!` in postfix order: `0 1 & 2 |`
record Decision(int number, String file, int line, String text, List<String> conditions,
        String shape) {
    Decision {
        conditions = List.copyOf(conditions);
    }

    /// Its name for people and for the list of reasons: `Guard.java: x < y`.
    String name() {
        return file.substring(file.lastIndexOf('/') + 1) + ": " + text;
    }
}
