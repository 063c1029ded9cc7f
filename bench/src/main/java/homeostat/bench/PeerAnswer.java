package homeostat.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a peer that lived virtual people printed: how long it computed, and of each person the mean
/// and the end of one quantity.
///
/// @param answers by person, `NAME mean` and `NAME end`
record PeerAnswer(double cpuSeconds, Map<String, Double> answers) {

    /// Reads `cpu-seconds S` and lines of `word NAME mean end`.
    ///
    /// @throws BenchException when a line is another
    static PeerAnswer of(String word, List<String> lines) {
        Map<String, Double> answers = new LinkedHashMap<>();
        double cpuSeconds = Double.NaN;
        for (String line : lines) {
            String[] words = line.split(" ");
            try {
                if (words[0].equals("cpu-seconds")) {
                    cpuSeconds = Double.parseDouble(words[1]);
                } else if (words[0].equals(word)) {
                    answers.put(words[1] + " mean", Double.parseDouble(words[2]));
                    answers.put(words[1] + " end", Double.parseDouble(words[3]));
                } else {
                    throw new NumberFormatException(line);
                }
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException strange) {
                throw new BenchException("peer not understood: line=\"" + line
                        + "\", expected cpu-seconds or " + word + " and numbers", strange);
            }
        }
        return new PeerAnswer(cpuSeconds, answers);
    }
}
