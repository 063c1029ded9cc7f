package homeostat.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.itsallcode.openfasttrace.api.core.LinkStatus;
import org.itsallcode.openfasttrace.api.core.LinkedSpecificationItem;
import org.itsallcode.openfasttrace.api.core.Trace;
import org.itsallcode.openfasttrace.api.importer.ImportSettings;
import org.itsallcode.openfasttrace.core.Oft;

/// Every hazard of a device, followed down to the code and to tests that have just run.
///
/// Hazards, controls and requirements are Markdown items in `docs/safety`; code, tests and trials
/// claim them in a comment, `[impl->req~name~1]`. OpenFastTrace holds the claims together: a
/// missing cover, an orphan, an outdated revision is a defect. On top of it, a claim by a test
/// counts only if the test runner's report says that this very method ran and passed: a tag
/// alone proves that somebody wrote a comment.
public final class SafetyCase {
    private static final Pattern METHOD = Pattern.compile(
            "^\\s*(?:public |private |static |final )*[\\w<>\\[\\], ]+ (\\w+)\\([^;]*$");
    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);");
    private final List<Link> hazards;
    private final List<String> defects;
    private final List<Proved> proofs;

    private SafetyCase(List<Link> hazards, List<String> defects, List<Proved> proofs) {
        this.hazards = List.copyOf(hazards);
        this.defects = List.copyOf(defects);
        this.proofs = List.copyOf(proofs);
    }

    /// Gathers the case of the repository at `home`, after its tests have run.
    public static SafetyCase gather(Path home) {
        Path specification = home.resolve("docs/safety");
        if (!Files.isDirectory(specification)) {
            throw new EvidenceException("no safety case here: folder=" + specification
                    + ", expected Markdown files of hazards, controls and requirements");
        }
        List<Path> inputs = new ArrayList<>();
        inputs.add(specification);
        for (String module : List.of("kernel", "signal", "device", "trial")) {
            Path sources = home.resolve(module).resolve("src");
            if (Files.isDirectory(sources)) {
                inputs.add(sources);
            }
        }
        Oft oft = Oft.create();
        List<LinkedSpecificationItem> items = oft.link(oft.importItems(
                ImportSettings.builder().addInputs(inputs).build()));
        Trace trace = oft.trace(items);
        Reader reader = new Reader(home, TestRun.read(home));
        List<Link> hazards = items.stream()
                .filter(item -> item.getArtifactType().equals("haz"))
                .sorted(Comparator.comparing(item -> item.getId().toString()))
                .map(reader::link).toList();
        List<String> defects = trace.getDefectItems().stream()
                .map(item -> item.getId() + " at " + reader.place(item)
                        + ": " + reader.defect(item)).sorted().toList();
        return new SafetyCase(hazards, defects, Proved.gather(home));
    }

    /// The hazards, each the root of its argument.
    public List<Link> hazards() {
        return hazards;
    }

    /// What the tracer found broken, one sentence each.
    public List<String> defects() {
        return defects;
    }

    /// What the last build proved, by the certificates that it left.
    public List<Proved> proofs() {
        return proofs;
    }

    /// Whether there is a hazard at all, no defect, every leaf has just been made, and every
    /// certificate speaks for the class files of now.
    public boolean stands() {
        return !hazards.isEmpty() && defects.isEmpty()
                && hazards.stream().allMatch(Link::stands)
                && proofs.stream().allMatch(Proved::stands);
    }

    private record Reader(Path home, TestRun run) {

        Link link(LinkedSpecificationItem item) {
            Link.Kind kind = Link.Kind.of(item.getArtifactType());
            List<Link> coveredBy = new ArrayList<>();
            for (LinkedSpecificationItem cover
                    : item.getLinksByStatus(LinkStatus.COVERED_SHALLOW)) {
                coveredBy.add(link(cover));
            }
            coveredBy.sort(Comparator.comparing((Link one) -> one.kind()).thenComparing(Link::id));
            String title = item.getTitleWithFallback();
            String result = "";
            String problem = item.isDefect() ? defect(item) : null;
            if (kind == Link.Kind.CODE) {
                title = Path.of(item.getLocation().getPath()).getFileName().toString();
            } else if (kind == Link.Kind.TEST || kind == Link.Kind.TRIAL) {
                String test = testAt(item);
                TestRun.Ending ending = ending(test);
                title = test.substring(test.lastIndexOf('.', test.lastIndexOf('.') - 1) + 1);
                result = ending == null ? "never ran" : word(ending);
                problem = ending == TestRun.Ending.PASSED ? problem : result;
            }
            return new Link(item.getId().toString(), kind, title,
                    item.getDescription(), place(item), result, problem, coveredBy);
        }

        String place(LinkedSpecificationItem item) {
            return home.relativize(Path.of(item.getLocation().getPath()).toAbsolutePath())
                    + ":" + item.getLocation().getLine();
        }

        String defect(LinkedSpecificationItem item) {
            List<String> uncovered = item.getUncoveredArtifactTypes();
            if (!uncovered.isEmpty()) {
                return "nothing of type " + String.join(", ", uncovered) + " covers it";
            }
            return item.countDuplicateLinks() > 0 ? "there are two of it"
                    : item.countOutgoingBadLinks() > 0 ? "it covers something that is not there"
                    : "what it rests on is broken";
        }

        private TestRun.Ending ending(String test) {
            int dot = test.lastIndexOf('.');
            return run.ending(test.substring(0, dot), test.substring(dot + 1));
        }

        /// The test method that follows the tag: `package.Class.method`.
        private String testAt(LinkedSpecificationItem item) {
            Path file = Path.of(item.getLocation().getPath());
            List<String> lines = lines(file);
            String name = file.getFileName().toString().replace(".java", "");
            String owner = lines.stream().map(PACKAGE::matcher).filter(Matcher::find)
                    .map(match -> match.group(1) + "." + name).findFirst().orElse(name);
            for (int i = item.getLocation().getLine(); i < lines.size(); i++) {
                Matcher method = METHOD.matcher(lines.get(i));
                if (method.find()) {
                    return owner + "." + method.group(1);
                }
            }
            return owner + ".(no method follows the tag)";
        }

        private static String word(TestRun.Ending ending) {
            return switch (ending) {
                case PASSED -> "ran and passed";
                case SKIPPED -> "was skipped";
                case FAILED -> "ran and failed";
            };
        }

        private static List<String> lines(Path file) {
            try {
                return Files.readAllLines(file);
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
    }
}
