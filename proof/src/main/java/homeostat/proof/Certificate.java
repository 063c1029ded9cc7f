package homeostat.proof;

import homeostat.proof.budget.Board;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What was judged: of which bytes, from which entries, by which rules, on what premises.
///
/// @param classes SHA-256 of each class file of the program that the verdict rests on, by class
/// @param entries the methods that hosts call
/// @param rules ids of the rules that were judged
/// @param allowedSha256 SHA-256 of the list of allowed library methods
/// @param initialiseFirst classes that a host must have touched before the first step
/// @param jdk the version of the JDK whose library was read
public record Certificate(SortedMap<String, String> classes, List<String> entries,
        List<String> rules, String allowedSha256, List<String> initialiseFirst, String jdk) {

    static Certificate of(Judgement judgement, Board board) {
        SortedMap<String, String> classes = new TreeMap<>();
        for (String type : restsOn(judgement.program, judgement.graph)) {
            classes.put(type, sha256(judgement.program.bytesOf(type)));
        }
        return new Certificate(classes,
                judgement.graph.entries().stream().map(Method::toString).sorted().toList(),
                List.of(Rule.values()).stream()
                        .filter(rule -> !judgement.unjudged.contains(rule)
                                && (rule != Rule.SCHEDULABLE || board != null))
                        .map(Rule::id).toList(),
                sha256(judgement.library.allowedText().getBytes(StandardCharsets.UTF_8)),
                List.copyOf(judgement.initialiseFirst), Runtime.version().toString());
    }

    /// The classes of the program whose code or whose instances count.
    static Set<String> restsOn(Program program, CallGraph graph) {
        Set<String> types = new TreeSet<>(graph.instantiated());
        graph.methods().forEach(method -> types.add(method.owner()));
        graph.assembly().forEach(method -> types.add(method.owner()));
        for (String type : List.copyOf(types)) {
            types.addAll(program.supertypes(type));
        }
        types.removeIf(type -> !program.isOwn(type));
        return types;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new ProofException("no SHA-256: expected it in every JDK", e);
        }
    }
}
