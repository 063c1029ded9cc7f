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

    private static final String ROOT = "homeostat/";

    /// The source as people call it: `kernel/Guard.java`.
    String place() {
        return file.startsWith(ROOT) ? file.substring(ROOT.length()) : file;
    }

    /// The folder of the source, for sums: `device/pancreas`.
    String folder() {
        int end = place().lastIndexOf('/');
        return end < 0 ? "" : place().substring(0, end);
    }

    /// Its name in the list of reasons: `kernel/Guard.java: x < y`. Lines move, so none is in it.
    String name() {
        return place() + ": " + text;
    }
}
