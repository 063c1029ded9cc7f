package homeostat.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The house style as a function from a source file to findings.
///
/// Rules with a reason, each with a number that is easy to keep: a line fits beside another, a
/// method on a screen, a file in a head, and a call can be read without counting commas. What needs
/// judgement stays with people.
final class Tidy {
    static final int LINE_LENGTH_MAX = 100;
    static final int METHOD_LINES_MAX = 60;
    static final int FILE_LINES_MAX = 500;
    static final int PARAMETERS_MAX = 5;
    private static final Set<String> CLASS_C = Set.of("kernel", "signal", "device", "robot");
    private static final Pattern VAGUE_TYPE =
            Pattern.compile(".*(Manager|Helper|Util|Utils|Impl|Data|Info)|Abstract[A-Z].*");
    private static final Pattern UNFINISHED =
            Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    private static final Pattern GETTER = Pattern.compile("get[A-Z].*");

    private Tidy() {}

    /// What is wrong with `source`, a file of `module`, one sentence each: `line: what, why`.
    static List<String> findings(String module, Source source) {
        List<String> findings = new ArrayList<>();
        lines(source, findings);
        shapes(source, findings);
        names(source, findings);
        boolean isMain = source.path().toString().contains("src/main/");
        if (isMain && CLASS_C.contains(module)) {
            documented(source, findings);
        }
        return findings;
    }

    private static void lines(Source source, List<String> findings) {
        List<String> lines = source.lines();
        if (lines.size() > FILE_LINES_MAX) {
            findings.add("1: the file has " + lines.size() + " lines, more than "
                    + FILE_LINES_MAX + ": give a part of it a file and a name of its own");
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int at = i + 1;
            if (line.length() > LINE_LENGTH_MAX) {
                findings.add(at + ": the line has " + line.length() + " characters, more than "
                        + LINE_LENGTH_MAX);
            }
            if (line.indexOf('\t') >= 0) {
                findings.add(at + ": the line holds a tab: indent with four spaces");
            }
            if (!line.equals(line.stripTrailing())) {
                findings.add(at + ": the line ends in blanks");
            }
            if (UNFINISHED.matcher(line).find()) {
                findings.add(
                        at + ": the line marks something unfinished: finish it or take it out");
            }
        }
    }

    private static void shapes(Source source, List<String> findings) {
        for (Source.Routine routine : source.routines()) {
            if (routine.length() > METHOD_LINES_MAX) {
                findings.add(routine.line() + ": " + routine.name() + " has " + routine.length()
                        + " lines, more than " + METHOD_LINES_MAX);
            }
            if (routine.parameters() > PARAMETERS_MAX && !routine.isCanonical()) {
                findings.add(routine.line() + ": " + routine.name() + " takes "
                        + routine.parameters() + " parameters, more than " + PARAMETERS_MAX
                        + ": make them a record");
            }
        }
        for (Source.Imported imported : source.imports()) {
            if (imported.name().endsWith(".*")) {
                findings.add(imported.line() + ": a wildcard import hides what the file uses");
            }
        }
    }

    private static void names(Source source, List<String> findings) {
        for (Source.Type type : source.types()) {
            if (VAGUE_TYPE.matcher(type.name()).matches()) {
                findings.add(type.line() + ": the name " + type.name()
                        + " says nothing: name what it is");
            }
        }
        for (Source.Routine routine : source.routines()) {
            boolean inherited = !routine.isPublic() || routine.isDocumented();
            if (GETTER.matcher(routine.name()).matches() && !inherited) {
                findings.add(routine.line() + ": " + routine.name()
                        + ": accessors go without 'get'");
            }
        }
    }

    private static void documented(Source source, List<String> findings) {
        for (Source.Type type : source.types()) {
            if (type.isPublic() && !type.isDocumented()) {
                findings.add(type.line() + ": " + type.name()
                        + " is public, class C and has no comment: its comment is its design");
            }
        }
        for (Source.Routine routine : source.routines()) {
            if (routine.isPublic() && !routine.isDocumented()) {
                findings.add(routine.line() + ": " + routine.owner() + "." + routine.name()
                        + " is public, class C and has no comment: its comment is its design");
            }
        }
    }
}
