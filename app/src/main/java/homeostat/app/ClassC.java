package homeostat.app;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The jars of the class-C modules, as they run here and as they are proved and lowered.
final class ClassC {
    private static final List<String> MODULES = List.of("kernel", "signal", "device");

    private ClassC() {}

    static List<Path> path() {
        String[] parts = System.getProperty("java.class.path").split(
                System.getProperty("path.separator"));
        return MODULES.stream().map(module -> find(parts, module)).toList();
    }

    private static Path find(String[] parts, String module) {
        return Arrays.stream(parts).map(Path::of)
                .filter(part -> part.toString().matches(
                        ".*/homeostat-" + module + "-[^/]*\\.jar|.*/" + module + "/target/classes"))
                .findFirst().orElseThrow(() -> new AppException(
                        "a module is not on the class path: name=" + module
                                + ", expected its jar; try ./homeostat build"));
    }
}
