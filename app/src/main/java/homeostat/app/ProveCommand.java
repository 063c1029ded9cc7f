package homeostat.app;

import homeostat.proof.EntryPoints;
import homeostat.proof.Program;
import homeostat.proof.Proof;
import homeostat.proof.Prover;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `homeostat prove`: what must hold of class-C code, on the class files that will run.
@Command(description = "Check class files against the rules of class C, on the exact call graph "
        + "from a device's tasks. Without options: every device that ships.",
        mixinStandardHelpOptions = true)
final class ProveCommand implements Callable<Integer> {
    /// Exit code of a program that breaks a rule.
    private static final int BROKEN = 1;

    @Option(names = "--device", description = "a device that ships, such as pancreas")
    private String device;

    @Option(names = "--classes", paramLabel = "PATH", split = ":",
            description = "folders or jars to check instead")
    private List<Path> classes;

    @Option(names = "--entry", paramLabel = "CLASS",
            description = "the class with assemble(), or with void step(long)")
    private String entry;

    @Option(names = "--json", paramLabel = "FILE",
            description = "write the results for machines; - is standard output")
    private String json;

    @Override
    public Integer call() {
        if ((classes == null) != (entry == null)) {
            throw new AppException("only one of --classes and --entry is given, expected both");
        }
        if (classes != null && device != null) {
            throw new AppException("--device and --classes are both given, expected one of them");
        }
        Target target = Target.of(json);
        StringBuilder results = new StringBuilder();
        boolean isProved = true;
        for (String factory : factories()) {
            Proof proof = prove(factory);
            isProved &= proof.isProved();
            if (target == null || !target.isStandardOutput()) {
                System.out.print(factory + ": " + proof.text());
            }
            results.append(results.isEmpty() ? "" : ",\n").append('"').append(factory)
                    .append("\": ").append(proof.toJson().strip());
        }
        if (target != null) {
            target.write("{\n" + results + "\n}\n");
        }
        return isProved ? 0 : BROKEN;
    }

    private List<String> factories() {
        if (entry != null) {
            return List.of(entry);
        }
        Stream<Devices> chosen = device == null
                ? Arrays.stream(Devices.values()) : Stream.of(Devices.named(device));
        return chosen.map(Devices::factory).toList();
    }

    private Proof prove(String factory) {
        List<Path> path = classes == null ? ClassC.path() : classes;
        for (Path part : path) {
            if (!Files.exists(part)) {
                throw new AppException("no such class path: file=" + part
                        + ", expected a folder or a jar");
            }
        }
        Program program = Program.load(path);
        return Prover.prove(program, EntryPoints.of(program, factory.replace('.', '/')));
    }
}
