package homeostat.app;

import homeostat.proof.CertificateFile;
import homeostat.proof.EntryPoints;
import homeostat.proof.Program;
import homeostat.proof.ProofRun;
import homeostat.proof.Prover;
import homeostat.proof.budget.Board;
import homeostat.proof.owner.Owners;
import homeostat.proof.owner.OwnersPage;
import homeostat.proof.snapshot.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `homeostat prove`: what must hold of class-C code, on the class files that will run.
@Command(description = "Check class files against the rules of class C, on the exact call graph "
        + "from a device's tasks. Without options: every device that ships.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every rule holds; with --verify, the certificate still speaks for them",
            "1:a rule is broken; with --verify, a class file or the rules have changed",
            "2:the input cannot be judged, in one sentence"},
        footer = "%nThe rules: docs/subset/README.md. Nothing that is checked is loaded here;%n"
                + "assembly runs in a JVM of its own.")
final class ProveCommand implements Callable<Integer> {
    /// Exit code of a program that breaks a rule.
    private static final int BROKEN = 1;

    @Option(names = "--device", paramLabel = "NAME",
            description = "a device that ships, such as pancreas; may be repeated")
    private List<String> devices = List.of();

    @Option(names = "--classes", paramLabel = "PATH", split = ":",
            description = "folders or jars to check instead, parted by : or repeated")
    private List<Path> classes;

    @Option(names = "--entry", paramLabel = "CLASS",
            description = "the class with assemble(), or with void step(long); may be repeated")
    private List<String> entries;

    @Option(names = "--json", paramLabel = "FILE",
            description = "write the results for programs; - is standard output")
    private String json;

    @Option(names = "--sarif", paramLabel = "FILE",
            description = "write the findings as SARIF 2.1.0; - is standard output")
    private String sarif;

    @Option(names = "--certificate", paramLabel = "FILE",
            description = "write what was proved of which bytes, if it was proved")
    private String certificate;

    @Option(names = "--verify", paramLabel = "FILE",
            description = "compare a certificate with the class files and rules of today")
    private Path verify;

    @Option(names = "--owners", paramLabel = "FILE", arity = "0..1", fallbackValue = "-",
            description = "draw who owns which part: a tree, or a page into an HTML file")
    private String owners;

    @Option(names = "--board", paramLabel = "NAME",
            description = "judge deadlines too, with this board's time for a bytecode")
    private String board;

    @Option(names = "--boards", paramLabel = "FILE",
            description = "boards of your own, a line each: name | clock Hz | ns per bytecode |"
                    + " source")
    private Path boards;

    @Option(names = "--unassembled",
            description = "do not run the device's assembly; rules about its objects are then not"
                    + " judged")
    private boolean unassembled;

    @Override
    public Integer call() {
        refuseContradictions();
        if (verify != null) {
            return compare(CertificateFile.read(verify));
        }
        List<String> factories = factories();
        if (owners != null && !owners.equals("-") && factories.size() > 1) {
            throw new AppException("--owners names a file for " + factories.size()
                    + " devices, expected --device beside it");
        }
        boolean speaks = Stream.of(json, sarif, certificate).map(Target::of)
                .filter(Objects::nonNull).noneMatch(Target::isStandardOutput);
        Target page = Target.of(owners);
        Board stated = board == null ? null
                : Board.named(boards == null ? Board.known() : Board.read(boards), board);
        ProofRun run = ProofRun.of(path(), factories,
                new ProofRun.Premises(stated, !unassembled));
        if (speaks) {
            System.out.print(run.text());
        }
        write(run);
        if (page != null) {
            factories.forEach(factory -> draw(factory, page));
        }
        return run.isProved() ? 0 : BROKEN;
    }

    private void write(ProofRun run) {
        if (json != null) {
            Target.of(json).write(run.toJson());
        }
        if (sarif != null) {
            Target.of(sarif).write(run.toSarif());
        }
        if (certificate != null && run.isProved()) {
            Target.of(certificate).write(run.certificate().text());
        }
    }

    private void draw(String factory, Target page) {
        Program program = Program.load(path());
        EntryPoints points = EntryPoints.of(program, factory);
        points.assemblyMethod().ifPresent(assembly -> {
            Owners drawn = Prover.owners(program, points, Snapshot.of(path(), assembly));
            page.write(page.isStandardOutput() ? drawn.text() : OwnersPage.of(factory, drawn));
        });
    }

    private void refuseContradictions() {
        if (verify == null && (classes == null) != (entries == null)) {
            throw new AppException("only one of --classes and --entry is given, expected both");
        }
        if (classes != null && !devices.isEmpty()) {
            throw new AppException("--device and --classes are both given, expected one of them");
        }
        if (boards != null && board == null) {
            throw new AppException("--boards is given without --board, expected both");
        }
        if (owners != null && unassembled) {
            throw new AppException("--owners and --unassembled are both given, expected one of"
                    + " them");
        }
        if (verify != null && Stream.of(entries, json, sarif, certificate, owners, board)
                .anyMatch(Objects::nonNull) || verify != null && !devices.isEmpty()) {
            throw new AppException("--verify is given with what it does not take, expected"
                    + " --classes at most");
        }
        if (Stream.of(json, sarif, certificate, owners).filter("-"::equals).count() > 1) {
            throw new AppException("two results for standard output, expected one at most");
        }
    }

    private int compare(CertificateFile file) {
        List<String> differences = file.differences(path());
        for (String difference : differences) {
            System.out.println(difference);
        }
        if (!file.jdk().equals(Runtime.version().toString())) {
            System.out.println("note: proved with the library of JDK " + file.jdk()
                    + ", this is " + Runtime.version());
        }
        System.out.println(differences.isEmpty()
                ? "still proved: " + String.join(", ", file.programs()) + " in "
                        + file.classCount() + " class files"
                : "no longer proved: " + differences.size()
                        + (differences.size() == 1 ? " difference" : " differences"));
        return differences.isEmpty() ? 0 : BROKEN;
    }

    private List<String> factories() {
        if (entries != null) {
            return entries;
        }
        Stream<Devices> chosen = devices.isEmpty()
                ? Arrays.stream(Devices.values()) : devices.stream().map(Devices::named);
        return chosen.map(Devices::factory).toList();
    }

    private List<Path> path() {
        List<Path> path = new ArrayList<>(classes == null ? ClassC.path() : classes);
        for (Path part : path) {
            if (!part.toString().isEmpty() && !Files.exists(part)) {
                throw new AppException("no such class path: file=" + part
                        + ", expected a folder or a jar");
            }
        }
        return path;
    }
}
