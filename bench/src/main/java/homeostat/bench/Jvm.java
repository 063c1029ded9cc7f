package homeostat.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Another JVM like this one, with the same classes.
final class Jvm {
    private Jvm() {}

    /// The command that starts `main` in it.
    static List<String> command(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }
}
