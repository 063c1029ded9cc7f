package homeostat.goal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exists because a JDK that cannot read today's class files must say so in one sentence.
class JdkTest {
    @TempDir
    private Path home;

    @Test
    void aJdkOfTodayIsTakenAnOlderOneAndNoneAreRefused()
            throws IOException, MojoExecutionException {
        Path java = home.resolve("bin/java");
        assertTrue(refusal(java).startsWith("not a JDK: file="));

        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
        assertTrue(refusal(java).contains(" release=17, expected 25 or later"));

        Files.writeString(home.resolve("release"), "IMPLEMENTOR=x\nJAVA_VERSION=\"26\"\n");
        assertEquals(java, Jdk.required(java));
    }

    private static String refusal(Path java) {
        return assertThrows(MojoExecutionException.class, () -> Jdk.required(java)).getMessage();
    }
}
