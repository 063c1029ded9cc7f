package homeostat.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The repository as the checks see it: its modules, their descriptions and who depends on whom.
final class House {
    private static final Pattern MODULE = Pattern.compile("<module>([a-z]+)</module>");
    private static final Pattern DESCRIPTION = Pattern.compile("<description>([^<]+)<");
    private static final Pattern DEPENDENCY = Pattern.compile(
            "<artifactId>homeostat-([a-z]+)</artifactId>(\\s*<scope>test</scope>)?");

    /// One module: what it is for and which modules its main code uses.
    record Module(String name, String purpose, List<String> uses) {}

    private House() {}

    /// The root of the repository.
    static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("homeostat")) && Files.exists(here.resolve("kernel"))
                ? here : here.getParent();
    }

    /// The modules in the order of the reactor.
    static Map<String, Module> modules() {
        Map<String, Module> modules = new LinkedHashMap<>();
        Matcher names = MODULE.matcher(text(root().resolve("pom.xml")));
        while (names.find()) {
            String pom = text(root().resolve(names.group(1)).resolve("pom.xml"));
            Matcher description = DESCRIPTION.matcher(pom);
            List<String> uses = new ArrayList<>();
            Matcher dependency = DEPENDENCY.matcher(
                    pom.substring(Math.max(0, pom.indexOf("<dependencies>"))));
            while (dependency.find()) {
                if (dependency.group(2) == null) {
                    uses.add(dependency.group(1));
                }
            }
            modules.put(names.group(1), new Module(names.group(1),
                    description.find() ? description.group(1) : "", List.copyOf(uses)));
        }
        return modules;
    }

    /// Every Java file of `module`, main and test, but not the samples that are wrong on purpose.
    static List<Path> javaFiles(String module) {
        Path sources = root().resolve(module).resolve("src");
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/resources/"))
                    .filter(file -> !file.endsWith("module-info.java"))
                    .sorted().toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
