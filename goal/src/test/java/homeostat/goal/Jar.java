package homeostat.goal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/// Packs a folder, as the build will a moment later.
final class Jar {
    private Jar() {}

    static void of(Path folder, Path jar) throws IOException {
        try (Stream<Path> walk = Files.walk(folder);
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            List<Path> files = walk.filter(Files::isRegularFile).sorted().toList();
            for (Path file : files) {
                out.putNextEntry(new JarEntry(
                        folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }
}
