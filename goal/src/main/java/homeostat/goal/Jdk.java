package homeostat.goal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoExecutionException;

/** Which JDK a `java` belongs to, by the `release` file beside it. */
final class Jdk {
    private static final int RELEASE_MIN = 25;
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

    private Jdk() {}

    /** The given program, if its JDK can read the class files of today. */
    static Path required(Path java) throws MojoExecutionException {
        Path file = java.toAbsolutePath().getParent().resolveSibling("release");
        int release = 0;
        try {
            Matcher version = VERSION.matcher(Files.readString(file));
            release = version.find() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException missing) {
            throw new MojoExecutionException("not a JDK: file=" + file
                    + ", expected its release file", missing);
        }
        if (release < RELEASE_MIN) {
            throw new MojoExecutionException("too old a JDK for the prover: java=" + java
                    + " release=" + release + ", expected " + RELEASE_MIN
                    + " or later; select one with the maven-toolchains-plugin");
        }
        return java;
    }
}
