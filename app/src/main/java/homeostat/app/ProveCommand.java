package homeostat.app;

import homeostat.proof.EntryPoints;
import homeostat.proof.Program;
import homeostat.proof.Proof;
import homeostat.proof.ProofException;
import homeostat.proof.Prover;
import homeostat.proof.budget.Board;
import homeostat.proof.budget.BudgetTable;
import homeostat.proof.owner.Owners;
import homeostat.proof.owner.OwnersPage;
import homeostat.proof.snapshot.Snapshot;
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

    private Target page;

    @Override
    public Integer call() {
        if ((classes == null) != (entry == null)) {
            throw new AppException("only one of --classes and --entry is given, expected both");
        }
        if (classes != null && device != null) {
            throw new AppException("--device and --classes are both given, expected one of them");
        }
        if (boards != null && board == null) {
            throw new AppException("--boards is given without --board, expected both");
        }
        if (owners != null && unassembled) {
            throw new AppException("--owners and --unassembled are both given, expected one of"
                    + " them");
        }
        if ("-".equals(owners) && "-".equals(json)) {
            throw new AppException("--owners and --json both go to standard output, expected a file"
                    + " for one of them");
        }
        List<String> factories = factories();
        if (owners != null && !owners.equals("-") && factories.size() > 1) {
            throw new AppException("--owners names a file for " + factories.size()
                    + " devices, expected --device beside it");
        }
        Target target = Target.of(json);
        page = Target.of(owners);
        Board stated = board == null ? null
                : Board.named(boards == null ? Board.known() : Board.read(boards), board);
        StringBuilder results = new StringBuilder();
        boolean isProved = true;
        for (String factory : factories) {
            Proof proof = prove(factory, stated,
                    target == null || !target.isStandardOutput());
            isProved &= proof.isProved();
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

    private Proof prove(String factory, Board stated, boolean isPrinted) {
        List<Path> path = classes == null ? ClassC.path() : classes;
        for (Path part : path) {
            if (!Files.exists(part)) {
                throw new AppException("no such class path: file=" + part
                        + ", expected a folder or a jar");
            }
        }
        Program program = Program.load(path);
        EntryPoints points = EntryPoints.of(program, factory.replace('.', '/'));
        String reason = unassembled ? "its assembly was not run, as asked" : "its assembly takes"
                + " arguments";
        Snapshot snapshot = null;
        try {
            if (!unassembled && points.assemblyMethod().isPresent()) {
                snapshot = Snapshot.of(path, points.assemblyMethod().get());
            }
        } catch (ProofException e) {
            reason = e.getMessage();
        }
        Proof proof = Prover.prove(program, points, snapshot, stated);
        if (isPrinted) {
            System.out.print(factory + ": " + proof.text()
                    + (snapshot == null ? "  no objects: " + reason + "\n" : "")
                    + BudgetTable.text(proof.costs(), stated));
        }
        if (page != null && snapshot != null) {
            Owners drawn = Prover.owners(program, points, snapshot);
            page.write(page.isStandardOutput() ? drawn.text() : OwnersPage.of(factory, drawn));
        }
        return proof;
    }
}
