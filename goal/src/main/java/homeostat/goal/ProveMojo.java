package homeostat.goal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * Proves the rules of class C of the classes that the build has just compiled and of what they
 * use, and fails the build when one is broken.
 *
 * <p>The prover runs in a JDK of its own, 25 or later: the one that the toolchain selects, else the
 * one that runs Maven. So it reads the library of the JDK that compiled, and Maven may be older.
 */
@Mojo(name = "prove", defaultPhase = LifecyclePhase.PROCESS_CLASSES, threadSafe = true,
        requiresDependencyResolution = ResolutionScope.COMPILE)
public final class ProveMojo extends AbstractMojo {
    private static final int BROKEN = 1;

    /** The classes that name the programs: each has a static assemble() or void step(long). */
    @Parameter(property = "homeostat.entries", required = true)
    private List<String> entries;

    /** Whether a broken rule fails the build. */
    @Parameter(property = "homeostat.fail", defaultValue = "true")
    private boolean fail;

    /** Whether to do nothing. */
    @Parameter(property = "homeostat.skip", defaultValue = "false")
    private boolean skip;

    /** Where the findings go, as SARIF 2.1.0. */
    @Parameter(property = "homeostat.sarif",
            defaultValue = "${project.build.directory}/prove.sarif")
    private File sarif;

    /** Where it goes what was proved of which bytes, once it is proved. */
    @Parameter(property = "homeostat.certificate",
            defaultValue = "${project.build.directory}/prove.certificate")
    private File certificate;

    /** What is judged: the classes of this project, then its dependencies. */
    @Parameter(defaultValue = "${project.compileClasspathElements}", readonly = true)
    private List<String> classPath;

    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true)
    private List<Artifact> parts;

    @Parameter(defaultValue = "${session}", readonly = true)
    private MavenSession session;

    @Inject
    private ToolchainManager toolchains;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("nothing is proved: homeostat.skip is set");
            return;
        }
        List<String> lines = new ArrayList<>();
        int code = run(command(), lines);
        switch (code) {
            case 0 -> lines.forEach(getLog()::info);
            case BROKEN -> {
                lines.forEach(fail ? getLog()::error : getLog()::warn);
                if (fail) {
                    throw new MojoFailureException("class C is broken, see the findings above: "
                            + String.join(", ", entries));
                }
            }
            default -> {
                lines.forEach(getLog()::error);
                throw new MojoExecutionException(lines.isEmpty() ? "the prover ended with " + code
                        : lines.get(lines.size() - 1));
            }
        }
    }

    private List<String> command() throws MojoExecutionException {
        List<String> command = new ArrayList<>(List.of(java().toString(), "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", prover().toString(), "homeostat.proof.Main",
                "--sarif", sarif.toString(), "--certificate", certificate.toString()));
        for (String part : classPath) {
            if (Files.exists(Path.of(part))) {
                command.addAll(List.of("--classes", part));
            }
        }
        for (String entry : entries) {
            command.addAll(List.of("--entry", entry));
        }
        return command;
    }

    private Path prover() throws MojoExecutionException {
        return parts.stream().filter(part -> part.getArtifactId().equals("homeostat-proof"))
                .map(part -> part.getFile().toPath()).findFirst()
                .orElseThrow(() -> new MojoExecutionException(
                        "the prover is missing: artifact=homeostat-proof"));
    }

    private Path java() throws MojoExecutionException {
        Toolchain selected = toolchains.getToolchainFromBuildContext("jdk", session);
        String tool = selected == null ? null : selected.findTool("java");
        Path java = tool == null ? Path.of(System.getProperty("java.home"), "bin", "java")
                : Path.of(tool);
        return Jdk.required(java);
    }

    private static int run(List<String> command, List<String> lines)
            throws MojoExecutionException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
                reader.lines().forEach(lines::add);
            }
            return process.waitFor();
        } catch (IOException problem) {
            throw new MojoExecutionException("cannot start the prover: program=" + command.get(0),
                    problem);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("interrupted while the prover ran", stopped);
        }
    }
}
