package homeostat.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// Compares what a prover says of the corpus with the golden files. Loaded beside a mutant, so it
/// speaks strings only.
public final class Jury {
    private Jury() {
    }

    /// The first program whose proof reads differently from its golden file, or null.
    public static String firstDifference(List<String> folders, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            if (!isAsGolden(folders.get(i), names.get(i))) {
                return names.get(i);
            }
        }
        return null;
    }

    private static boolean isAsGolden(String folder, String name) {
        try {
            return Files.readString(Corpus.FOLDER.resolve(folder).resolve(name + ".txt"))
                    .equals(folder.equals(Corpus.REJECTS) ? Corpus.prove(name).text()
                            : DeviceCorpus.words(name));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return false;
        }
    }
}
