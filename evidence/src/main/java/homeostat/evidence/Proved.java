package homeostat.evidence;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// What the last build proved: a certificate of the prover, held against the class files that lie
/// there now. A certificate of other bytes proves nothing.
///
/// @param place the certificate, relative to the repository
/// @param programs what was proved
/// @param rules how many rules
/// @param classes how many class files
/// @param sha256 of the certificate itself
/// @param changed classes whose files are gone or no longer those
public record Proved(String place, List<String> programs, int rules, int classes, String sha256,
        List<String> changed) {
    private static final String NAME = "target/prove.certificate";
    private static final String MAGIC = "homeostat-proof 1";

    public Proved {
        programs = List.copyOf(programs);
        changed = List.copyOf(changed);
    }

    /// The certificates of all modules under `home`, sorted.
    ///
    /// @throws EvidenceException when one cannot be read or is none
    public static List<Proved> gather(Path home) {
        List<Proved> all = new ArrayList<>();
        try {
            List<Path> modules = modules(home);
            for (Path module : modules) {
                Path file = module.resolve(NAME);
                if (Files.exists(file)) {
                    all.add(read(home, file, modules));
                }
            }
        } catch (IOException problem) {
            throw new EvidenceException("a certificate is not readable: folder=" + home + ", "
                    + problem.getMessage());
        }
        return all;
    }

    /// Whether it speaks for the class files of now.
    public boolean stands() {
        return changed.isEmpty();
    }

    /// One line: what, by how many rules, of how many class files.
    public String sentence() {
        return String.join(", ", programs) + ": " + rules + " rules, " + classes + " class files, "
                + (stands() ? "unchanged" : changed.size() + " CHANGED since");
    }

    private static List<Path> modules(Path home) throws IOException {
        List<Path> modules = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(home,
                child -> Files.isDirectory(child.resolve("target")))) {
            children.forEach(modules::add);
        }
        modules.sort(null);
        return modules;
    }

    private static Proved read(Path home, Path file, List<Path> modules) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.getFirst().equals(MAGIC)) {
            throw new EvidenceException("not a certificate: file=" + file + " line=1, expected \""
                    + MAGIC + "\"");
        }
        List<String> programs = new ArrayList<>();
        List<String> classes = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        int rules = 0;
        for (String line : lines) {
            String[] words = line.split(" ");
            if (words[0].equals("program")) {
                programs.add(words[words.length - 1]);
            } else if (words[0].equals("rule")) {
                rules++;
            } else if (words[0].equals("class") && words.length == 3
                    && !classes.contains(words[2])) {
                classes.add(words[2]);
                if (!isThere(words[2], words[1], modules)) {
                    changed.add(words[2]);
                }
            }
        }
        return new Proved(home.relativize(file).toString(), programs, rules, classes.size(),
                sha256(Files.readAllBytes(file)), changed);
    }

    private static boolean isThere(String name, String hash, List<Path> modules)
            throws IOException {
        for (Path module : modules) {
            Path file = module.resolve("target/classes").resolve(name + ".class");
            if (Files.exists(file)) {
                return sha256(Files.readAllBytes(file)).equals(hash);
            }
        }
        return false;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException absent) {
            throw new EvidenceException("no SHA-256: expected it in every JDK");
        }
    }
}
