package homeostat.cover;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Modified condition/decision coverage of modules by their tests, at the level of Java source.
///
/// ```java
/// McdcReport report = Mcdc.of(home, List.of("kernel"), List.of("kernel"), System.err::println);
/// System.out.print(report.text());
/// ```
///
/// The sources of the modules are instrumented and compiled apart; the tests are those that were
/// compiled for the modules as they are. Nothing of the repository is changed.
public final class Mcdc {
    /// Modules that tests of class-C modules need besides.
    private static final List<String> OTHERS = List.of("seed", "kernel", "signal", "device");

    private Mcdc() {
    }

    /// @param home the repository, compiled with its tests
    /// @param modules whose decisions count
    /// @param testing modules whose tests run
    /// @param progress told what happens
    /// @throws CoverException when something that it takes is missing
    public static McdcReport of(Path home, List<String> modules, List<String> testing,
            Consumer<String> progress) {
        List<Path> libraries = new ArrayList<>(TestRun.junit());
        for (String each : OTHERS) {
            if (!modules.contains(each)) {
                libraries.add(compiled(home, each));
            }
        }
        Path classes = home.resolve("out/cover/" + String.join("-", modules)).resolve("classes");
        progress.accept("instrumenting " + String.join(", ", modules));
        Sources sources = Sources.of(modules.stream().map(each -> sources(home, each)).toList(),
                libraries, classes);
        Map<Integer, SortedSet<Evaluation>> seen = new TreeMap<>();
        List<TestRun> runs = new ArrayList<>();
        for (String each : testing) {
            progress.accept("running the tests of " + each);
            List<Path> path = new ArrayList<>(List.of(classes));
            path.addAll(libraries);
            runs.add(TestRun.of(home, each, path, sources.decisions().size(), seen));
        }
        List<DecisionCoverage> coverage = sources.decisions().stream()
                .map(decision -> DecisionCoverage.of(decision,
                        seen.getOrDefault(decision.number(), new TreeSet<>()))).toList();
        Map<String, String> reasons = Reasons.read(home.resolve("cover/reasons.txt"));
        reasons.keySet().removeIf(name -> isElsewhere(home, name, modules));
        return new McdcReport(modules, runs, coverage, reasons);
    }

    /// Whether a reason is about a source that was not asked for. One about a source that is gone
    /// belongs to whoever asks.
    private static boolean isElsewhere(Path home, String name, List<String> modules) {
        String place = name.substring(0, Math.max(0, name.indexOf(": ")));
        int end = place.indexOf('/');
        return end >= 0 && !Reasons.isBelow(name, modules) && Files.exists(
                home.resolve(place.substring(0, end) + "/src/main/java/homeostat/" + place));
    }

    private static Path sources(Path home, String module) {
        Path folder = home.resolve(module).resolve("src/main/java");
        if (!Files.isDirectory(folder)) {
            throw new CoverException("no such module: name=" + module + ", expected a folder "
                    + module + "/src/main/java");
        }
        return folder;
    }

    private static Path compiled(Path home, String module) {
        Path classes = home.resolve(module).resolve("target/classes");
        if (!Files.isDirectory(classes)) {
            throw new CoverException("not compiled: module=" + module
                    + ", expected its target/classes; run ./homeostat build");
        }
        return classes;
    }
}
