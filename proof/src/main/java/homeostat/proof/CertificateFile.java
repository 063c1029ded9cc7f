package homeostat.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What was proved of which bytes, as a file that outlives the run: a line a fact, sorted, the same
/// bytes whenever the same is proved. `evidence` cites it, `homeostat prove --verify` compares it.
///
/// ```
/// homeostat-proof 1
/// tool 0.1.0
/// jdk 25.0.3+9-LTS
/// allowed SHA-256 of the list of library methods
/// rule 1.1 no-allocation
/// program homeostat.device.pancreas.Pancreas
/// entry homeostat/kernel/Device.advance(J)V
/// first a/class/to/Initialise
/// class SHA-256 homeostat/kernel/Device
/// end SHA-256 of everything above
/// ```
///
/// `entry`, `first` and `class` belong to the `program` above them. A rule that was asked for
/// nothing (deadlines, when no board was stated) is listed as `unjudged`. The last line makes a
/// file that was cut or edited by mistake known as such; it is no signature.
public final class CertificateFile {
    private static final String MAGIC = "homeostat-proof 1";
    private static final String HASH = "[0-9a-f]{64}";

    private final List<String> lines;
    private final Map<String, String> classes = new TreeMap<>();
    private final List<String> programs = new ArrayList<>();
    private final List<String> rules = new ArrayList<>();
    private String allowed = "";
    private String jdk = "";

    private CertificateFile(List<String> lines, String name) {
        this.lines = List.copyOf(lines);
        for (int i = 1; i < lines.size(); i++) {
            understand(lines.get(i), name, i + 1);
        }
    }

    static CertificateFile of(List<ProofRun.Judged> judged) {
        List<String> lines = new ArrayList<>();
        for (ProofRun.Judged each : judged) {
            if (!each.proof().isProved()) {
                throw new ProofException("no certificate: entry=" + each.entry() + " findings="
                        + each.proof().findings().size() + ", expected none");
            }
        }
        Certificate ground = judged.getFirst().proof().certificate();
        lines.add(MAGIC);
        lines.add("tool " + tool());
        lines.add("jdk " + ground.jdk());
        lines.add("allowed " + ground.allowedSha256());
        lines.addAll(rulesOf(ground));
        for (ProofRun.Judged each : judged.stream()
                .sorted(Comparator.comparing(ProofRun.Judged::entry)).toList()) {
            Certificate certificate = each.proof().certificate();
            lines.add("program " + each.entry());
            certificate.entries().forEach(entry -> lines.add("entry " + entry));
            certificate.initialiseFirst().forEach(type -> lines.add("first " + type));
            certificate.classes().forEach((type, hash) ->
                    lines.add("class " + hash + " " + type));
        }
        return new CertificateFile(lines, "");
    }

    private static List<String> rulesOf(Certificate certificate) {
        return List.of(Rule.values()).stream()
                .map(rule -> (certificate.rules().contains(rule.id()) ? "rule " : "unjudged ")
                        + rule.number() + " " + rule.id()).toList();
    }

    /// The version of this prover; a jar carries it, classes in a folder do not.
    static String tool() {
        String version = CertificateFile.class.getPackage().getImplementationVersion();
        return version == null ? "in-place" : version;
    }

    /// Reads a certificate back.
    ///
    /// @throws ProofException when the file is missing, of another kind, cut or changed
    public static CertificateFile read(Path file) {
        List<String> lines;
        try {
            lines = new ArrayList<>(Files.readAllLines(file));
        } catch (IOException e) {
            throw new ProofException("cannot read: file=" + file
                    + ", expected a certificate that homeostat prove has written", e);
        }
        if (lines.isEmpty() || !lines.getFirst().equals(MAGIC)) {
            throw new ProofException("not a certificate: file=" + file + " line=1, expected \""
                    + MAGIC + "\"");
        }
        String end = lines.removeLast();
        if (!end.equals(end(lines))) {
            throw new ProofException("a damaged certificate: file=" + file + " line="
                    + (lines.size() + 1) + ", expected \"end\" and the SHA-256 of the lines above");
        }
        return new CertificateFile(lines, file.toString());
    }

    private void understand(String line, String file, int number) {
        String[] words = line.split(" ");
        boolean isKnown = switch (words[0]) {
            case "tool", "entry", "first" -> words.length == 2;
            case "jdk" -> {
                jdk = words[words.length - 1];
                yield words.length == 2;
            }
            case "allowed" -> {
                allowed = words[words.length - 1];
                yield words.length == 2 && words[1].matches(HASH);
            }
            case "rule", "unjudged" -> words.length == 3 && rules.add(words[1] + " " + words[2]);
            case "program" -> programs.add(words[words.length - 1]) && words.length == 2;
            case "class" -> {
                boolean isRow = words.length == 3 && words[1].matches(HASH);
                String other = isRow ? classes.put(words[2], words[1]) : null;
                yield isRow && (other == null || other.equals(words[1]));
            }
            default -> false;
        };
        if (!isKnown) {
            throw new ProofException("not a line of a certificate: file=" + file + " line="
                    + number + ", expected tool, jdk, allowed, rule, unjudged, program,"
                    + " entry, first or class");
        }
    }

    /// The file as it is to be written.
    public String text() {
        return String.join("\n", lines) + "\n" + end(lines) + "\n";
    }

    private static String end(List<String> lines) {
        return "end " + Certificate.sha256(
                (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /// The classes that name the programs.
    public List<String> programs() {
        return List.copyOf(programs);
    }

    /// How many class files it speaks for.
    public int classCount() {
        return classes.size();
    }

    /// The version of the JDK whose library was read.
    public String jdk() {
        return jdk;
    }

    /// In what the class files of a class path, and the rules of this prover, are no longer those
    /// of the certificate; one sentence each, none when it still speaks for them.
    ///
    /// @throws ProofException when the class path cannot be read
    public List<String> differences(List<Path> classPath) {
        Map<String, byte[]> found = ClassPath.read(classPath);
        List<String> differences = new ArrayList<>();
        classes.forEach((type, hash) -> {
            byte[] bytes = found.get(type);
            if (bytes == null) {
                differences.add("missing: class=" + type);
            } else if (!Certificate.sha256(bytes).equals(hash)) {
                differences.add("changed: class=" + type);
            }
        });
        for (Rule rule : Rule.values()) {
            if (!rules.contains(rule.number() + " " + rule.id())) {
                differences.add("not known then: rule=" + rule.number() + " " + rule.id());
            }
        }
        if (!allowed.equals(Certificate.sha256(
                new Library().allowedText().getBytes(StandardCharsets.UTF_8)))) {
            differences.add("changed: the list of library methods that task code may call");
        }
        return differences;
    }
}
